/** Reads an object out of what a model wrote. Models put prose or a fence around it, also where they were told not to. Pure. */
import type { z } from "zod";

/** Deeper than any answer that we ask for. */
const deepest = 40;
const mostProblems = 20;
/** Brackets in prose at which JSON may begin: each is one look through the text. */
const mostPlaces = 20;

export type ReadAnswer<T> =
  | { readonly ok: true; readonly value: T /** As it stood in the text, for keeping it. */; readonly json: unknown }
  | {
      readonly ok: false /** What is wrong, as the model is told it. */;
      readonly problem: string;
      readonly hasJson: boolean;
    };

export function readAnswer<T>(text: string, schema: z.ZodType<T>): ReadAnswer<T> {
  const found = findJson(text);
  if (!found) return { ok: false, problem: "There is no complete JSON object in it.", hasJson: /[[{]/.test(text) };
  if (found === "too_deep") return { ok: false, problem: "It is nested too deeply.", hasJson: true };
  const parsed = schema.safeParse(found.json);
  if (parsed.success) return { ok: true, value: parsed.data, json: found.json };
  const problems = parsed.error.issues.slice(0, mostProblems).map(({ path, message }) => {
    const place = path.map(String).join(".") || "the whole answer";
    return `- ${place.slice(0, 200)}: ${message.slice(0, 300)}`;
  });
  return { ok: false, problem: `It does not fit the schema:\n${problems.join("\n")}`, hasJson: true };
}

/** The longest piece of JSON in the text: small ones stand in prose around it. */
function findJson(text: string): { readonly json: unknown } | "too_deep" | null {
  const trimmed = text.trim();
  const whole = parse(trimmed);
  if (whole) return whole;
  let longest: { readonly json: unknown; readonly length: number } | null = null;
  let start = nextBracket(trimmed, 0);
  for (let tries = 0; start >= 0 && tries < mostPlaces; tries += 1) {
    const end = findEnd(trimmed, start);
    if (end === "too_deep") return "too_deep";
    const found = end === null ? null : parse(trimmed.slice(start, end));
    if (found && found !== "too_deep" && end !== null && end - start > (longest?.length ?? 0)) {
      longest = { ...found, length: end - start };
    }
    start = nextBracket(trimmed, found && end !== null ? end : start + 1);
  }
  return longest;
}

function nextBracket(text: string, from: number): number {
  const next = text.slice(from).search(/[[{]/);
  return next < 0 ? -1 : from + next;
}

function parse(text: string): { readonly json: unknown } | "too_deep" | null {
  if (!/^[[{]/.test(text)) return null;
  const end = findEnd(text, 0);
  if (end === "too_deep") return "too_deep";
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** The place behind the bracket that closes the one at `start`; null when none does. Strings are skipped. */
function findEnd(text: string, start: number): number | "too_deep" | null {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      index = skipString(text, index);
    } else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > deepest) return "too_deep";
    } else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}

function skipString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
  return index;
}
