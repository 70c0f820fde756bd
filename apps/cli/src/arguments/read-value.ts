/** Turns what was typed for a field into the value that the API takes. */
import { say } from "@eureka/contracts/words";
import { type Field, flagOf } from "../command.ts";
import { UsageError } from "../usage-error.ts";
import { suggest } from "./suggest.ts";

/** Throws a UsageError when the text cannot be what the field needs; what is wrong besides only the server can say. */
export function readValue(field: Field, text: string): unknown {
  if (field.choices) return readChoice(field, field.choices, text);
  return readers[field.type](field, text);
}

const readers: Readonly<Record<Field["type"], (field: Field, text: string) => unknown>> = {
  text: (_field, text) => text,
  integer: (field, text) => {
    if (!/^[+-]?\d{1,15}$/.test(text)) throw wrong(field, say("cli.value.integer"), text);
    return Number(text);
  },
  number: (field, text) => {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number)) throw wrong(field, say("cli.value.number"), text);
    return number;
  },
  boolean: (field, text) => {
    const value = booleans[text.toLowerCase()];
    if (value === undefined) throw wrong(field, say("cli.value.boolean"), text);
    return value;
  },
  due: (field, text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { type: "date", date: text };
    if (text.startsWith("{")) return readJson(field, text);
    const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? new Date(text.replace(" ", "T")) : undefined;
    if (!instant || Number.isNaN(instant.getTime())) throw wrong(field, say("cli.value.due"), text);
    return { type: "instant", at: instant.toISOString() };
  },
  json: readJson,
  path: (_field, text) => text,
};

const booleans: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

function readJson(field: Field, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(field, say("cli.value.json"), text);
  }
}

function readChoice(field: Field, choices: readonly string[], text: string): string {
  if (choices.includes(text)) return text;
  const meant = suggest(text, choices);
  const hint = meant ? ` ${say("cli.did_you_mean", { word: meant })}` : "";
  throw new UsageError(
    `${say("cli.value.choice", { flag: flagOf(field.name), choices: choices.join(", "), text: shorten(text) })}${hint}`,
  );
}

function wrong(field: Field, expected: string, text: string): UsageError {
  return new UsageError(say("cli.value.wrong", { flag: flagOf(field.name), expected, text: shorten(text) }));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
