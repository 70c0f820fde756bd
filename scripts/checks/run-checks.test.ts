import { expect, it, vi } from "vitest";
import { runChecks } from "./run-checks.ts";

it("one failed check stops none of the others, and a check that breaks counts as failed", async () => {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => printed.push(line));

  const tally = await runChecks([
    { name: "types", findProblems: async () => ["main.ts: wrong"] },
    { name: "lint", findProblems: () => Promise.reject(new Error("no linter")) },
    { name: "floors", findProblems: async () => [] },
  ]);

  expect(tally).toEqual({ passed: 1, failed: 2 });
  const lines = printed.map((line) => line.replace(/\d+\.\d s/, "T s").replace(/ +/g, " "));
  expect(lines).toEqual([
    "types T s FAILED (1 lines)",
    " main.ts: wrong",
    "lint T s FAILED (1 lines)",
    " Error: no linter",
    "floors T s ok",
  ]);
});
