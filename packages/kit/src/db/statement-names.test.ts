import { expect, test } from "vitest";
import { createStatementNames } from "./statement-names.ts";

test("a text keeps its name, different texts have different ones, and there is an end to them", () => {
  const statementName = createStatementNames();
  const first = statementName("select 1");
  expect(statementName("select 2")).not.toBe(first);
  expect(statementName("select 1")).toBe(first);
  const names = Array.from({ length: 1_000 }, (_, index) => statementName(`select ${index} as many`));
  expect(new Set(names.filter((name) => name !== undefined)).size).toBe(398);
  expect(names.at(-1)).toBeUndefined();
  expect(statementName("select 2")).toBeDefined();
});
