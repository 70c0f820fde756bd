/** Makes a new cluster with initdb. It appears under its name only when it is complete. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { majorVersion, programEnvironment } from "./binaries.ts";
import type { ClusterHome } from "./find-home.ts";
import { explainFileError, explainOutput } from "./start-error.ts";

export const adminRole = "eureka_admin";

/** Throws StartError and leaves nothing behind when the disk is full or the directory refuses. `sync: false` is for tests only. */
export async function initialiseCluster(
  home: ClusterHome,
  binaries: string,
  adminPassword: string,
  sync: boolean,
): Promise<void> {
  const { folder, cluster, account } = home;
  // A name of its own: an initdb that outlived a killed start may still be writing into its draft.
  const draft = `${cluster}.new.${process.pid}`;
  const passwordFile = join(folder, "initdb-password");
  try {
    removeDrafts(folder);
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
    if (account !== undefined) {
      chownSync(draft, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    await runInitdb(home, binaries, [
      `--pgdata=${draft}`,
      `--username=${adminRole}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      ...localeArguments(binaries),
      "--data-checksums",
      "--no-instructions",
      ...(sync ? [] : ["--no-sync"]),
    ]);
    renameSync(draft, cluster);
    if (sync) syncFolder(folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw explainFileError(error, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What starts that were killed in the middle left behind. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith("cluster.new"))) {
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Only then does the new name survive a power failure. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

/** Code point order everywhere; PostgreSQL 17 and later bring it along and need no locale of the machine. */
function localeArguments(binaries: string): string[] {
  if (majorVersion(binaries) < 17) return ["--locale=C.UTF-8"];
  return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
}

async function runInitdb({ folder, account }: ClusterHome, binaries: string, argumentList: string[]): Promise<void> {
  const child = spawn(join(binaries, "initdb"), argumentList, {
    ...account,
    cwd: "/", // our own working directory may be closed to the account
    env: programEnvironment,
    detached: true, // Ctrl-C in the terminal is not for it: it is waited for
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const [code] = await once(child, "close");
  if (code !== 0) throw explainOutput(output, folder);
}
