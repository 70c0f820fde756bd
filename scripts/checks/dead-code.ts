import type { Check } from "./check.ts";
import { problemsOf, runTool } from "./run-tool.ts";

/** Packages whose lists of what they offer serve this repository alone; the connector SDK offers more than is used here. */
const ownPackages = ["contracts", "core", "kit", "simulators", "surfaces"];

/** Files, exports and dependencies that nobody uses, by knip; then what these packages offer and nobody takes. */
export const deadCode: Check = {
  name: "dead code",
  async findProblems() {
    const offered = ["--include-entry-exports", "--include=exports"];
    const workspaces = ownPackages.map((name) => `--workspace=packages/${name}`);
    return [...(await findUnused([])), ...(await findUnused([...offered, ...workspaces]))];
  },
};

async function findUnused(more: readonly string[]): ReturnType<Check["findProblems"]> {
  return problemsOf(await runTool("knip/bin/knip.js", ["--no-progress", "--no-config-hints", ...more]));
}
