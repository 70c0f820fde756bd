import type { Check } from "./check.ts";
import { problemsOf, runTool } from "./run-tool.ts";

/** Files, exports and dependencies that nobody uses, by knip. */
export const deadCode: Check = {
  name: "dead code",
  findProblems: async () => problemsOf(await runTool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"])),
};
