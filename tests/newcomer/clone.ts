/** A fresh clone of this tree, with packages that are installed already: a copy in which every file is linked, not read. */
import { execFileSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { repositoryRoot } from "../../scripts/repository.ts";
import type { Account } from "./installation.ts";

const parts = [
  "apps",
  "db",
  "packages",
  "scripts",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  ".npmrc",
];

export interface Clone {
  readonly folder: string;
  remove(): void;
}

/** A clone has no built console and no packages of a single workspace. */
function isTracked(path: string): boolean {
  const name = basename(path);
  return !name.startsWith("dist") && name !== "node_modules";
}

/** Links need one file system: where the temporary directory is another one, the clone lies in the cache folder of this tree. */
export function makeClone(owner?: Account): Clone {
  const isNear = statSync(tmpdir()).dev === statSync(repositoryRoot).dev;
  const folder = mkdtempSync(join(isNear ? tmpdir() : join(repositoryRoot, ".cache"), "eureka-clone-"));
  for (const part of parts) {
    if (existsSync(join(repositoryRoot, part)))
      cpSync(join(repositoryRoot, part), join(folder, part), { recursive: true, filter: isTracked });
  }
  execFileSync("cp", ["-al", join(repositoryRoot, "node_modules"), join(folder, "node_modules")]);
  // Whoever clones owns what he cloned; these are the folders into which a start writes.
  for (const written of ["", "apps/console"]) if (owner) chownSync(join(folder, written), owner.uid, owner.gid);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
