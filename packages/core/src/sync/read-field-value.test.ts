import { expect, test } from "vitest";
import { readFieldValue } from "./read-field-value.ts";

const field = (type: Parameters<typeof readFieldValue>[0]["type"], choices: readonly string[] = []) => ({
  platformFieldId: "f1",
  name: "Oven",
  type,
  choices,
});

test.each([
  ["text", "  big ", "big"],
  ["text", "", null],
  ["text", null, null],
  ["number", "-12.50", "-12.50"],
  ["checkbox", "false", "false"],
  ["date", "2026-11-20", "2026-11-20T12:00:00.000Z"],
  ["date", "2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00.000Z"],
  ["choice", "High", "High"],
  ["choice", " ", null],
] as const)("a field of the type %s takes %j as %j", (type, given, value) => {
  expect(readFieldValue(field(type, ["Low", "High"]), given)).toBe(value);
});

test.each([
  ["number", "many", "digits"],
  ["number", "1e9", "digits"],
  ["number", "1,5", "digits"],
  ["checkbox", "yes", "true or false"],
  ["date", "tomorrow", "a day as"],
  ["date", "2026-02-30", "a day as"],
  ["choice", "high", "one of: Low, High"],
] as const)("a field of the type %s refuses %j and says what it takes", (type, given, wanted) => {
  const refused = () => readFieldValue(field(type, ["Low", "High"]), given);
  expect(refused).toThrow(expect.objectContaining({ code: "external_field.value_wrong" }));
  expect(refused).toThrow(wanted);
});
