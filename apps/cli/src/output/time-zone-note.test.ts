import { expect, it } from "vitest";
import { testContext } from "../test-context.ts";
import { noteTimeZone } from "./time-zone-note.ts";

it.each([
  ["created  2026-11-22 03:19\n", true],
  ["\u001b[2m2026-11-22 03:19\u001b[22m  Ann\n", true],
  ["due  2026-12-04\n", false],
])("says the time zone below %j: %s", (output, isSaid) => {
  const context = testContext({ answers: [] });
  noteTimeZone(context.terminal, output);
  expect(context.printed.notes !== "").toBe(isSaid);
});
