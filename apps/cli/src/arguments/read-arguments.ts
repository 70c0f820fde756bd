/** Reads the words and flags behind a command into the values of its fields. */
import { say } from "@eureka/contracts/words";
import { type CommandShape, type Field, flagOf } from "../command.ts";
import { UsageError } from "../usage-error.ts";
import { readValue } from "./read-value.ts";
import { suggest } from "./suggest.ts";

export type Values = Record<string, unknown>;

/** Gives the text that stands for `-`: what comes from standard input. */
export type InputReader = () => Promise<string>;

interface Token {
  readonly field: Field;
  readonly text: string;
  /** What a flag without text says: true for `--archived`, false or null for `--no-archived` and `--no-due`. */
  readonly value?: unknown;
}

/** Throws a UsageError for an unknown flag, a value of the wrong form, one value too many or a required one that is missing. */
export async function readArguments(
  shape: CommandShape,
  tokens: readonly string[],
  readInput: InputReader,
): Promise<Values> {
  const { flags, words } = splitTokens(shape, tokens);
  const values: Values = {};
  const readText = readInputOnce(readInput);
  for (const token of [...assignWords(shape, words), ...flags]) {
    const value =
      "value" in token
        ? token.value
        : readValue(token.field, token.text === "-" && takesInput(token.field) ? await readText() : token.text);
    addValue(values, token.field, value);
  }
  const missing = shape.fields.filter((field) => field.required && !Object.hasOwn(values, field.name));
  if (missing.length > 0)
    throw new UsageError(
      say("cli.usage.missing", { fields: missing.map((field) => placeholderOf(shape, field)).join(", ") }),
    );
  return values;
}

function takesInput(field: Field): boolean {
  return (field.type === "text" || field.type === "json") && !field.choices;
}

function readInputOnce(readInput: InputReader): InputReader {
  let isRead = false;
  return () => {
    if (isRead) throw new UsageError(say("cli.usage.input_twice"));
    isRead = true;
    return readInput();
  };
}

/** How a missing value is asked for: `<title>` where a word gives it, else `--title`. */
function placeholderOf(shape: CommandShape, field: Field): string {
  return shape.words.includes(field.name) ? `<${flagOf(field.name)}>` : `--${flagOf(field.name)}`;
}

function splitTokens(shape: CommandShape, tokens: readonly string[]): { flags: Token[]; words: string[] } {
  const flags: Token[] = [];
  const words: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as string;
    if (token === "--") {
      words.push(...tokens.slice(index + 1));
      break;
    }
    if (!/^--?[a-z]/i.test(token)) {
      words.push(token);
      continue;
    }
    const [name = "", ...rest] = token.split("=");
    const inline = rest.length > 0 ? rest.join("=") : undefined;
    const flag = findFlag(shape, name, inline);
    if ("value" in flag || inline !== undefined) {
      flags.push(flag);
      continue;
    }
    const values = valuesBehind(tokens, index, flag.field);
    if (values.length === 0) throw new UsageError(say("cli.usage.no_value", { flag: name }));
    flags.push(...values.map((text) => ({ field: flag.field, text })));
    index += values.length;
  }
  return { flags, words };
}

/** What stands behind a flag, up to the next one where the flag takes all. */
function valuesBehind(tokens: readonly string[], index: number, field: Field): string[] {
  const behind = tokens.slice(index + 1);
  if (!field.takesAll) return behind.slice(0, 1).filter((token) => !/^--./.test(token));
  const end = behind.findIndex((token) => /^--?[a-z]|^--$/i.test(token));
  return end === -1 ? behind : behind.slice(0, end);
}

/** `-h` and `-y` are the only short flags: those of help and of saying yes. */
const shortFlags: Readonly<Record<string, string>> = { "-h": "--help", "-y": "--yes" };

function findFlag(shape: CommandShape, typed: string, inline: string | undefined): Token {
  const name = (shortFlags[typed] ?? typed).replace(/^--?/, "");
  const field = shape.fields.find((candidate) => spellings(candidate).includes(name));
  if (field) {
    return field.type === "boolean" && !field.list && inline === undefined
      ? { field, text: "", value: true }
      : { field, text: inline ?? "" };
  }
  const emptied =
    name.startsWith("no-") && inline === undefined
      ? shape.fields.find((candidate) => flagOf(candidate.name) === name.slice(3))
      : undefined;
  if (emptied?.type === "boolean") return { field: emptied, text: "", value: false };
  if (emptied?.nullable) return { field: emptied, text: "", value: null };
  const meant = suggest(
    name,
    shape.fields.map((candidate) => flagOf(candidate.name)),
  );
  const hint = meant ? ` ${say("cli.did_you_mean", { word: `--${meant}` })}` : "";
  throw new UsageError(`${say("cli.usage.unknown_flag", { flag: typed })}${hint}`);
}

/** A list's flag may also be given in the singular: `--label bug --label login`. */
function spellings(field: Field): string[] {
  const flag = flagOf(field.name);
  return [flag, ...(field.list && flag.endsWith("s") ? [flag.slice(0, -1)] : []), ...(field.aliases ?? [])];
}

function assignWords(shape: CommandShape, words: readonly string[]): Token[] {
  const fields = shape.words.flatMap((name) => shape.fields.find((field) => field.name === name) ?? []);
  const last = fields.at(-1);
  if (words.length === 0) return [];
  if (!last) throw new UsageError(say("cli.usage.no_words", { word: words[0] ?? "" }));
  if (shape.refusesMoreWords && words.length > fields.length) {
    const names = shape.words.map((name) => `"<${flagOf(name)}>"`).join(" ");
    throw new UsageError(say("cli.usage.more_words", { count: words.length, names }));
  }
  const single = fields
    .slice(0, -1)
    .flatMap((field, index): Token[] => (index < words.length ? [{ field, text: words[index] as string }] : []));
  const rest = words.slice(fields.length - 1);
  if (rest.length === 0) return single;
  const takesLine = last.type === "text" && !last.choices && !last.list;
  return [...single, ...(takesLine ? [rest.join(" ")] : rest).map((text) => ({ field: last, text }))];
}

function addValue(values: Values, field: Field, value: unknown): void {
  const earlier = values[field.name];
  if (field.list && value !== null) {
    // JSON may bring the whole list at once.
    const added = field.type === "json" && Array.isArray(value) ? value : [value];
    values[field.name] = [...(Array.isArray(earlier) ? earlier : []), ...added];
    return;
  }
  if (Object.hasOwn(values, field.name)) throw new UsageError(say("cli.usage.twice", { flag: flagOf(field.name) }));
  values[field.name] = value;
}
