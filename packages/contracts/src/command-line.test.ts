import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";

test("a verb, words in quotes and flags", () => {
  expect(parseCommandLine('idea "better onboarding" --top 5 --logical --due-before=2026-12-01')).toEqual({
    verb: "idea",
    rest: '"better onboarding" --top 5 --logical --due-before=2026-12-01',
    words: ["better onboarding"],
    flags: { top: "5", logical: true, dueBefore: "2026-12-01" },
  });
});

test("prose behind the verb stays as it was typed", () => {
  const report = '**Steps**\n\n1. run `npm i --force`\n2. it says "no" \u{1F622}  \r\n';
  expect(parseCommandLine(`new ${report}`).rest).toBe(report);
});

test("two dashes end the flags, quoted dashes are words, a repeated flag holds both values", () => {
  expect(parseCommandLine("new --label a --label b -- --urgent '--x'")).toMatchObject({
    words: ["--urgent", "--x"],
    flags: { label: ["a", "b"] },
  });
});

test("nothing typed is an empty verb, and an unclosed quote reaches to the end", () => {
  expect(parseCommandLine("  ")).toEqual({ verb: "", rest: "", words: [], flags: {} });
  expect(parseCommandLine('find "a b').words).toEqual(["a b"]);
});

test("a flag named like a member of every object is only a flag", () => {
  const { flags } = parseCommandLine("x --constructor 1 --to-string");
  expect(Object.keys(flags)).toEqual(["constructor", "toString"]);
});

test("any text can be read, and the raw rest is never changed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { rest } = parseCommandLine(`verb ${text}`);
      expect(rest).toBe(text);
    }),
  );
});
