import type { Check } from "./check.ts";
import { problemsOf, runTool } from "./run-tool.ts";

/** One program for each set of global types: the server side knows no DOM. */
const projects = ["tsconfig.json", "packages/sdk", "apps/cli", "apps/console", "tests"];

/** The type check by TypeScript 7, incremental: `.cache/types` keeps what it knows. */
export const types: Check = {
  name: "types",
  async findProblems() {
    const problems: string[] = [];
    for (const project of projects) {
      const result = await runTool("ts7/bin/tsc", ["-p", project, "--pretty", "false"]);
      // A project without a source file yet is no error ("No inputs were found").
      problems.push(...problemsOf(result).filter((line) => !line.includes("error TS18003")));
    }
    return problems;
  },
};
