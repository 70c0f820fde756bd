/** The file in which ideas are saved where there is no server: an object of bookmarks by id, as the earlier system keeps it. */
import { randomUUID } from "node:crypto";
import { access, constants, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { say } from "@eureka/contracts/words";
import { CommandError } from "../command-error.ts";
import { parseBookmarks, printBookmarks, type StoredBookmark, type StoredBookmarks } from "./bookmark-json.ts";
import { takeFileLock } from "./file-lock.ts";

/** The bookmarks of a file; none when there is no file. Throws a CommandError for a file that cannot be read or is damaged. */
export async function readBookmarkFile(path: string): Promise<StoredBookmarks> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw new CommandError(say("cli.bookmarks.unreadable", { path, reason: reasonOf(error) }));
  }
  try {
    return parseBookmarks(bytes);
  } catch (error) {
    throw new CommandError(say("cli.bookmarks.damaged", { path, reason: reasonOf(error) }));
  }
}

/**
 * Changes the bookmarks of a file. Other processes wait meanwhile, and a crash leaves the file as it was. Throws a CommandError, with the
 * file untouched, when it is damaged or cannot be written.
 */
export async function updateBookmarkFile(
  given: string,
  change: (bookmarks: Map<string, StoredBookmark>) => void,
  signal: AbortSignal,
): Promise<void> {
  // Behind a link, the file that it leads to is replaced, and not the link.
  const path = await realpath(given).catch(() => given);
  while (!(await tryToUpdate(path, change, signal)));
}

/** Throws a CommandError where no file could be put in the place of this one. */
export async function assertFolderIsWritable(path: string): Promise<void> {
  await unlessRefused(path, () => access(dirname(path), constants.W_OK));
}

/** False when the lock was lost on the way, so that somebody else may have written. */
async function tryToUpdate(
  path: string,
  change: (bookmarks: Map<string, StoredBookmark>) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const lock = await unlessRefused(path, () => takeFileLock(path, signal));
  try {
    const bookmarks = new Map(await readBookmarkFile(path));
    change(bookmarks);
    return await unlessRefused(path, () => replaceFile(path, printBookmarks(bookmarks), () => lock.isHeld()));
  } finally {
    await lock.release();
  }
}

/** Puts a text in place of a file in one step, unless `mayReplace` says no at the last moment. */
async function replaceFile(path: string, text: string, mayReplace: () => Promise<boolean>): Promise<boolean> {
  const temporary = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`;
  const earlier = await stat(path).catch(() => null);
  try {
    const file = await open(temporary, "wx");
    try {
      if (earlier) await file.chmod(earlier.mode & 0o777);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await mayReplace())) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function unlessRefused<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    throw new CommandError(say("cli.bookmarks.not_written", { path, reason: reasonOf(error) }));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The code of the file system where there is one, because its sentences repeat the path. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
