import type { Check } from "./check.ts";
import { problemsOf, runProgram } from "./run-tool.ts";

/** Whether the generated files are what `npm run generate` would write now. */
export const generated: Check = {
  name: "generated",
  findProblems: async () => problemsOf(await runProgram(process.execPath, ["scripts/generate.mjs", "--check"])),
};
