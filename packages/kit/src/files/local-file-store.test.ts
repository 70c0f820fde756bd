import { mkdtemp, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import { explainDiskError } from "./explain-disk-error.ts";
import { createLocalFileStore, type FileStore } from "./index.ts";

let root: string;
let files: FileStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "eureka-files-"));
  files = createLocalFileStore(root);
});

const content = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));
const read = async (key: string, range?: { start: number; end?: number }) => {
  const file = await files.get(key, range);
  return file && { size: file.size, text: await text(file.stream) };
};

test("a file is stored, found, read in part, replaced and deleted", async () => {
  const key = "org_1/fil_1";
  expect(await files.exists(key)).toBe(false);
  expect(await files.get(key)).toBeUndefined();

  expect(await files.put(key, content("hello ", "world"))).toEqual({ size: 11 });
  expect(await files.exists(key)).toBe(true);
  expect(await read(key)).toEqual({ size: 11, text: "hello world" });
  expect(await read(key, { start: 6 })).toEqual({ size: 5, text: "world" });
  expect(await read(key, { start: 0, end: 4 })).toEqual({ size: 5, text: "hello" });
  expect(await read(key, { start: 6, end: 999 })).toEqual({ size: 5, text: "world" });
  await expect(files.get(key, { start: 12 })).rejects.toThrow(RangeError);
  await expect(files.get(key, { start: 5, end: 2 })).rejects.toThrow(RangeError);

  await files.put(key, content("new"));
  expect(await read(key)).toEqual({ size: 3, text: "new" });
  await files.delete(key);
  await files.delete(key);
  expect(await files.exists(key)).toBe(false);
});

test("an empty file is a file", async () => {
  await files.put("empty", content());
  expect(await read("empty")).toEqual({ size: 0, text: "" });
});

test("a put that fails, is aborted or loses its source leaves the old content and no rest", async () => {
  await files.put("org_1/fil_1", content("old"));
  const failing = Readable.from(
    (function* () {
      yield Buffer.from("half of the n");
      throw new Error("connection lost");
    })(),
  );
  await expect(files.put("org_1/fil_1", failing)).rejects.toThrow("connection lost");

  const abort = new AbortController();
  const hanging = new Readable({ read() {} });
  hanging.push("half of the n");
  const put = files.put("org_1/fil_1", hanging, { signal: abort.signal });
  setImmediate(() => abort.abort());
  await expect(put).rejects.toThrow(/abort/i);

  expect(await read("org_1/fil_1")).toEqual({ size: 3, text: "old" });
  expect(await readdir(join(root, "uploads"))).toEqual([]);
});

test("contents are readable for their owner only", async () => {
  await files.put("secret", content("x"));
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  for (const name of names) expect((await stat(join(name.parentPath, name.name))).mode & 0o077).toBe(0);
});

test("uploads that a killed process left behind are removed once they are old", async () => {
  expect(await files.removeAbandoned(new Date())).toBe(0);
  await files.put("kept", content("x"));
  const [old, young] = [join(root, "uploads", "old"), join(root, "uploads", "young")];
  await writeFile(old, "half");
  await writeFile(young, "half");
  await utimes(old, new Date(), new Date(Date.now() - 7_200_000));
  expect(await files.removeAbandoned(new Date(Date.now() - 3_600_000))).toBe(1);
  expect(await readdir(join(root, "uploads"))).toEqual(["young"]);
  expect(await files.exists("kept")).toBe(true);
});

test.each([
  "",
  "/",
  "..",
  "../x",
  "a/../b",
  "a//b",
  "/etc/passwd",
  "a/",
  "A",
  "a.b",
  "a\0b",
  "a\\b",
  "é",
  "_a",
  "x".repeat(201),
])("the key %j is refused", async (key) => {
  await expect(files.put(key, content("x"))).rejects.toThrow(RangeError);
  await expect(files.get(key)).rejects.toThrow(RangeError);
  await expect(files.exists(key)).rejects.toThrow(RangeError);
  await expect(files.delete(key)).rejects.toThrow(RangeError);
  expect(await readdir(root)).toEqual([]);
});

test("a disk that is full or read-only is told as an unavailable service with its reason, other failures stay what they are", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  expect(explainDiskError(full)).toMatchObject({
    code: "server.unavailable",
    parameters: { reason: "the disk that keeps the files is full" },
    cause: full,
  });

  await writeFile(join(root, "file"), "");
  await expect(createLocalFileStore(join(root, "file")).put("a", content("x"))).rejects.toThrow(/ENOTDIR/);
});
