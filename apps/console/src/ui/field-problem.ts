/**
 * What is wrong with a field, in the catalogue's words. The API says it in those of its validation library, which nobody has to
 * understand. Pure.
 */
import type { ApiFailure } from "@eureka/sdk/rtk-query";

export type FieldProblem = ApiFailure["errors"][number];

/** A key of the shared words, with what stands in its gaps. */
export interface ProblemWords {
  readonly key: string;
  readonly values?: { readonly count?: number; readonly reason?: string };
}

type Rule = (problem: FieldProblem) => ProblemWords | null;

const plain =
  (key: string): Rule =>
  () => ({ key });

/** "Too small: expected string to have >=1 characters": what it is of, and the limit. */
const sizeShape = /expected (\w+) to (?:be|have) (>=|<=|>|<|exactly )(-?\d+(?:\.\d+)?)/;

const sizeKeys: Readonly<Record<string, string>> = {
  "string >=": "problem.atLeastCharacters",
  "string <=": "problem.atMostCharacters",
  "string exactly ": "problem.exactlyCharacters",
  "array >=": "problem.atLeastEntries",
  "array <=": "problem.atMostEntries",
  "number >=": "problem.atLeast",
  "number <=": "problem.atMost",
  "number >": "problem.above",
  "number <": "problem.below",
};

function describeSize({ message }: FieldProblem): ProblemWords | null {
  const [, kind = "", bound = "", limit = ""] = sizeShape.exec(message) ?? [];
  if (kind === "string" && bound === ">=" && limit === "1") return { key: "problem.required" };
  const key = sizeKeys[`${kind} ${bound}`];
  return key === undefined ? null : { key, values: { count: Number(limit) } };
}

const formats: readonly (readonly [RegExp, string])[] = [
  [/email/i, "problem.email"],
  [/url/i, "problem.address"],
  [/date/i, "problem.date"],
];

/** A pattern or a check of our own says in a sentence what must be. */
function describeOwn({ message }: FieldProblem): ProblemWords | null {
  if (/NUL|Unicode|line breaks/.test(message)) return { key: "problem.characters" };
  if (/^must not be empty$/.test(message)) return { key: "problem.required" };
  return message.startsWith("must ") ? { key: "problem.must", values: { reason: message } } : null;
}

function describeFormat(problem: FieldProblem): ProblemWords | null {
  const found = formats.find(([shape]) => shape.test(problem.message));
  return describeOwn(problem) ?? (found ? { key: found[1] } : null);
}

function describeType({ message }: FieldProblem): ProblemWords | null {
  if (/received (undefined|null)$/.test(message)) return { key: "problem.required" };
  if (/expected int/.test(message)) return { key: "problem.wholeNumber" };
  return /expected number/.test(message) ? { key: "problem.number" } : null;
}

const rules: Readonly<Record<string, Rule>> = {
  too_small: describeSize,
  too_big: describeSize,
  invalid_type: describeType,
  invalid_format: describeFormat,
  invalid_value: plain("problem.choice"),
  custom: describeOwn,
  broken_text: plain("problem.characters"),
  unknown_field: plain("problem.outdated"),
};

/** For any problem there is a sentence; the last resort says what to do. */
export function describeProblem(problem: FieldProblem): ProblemWords {
  const rule = Object.hasOwn(rules, problem.code) ? rules[problem.code] : undefined;
  return rule?.(problem) ?? { key: "problem.other" };
}

/** "Default board" of `grants.0.defaultBoardId`: what a field is called where its label is not at hand. */
export function nameField(path: string): string {
  const last = path
    .split(".")
    .filter((part) => !/^\d+$/.test(part))
    .at(-1);
  const words = (last ?? "")
    .replace(/Ids?$/, "")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
