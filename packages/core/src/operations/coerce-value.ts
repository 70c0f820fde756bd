/** Typed text as the value that a field's schema wants. */
import type { z } from "zod";

/** The first reading of the text that the schema accepts; the text itself when none is, so that the schema says what is wrong. */
export function coerceValue(schema: z.ZodType, value: string | true | readonly string[]): unknown {
  const readings = typeof value === "string" ? readingsOf(value) : value === true ? [true] : [value, value.at(-1)];
  const accepted = readings.findIndex((reading) => schema.safeParse(reading).success);
  return accepted === -1 ? value : readings[accepted];
}

function readingsOf(text: string): unknown[] {
  const line = text.trim();
  const number = line !== "" && Number.isFinite(Number(line)) ? [Number(line)] : [];
  const words: Readonly<Record<string, unknown>> = { true: true, yes: true, false: false, no: false, none: null };
  const word = Object.hasOwn(words, line.toLowerCase()) ? [words[line.toLowerCase()]] : [];
  const list = line
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return [
    text,
    line,
    line.toLowerCase(),
    ...number,
    ...word,
    list,
    // Due: on a day, or at an instant.
    { type: "date", date: line },
    { type: "instant", at: line },
  ];
}
