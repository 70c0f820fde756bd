import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles, repositoryRoot } from "../repository.ts";

/** The tables of a module of the domain: those that its stores declare. */
export function findModuleTables(moduleName: string): string[] {
  return listFiles(repositoryRoot, [`packages/core/src/${moduleName}`], "**/*.store.ts")
    .flatMap((file) => [...readFileSync(join(repositoryRoot, file), "utf8").matchAll(/\bpgTable\(\s*"([a-z_]+)"/g)])
    .flatMap(([, table]) => table ?? [])
    .sort();
}
