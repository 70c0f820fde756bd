import { expect, test } from "vitest";
import { lineSchema, textLimits, textSchema } from "./text.ts";

test.each([
  ["escape sequences of a terminal", "\u001b[31mred\u001b[0m\u0007"],
  ["Windows line ends, tabs and form feeds", "a\r\n\tb\fc"],
  ["emoji, marks of direction and line separators", "👩‍👩‍👧 \u202eabc\u202c \u2028"],
  ["white space around it", "  \n a \n  "],
  ["Unicode that is not normalized", "e\u0301"],
])("running text is kept as it is: %s", (_what, text) => {
  expect(textSchema(1_000).parse(text)).toBe(text);
});

test.each([
  ["a NUL", "a\0b"],
  ["half of a surrogate pair", "a\ud800b"],
])("what no database can keep is refused everywhere: %s", (_what, text) => {
  expect(textSchema(1_000).safeParse(text).success).toBe(false);
  expect(lineSchema(1_000).safeParse(text).success).toBe(false);
});

test("a line is one line, without white space around it", () => {
  expect(lineSchema(10).parse("  Fix login ")).toBe("Fix login");
  for (const text of ["two\nlines", "two\rlines", "   ", "x".repeat(11)]) {
    expect(lineSchema(10).safeParse(text).success, JSON.stringify(text)).toBe(false);
  }
});

test("a message holds a command with the longest title and description, and a comment holds any message", () => {
  const { title, description, message, comment } = textLimits;
  expect("/eureka new ".length + title + "\n\n".length + description).toBeLessThanOrEqual(message);
  expect(comment).toBeGreaterThanOrEqual(message);
});
