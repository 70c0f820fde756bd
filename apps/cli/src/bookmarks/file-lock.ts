/** One process at a time: a lock that is a file beside the one that it guards, as every platform and network disk has them. */
import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

export interface FileLock {
  /** False when somebody took the lock away, believing its owner dead: then nothing may be written under it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

const waitMilliseconds = 10_000;
const pauseMilliseconds = 20;
/** The work under the lock takes milliseconds; an owner on another machine is not there any more after this. */
const staleMilliseconds = 30_000;

/**
 * Waits for the lock `<path>.lock`. Throws what the file system says when it cannot be made, and an Error when it stays taken.
 */
export async function takeFileLock(path: string, signal: AbortSignal): Promise<FileLock> {
  const lock = `${path}.lock`;
  const token = `${process.pid}@${hostname()} ${randomUUID()}`;
  const deadline = Date.now() + waitMilliseconds;
  while (!(await tryToMake(lock, token))) {
    if (Date.now() > deadline) throw new Error(`${lock} is taken`);
    await removeAbandoned(lock);
    await wait(pauseMilliseconds * (0.5 + Math.random()), undefined, { signal });
  }
  const isHeld = async () => (await read(lock)) === token;
  return {
    isHeld,
    async release() {
      if (await isHeld()) await rm(lock, { force: true });
    },
  };
}

/** A link appears whole, with its content; a file that is made and then filled could be read empty. */
async function tryToMake(lock: string, token: string): Promise<boolean> {
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, token, { flag: "wx" });
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // Some disks know no links.
    if (codeOf(error) === "EPERM" || codeOf(error) === "ENOTSUP") return makeWithoutLink(lock, token);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function makeWithoutLink(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function removeAbandoned(lock: string): Promise<void> {
  const owner = await read(lock);
  if (owner === null || !(await isAbandoned(lock, owner))) return;
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  const taken = await read(aside);
  // Another one was quicker, and its new lock was moved away: it gets it back. Should that fail, `isHeld` tells it.
  if (taken !== null && taken !== owner) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isAbandoned(lock: string, owner: string): Promise<boolean> {
  const [, pid = "", host = ""] = /^(\d+)@(\S*) /.exec(owner) ?? [];
  if (host === hostname() && !isAlive(Number(pid))) return true;
  const made = await stat(lock).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > staleMilliseconds;
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
