/** The private folder of the server's socket, freed of what an earlier server left in it. */
import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DatabaseLog } from "../db/index.ts";
import type { ClusterHome } from "./find-home.ts";
import { isRunning, postgresFolderOf } from "./process-table.ts";
import { StartError } from "./start-error.ts";

/** Socket paths must stay below about 100 bytes, so the folder has a short name in the temporary directory. */
export async function makeSocketFolder({ cluster, account }: ClusterHome, log: DatabaseLog): Promise<string> {
  const name = `eureka-${createHash("sha256").update(cluster).digest("hex").slice(0, 12)}`;
  const folder = join(tmpdir().length > 60 ? "/tmp" : tmpdir(), name);
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner } = lstatSync(folder);
  if (owner !== uid && owner !== process.getuid?.()) {
    throw new StartError("failed", `The directory ${folder} belongs to somebody else. Remove it and start again.`);
  }
  chmodSync(folder, 0o700);
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  await freeSocket(folder, log);
  return folder;
}

/**
 * PostgreSQL does not start while the number in the lock beside the socket is taken. That is another process that got it, a zombie,
 * or a server whose data directory was deleted or moved away under it.
 */
async function freeSocket(folder: string, log: DatabaseLog): Promise<void> {
  const lock = join(folder, ".s.PGSQL.5432.lock");
  const pid = readOwner(lock);
  if (pid === undefined) return;
  const place = postgresFolderOf(pid);
  if (place?.isDeleted) {
    log.info({ pid, folder: place.path }, "ending a PostgreSQL server whose data directory was deleted");
    await endServer(pid);
  } else if (place) {
    throw new StartError(
      "failed",
      `A PostgreSQL server (process ${pid}) of the directory ${place.path}, which was moved, is still running. End it (kill -INT ${pid}) and start again.`,
    );
  }
  rmSync(lock, { force: true });
}

function readOwner(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8").split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

/** There is nothing left that an orderly end could save. */
async function endServer(pid: number): Promise<void> {
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    for (let polls = 0; polls < 500 && isRunning(pid); polls++) await wait(20);
  }
}
