import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository.ts";
import type { Check } from "./check.ts";
import { problemsOf, runProgram } from "./run-tool.ts";

/** Two copies of one of these would be two sets of classes and types that do not fit each other. */
const onlyOnce = ["drizzle-orm", "zod", "pg", "@types/pg"];

/** `package-lock.json` has everything that the manifests ask for, as `npm ci` will see it, and no harmful second copies. */
export const lock: Check = {
  name: "lock",
  findProblems: async () => [...(await findMissing()), ...findSecondCopies()],
};

async function findMissing(): Promise<readonly string[]> {
  const result = await runProgram("npm", ["ci", "--dry-run", "--ignore-scripts", "--loglevel=error"]);
  const missing = `${result.stdout}\n${result.stderr}`.split("\n").filter((line) => /Missing:|Invalid:/.test(line));
  return result.exitCode === 0 ? missing : problemsOf(result);
}

function findSecondCopies(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(repositoryRoot, "package-lock.json"), "utf8")) as {
    packages: Record<string, unknown>;
  };
  return onlyOnce.flatMap((name) => {
    const copies = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    return copies.length > 1 ? [`${name} is installed ${copies.length} times: ${copies.join(", ")}`] : [];
  });
}
