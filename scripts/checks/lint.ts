import type { Check } from "./check.ts";
import { problemsOf, runTool } from "./run-tool.ts";

/** Format, imports and rules of `biome.json`. `npx biome check --write` mends what can be mended. */
export const lint: Check = {
  name: "lint",
  findProblems: async () =>
    problemsOf(await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "--colors=off"])),
};
