import { createWriteStream, type Stats } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { randomToken } from "../crypto/index.ts";
import { errorCode, syncDirectory } from "../disk/index.ts";
import { explainDiskError } from "./explain-disk-error.ts";
import { toPathSegments } from "./file-key.ts";
import type { ByteRange, FileStore, StoredFile } from "./file-store.ts";

/** Keeps files in a folder of this machine, readable for this user only. A content gets its name when it is complete and on disk. */
export function createLocalFileStore(root: string): FileStore {
  const contents = join(root, "contents");
  const uploads = join(root, "uploads");
  const locate = (key: string) => join(contents, ...toPathSegments(key));

  return {
    async put(key, content, options = {}) {
      const path = locate(key);
      const temporary = join(uploads, randomToken(16));
      try {
        await mkdir(uploads, { recursive: true, mode: 0o700 });
        const file = createWriteStream(temporary, { flags: "wx", mode: 0o600, flush: true });
        await pipeline(content, file, { signal: options.signal });
        await moveDurably(temporary, path);
        return { size: file.bytesWritten };
      } catch (error) {
        await rm(temporary, { force: true });
        throw explainDiskError(error);
      }
    },

    async get(key, range) {
      const file = await openIfPresent(locate(key));
      return file && readRange(file, range);
    },

    async delete(key) {
      await rm(locate(key), { force: true });
    },

    async exists(key) {
      return (await statIfPresent(locate(key))) !== undefined;
    },

    async removeAbandoned(before) {
      let removed = 0;
      const names = await readdir(uploads).catch(ignoreMissing);
      for (const name of names ?? []) {
        const path = join(uploads, name);
        const state = await statIfPresent(path);
        if (!state || state.mtime >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function moveDurably(from: string, to: string): Promise<void> {
  const directory = dirname(to);
  const firstMade = await mkdir(directory, { recursive: true, mode: 0o700 });
  await rename(from, to);
  await syncDirectory(directory);
  if (firstMade === undefined) return;
  // A folder that was just made is itself an entry of its parent, up to the first that existed before.
  for (let made = directory; made.length >= firstMade.length; made = dirname(made)) await syncDirectory(dirname(made));
}

async function readRange(file: FileHandle, range: ByteRange = { start: 0 }): Promise<StoredFile> {
  try {
    const { size } = await file.stat();
    const end = Math.min(range.end ?? size - 1, size - 1);
    if (range.start < 0 || range.start > size || end < range.start - 1)
      throw new RangeError("the range lies outside the file");
    if (end < range.start) {
      await file.close();
      return { size: 0, stream: Readable.from([]) };
    }
    return { size: end - range.start + 1, stream: file.createReadStream({ start: range.start, end }) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function openIfPresent(path: string): Promise<FileHandle | undefined> {
  return open(path, "r").catch(ignoreMissing);
}

function statIfPresent(path: string): Promise<Stats | undefined> {
  return stat(path).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) === "ENOENT") return undefined;
  throw error;
}
