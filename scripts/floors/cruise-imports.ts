import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";
import { runTool } from "../checks/run-tool.ts";
import { repositoryRoot, sourceFolders } from "../repository.ts";

/** An import that a rule forbids. */
export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface CruisedImports {
  readonly breaches: readonly Breach[];
  /** Every file that was read, so that a gate which reads nothing cannot be green. */
  readonly files: ReadonlySet<string>;
  readonly totalCruised: number;
}

const cruised = new Map<string, Promise<CruisedImports>>();

/**
 * Follows all imports of a tree that is laid out like this repository and holds them against the floors. A tree is read once in a
 * process: it takes long, and nothing changes meanwhile.
 * @param root the root folder of the tree
 */
export function cruiseImports(root: string): Promise<CruisedImports> {
  const known = cruised.get(root) ?? readImports(root);
  cruised.set(root, known);
  return known;
}

async function readImports(root: string): Promise<CruisedImports> {
  const folders = sourceFolders.filter((folder) => existsSync(join(root, folder)));
  const config = join(repositoryRoot, ".dependency-cruiser.cjs");
  const args = ["--config", config, "--output-type", "json", ...folders];
  const { stdout, stderr } = await runTool("dependency-cruiser/bin/dependency-cruiser.mjs", args, root);
  if (!stdout.startsWith("{")) throw new Error(`dependency-cruiser could not read the imports: ${stderr}${stdout}`);

  const result = JSON.parse(stdout) as ICruiseResult;
  return {
    breaches: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: new Set(result.modules.map((module) => module.source)),
    totalCruised: result.summary.totalCruised,
  };
}
