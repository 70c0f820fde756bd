/**
 * The server in a few files instead of two thousand, for tests that start it again and again: the same code, which a process has
 * loaded in a quarter of the time. `npm start` runs the sources, and so do the stories of `tests/newcomer` that begin with it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/repository.ts";

const sources = [
  "package-lock.json",
  "apps/server/src/**/*.ts",
  "packages/*/package.json",
  "packages/{contracts,kit,core,surfaces,connector-sdk,connectors,simulators}/src/**/*.ts",
  "tests/crash/platform/*.ts",
  "tests/server-bundle/*",
];

export interface BundleOptions {
  /** A file that takes the place of the server's list of connectors. */
  readonly connectors?: string;
}

const made = new Map<string, string>();

/** The path of a `main.js`, made now unless it is there for exactly these sources. */
export function ensureServerBundled({ connectors = "" }: BundleOptions = {}): string {
  const main = made.get(connectors) ?? bundle(connectors);
  made.set(connectors, main);
  return main;
}

function bundle(connectors: string): string {
  const folder = join(repositoryRoot, ".cache/server-bundle", hashSources(connectors));
  const main = join(folder, "main.js");
  if (existsSync(main)) return main;
  // Made aside and then put in place, so that no other worker sees half of it.
  const fresh = `${folder}.${process.pid}`;
  const rolldown = join(repositoryRoot, "node_modules/rolldown/bin/cli.mjs");
  const config = join(import.meta.dirname, "rolldown.config.mjs");
  execFileSync(process.execPath, [rolldown, "--config", config], {
    cwd: repositoryRoot,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, BUNDLE_FOLDER: fresh, BUNDLE_CONNECTORS: connectors },
  });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another worker was faster.
    if (!existsSync(main)) throw error;
  }
  return main;
}

function hashSources(connectors: string): string {
  const hash = createHash("sha256").update(process.version).update(connectors);
  const files = globSync(sources, { cwd: repositoryRoot }).filter((file) => !/\.(test|bench)\.ts$/.test(file));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(repositoryRoot, file)));
  return hash.digest("hex").slice(0, 20);
}
