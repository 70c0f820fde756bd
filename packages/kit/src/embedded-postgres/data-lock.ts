/** One live server per cluster: a file that names its process. A file whose process is gone is taken over. */
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "./process-table.ts";
import { errorCode, explainFileError, StartError } from "./start-error.ts";

export interface DataLock {
  release(): void;
}

/** Throws StartError `already_running` while another live process (or this one) holds the lock. */
export function lockData(folder: string): DataLock {
  const path = join(folder, "data.lock");
  const content = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, content, { mode: 0o644 });
    while (!linkedAs(draft, path)) removeStaleLock(path, folder);
  } catch (error) {
    throw explainFileError(error, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readLock(path) === content) unlinkSync(path);
    },
  };
}

/** A link appears with its whole content or not at all, unlike a file that is created and then written. */
function linkedAs(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function removeStaleLock(path: string, folder: string): void {
  const found = readLock(path);
  if (found === undefined) return;
  const pid = liveOwner(found);
  if (pid !== undefined) {
    throw new StartError(
      "already_running",
      `Eureka is already running on ${folder} (process ${pid}). Stop that one first, or start this one with another EUREKA_DATA_DIR.`,
    );
  }
  const stale = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, stale);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return; // another start was faster
    throw error;
  }
  // Another start may have replaced the lock between our look and the rename: then what we hold is a live one.
  if (readLock(stale) !== found) linkedAs(stale, path);
  rmSync(stale, { force: true });
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function liveOwner(content: string): number | undefined {
  try {
    const { pid, identity }: { pid: number; identity: string } = JSON.parse(content);
    return processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined; // a torn file of a crashed machine
  }
}
