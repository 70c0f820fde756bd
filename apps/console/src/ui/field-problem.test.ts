import { emojiSchema } from "@eureka/contracts/reaction";
import { lineSchema, textSchema } from "@eureka/contracts/text";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeProblem, nameField } from "./field-problem.ts";
import { words } from "./words.ts";

/** What the API would say of a value, and what the console makes of it. */
function judge(schema: z.ZodType, value: unknown) {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) throw new Error("the value is right");
  return describeProblem({ path: "field", code: issue.code, message: issue.message });
}

test.each([
  [lineSchema(200), "", { key: "problem.required" }],
  [lineSchema(200), undefined, { key: "problem.required" }],
  [z.string().min(12), "short", { key: "problem.atLeastCharacters", values: { count: 12 } }],
  [textSchema(3), "four", { key: "problem.atMostCharacters", values: { count: 3 } }],
  [z.string().length(3), "four", { key: "problem.exactlyCharacters", values: { count: 3 } }],
  [z.array(z.string()).min(2), [], { key: "problem.atLeastEntries", values: { count: 2 } }],
  [z.array(z.string()).max(1), ["a", "b"], { key: "problem.atMostEntries", values: { count: 1 } }],
  [z.number().min(0.5), 0, { key: "problem.atLeast", values: { count: 0.5 } }],
  [z.int().max(20), 21, { key: "problem.atMost", values: { count: 20 } }],
  [z.number().positive(), 0, { key: "problem.above", values: { count: 0 } }],
  [z.number().lt(9), 9, { key: "problem.below", values: { count: 9 } }],
  [z.int(), 1.5, { key: "problem.wholeNumber" }],
  [z.number(), "many", { key: "problem.number" }],
  [z.email(), "ann", { key: "problem.email" }],
  [z.url(), "ann", { key: "problem.address" }],
  [z.iso.datetime(), "soon", { key: "problem.date" }],
  [z.enum(["a", "b"]), "c", { key: "problem.choice" }],
  [lineSchema(200), "two\nlines", { key: "problem.characters" }],
  [
    emojiSchema,
    "No",
    { key: "problem.must", values: { reason: "must be an emoji's name, for example white_check_mark" } },
  ],
  [z.union([z.string(), z.number()]), {}, { key: "problem.other" }],
  [z.string(), 7, { key: "problem.other" }],
])("%# what the validation says becomes a sentence of the catalogue", (schema, value, expected) => {
  expect(judge(schema, value)).toEqual(expected);
});

test("whatever the code, there is a sentence, and never the library's own", () => {
  for (const code of ["too_small", "custom", "unknown_field", "broken_text", "constructor", "", "something_new"]) {
    const { key, values } = describeProblem({ path: "", code, message: "Invalid input: expected nonoptional" });
    const sentence = words.problem[key.replace("problem.", "") as keyof typeof words.problem];
    expect(sentence, code).toMatch(/\.$/);
    expect(JSON.stringify(values ?? {})).not.toContain("nonoptional");
  }
});

test("a field is named by the last of its path", () => {
  expect(["name", "grants.0.defaultBoardId", "labelIds.3", "baseUrl", ""].map(nameField)).toEqual([
    "Name",
    "Default board",
    "Label",
    "Base url",
    "",
  ]);
});
