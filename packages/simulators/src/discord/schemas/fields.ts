/** Pieces of schemas, with Discord's own words for what is wrong. */
import { z } from "zod";

/** Discord counts code points. */
function countCharacters(text: string): number {
  return [...text].length;
}

/** A text of so many characters. */
export function text(longest: number, shortest = 0): z.ZodString {
  const words =
    shortest > 0
      ? `BASE_TYPE_BAD_LENGTH Must be between ${shortest} and ${longest} in length.`
      : `BASE_TYPE_MAX_LENGTH Must be ${longest} or fewer in length.`;
  return z.string().refine((value) => {
    const count = countCharacters(value);
    return count >= shortest && count <= longest;
  }, words);
}

/** A list of so many entries. */
export function list<Entry extends z.ZodType>(entry: Entry, longest: number, shortest = 0): z.ZodArray<Entry> {
  const words = `BASE_TYPE_BAD_LENGTH Must be between ${shortest} and ${longest} in length.`;
  return z.array(entry).min(shortest, words).max(longest, words);
}

/** A whole number in a range, both ends included. */
export function whole(least: number, most: number): z.ZodNumber {
  const words = `NUMBER_TYPE_RANGE int value should be between ${least} and ${most}.`;
  return z.int("NUMBER_TYPE_COERCE Value is not int.").min(least, words).max(most, words);
}

export const snowflakePattern = /^(0|[1-9]\d{0,19})$/;
export const snowflake = z.string().regex(snowflakePattern, "NUMBER_TYPE_COERCE Value is not snowflake.");

/** One of several numbers. */
export function oneOf<const Allowed extends number>(numbers: readonly Allowed[]): z.ZodLiteral<Allowed> {
  return z.literal(numbers, `BASE_TYPE_CHOICES Value must be one of (${numbers.join(", ")}).`);
}

/** A number in a query. */
export function countInQuery(least: number, most: number): z.ZodType<number | undefined> {
  const words = `NUMBER_TYPE_RANGE int value should be between ${least} and ${most}.`;
  return z
    .string()
    .regex(/^\d+$/, "NUMBER_TYPE_COERCE Value is not int.")
    .transform(Number)
    .refine((value) => value >= least && value <= most, words)
    .optional();
}

/** A yes or no in a query. */
export const flagInQuery = z
  .enum(["true", "false", "True", "False", "1", "0"])
  .transform((value) => /^(true|1)$/i.test(value))
  .optional();

/** http and https; `attachment://name` where a file of the same request may be meant. */
export function address(longest: number, schemes: readonly string[] = ["http:", "https:"]): z.ZodString {
  return text(longest).refine(
    (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
    "URL_TYPE_INVALID_URL Not a well formed URL.",
  );
}

export const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: text(32).nullish(),
  animated: z.boolean().nullish(),
});

export const archiveDuration = oneOf([60, 1440, 4320, 10_080]);
