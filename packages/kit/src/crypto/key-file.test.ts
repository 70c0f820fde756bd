import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { createMemoryKeyProvider, KeyFileError, readKeyFile } from "./index.ts";

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "eureka-key-"));
  path = join(directory, "keys", "master.key");
});

test("the first start makes a key that only its owner can read, later starts find it", async () => {
  const first = await readKeyFile(path, { create: true });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readFile(path, "utf8")).trim()).toBe(first.reveal());
  expect((await readKeyFile(path, { create: false })).reveal()).toBe(first.reveal());
  expect(createMemoryKeyProvider(first).currentKeyId).toHaveLength(13);
});

test("starts at the same moment agree on one key and leave nothing else behind", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => readKeyFile(path, { create: true })));
  expect(new Set(keys.map((key) => key.reveal())).size).toBe(1);
  expect(await readdir(join(directory, "keys"))).toEqual(["master.key"]);
});

test("a key that is missing although it must exist is not replaced by a new one", async () => {
  await expect(readKeyFile(path, { create: false })).rejects.toThrow(/There is no master key at .*backup/);
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

test("a key that others can read is refused with the command that cures it", async () => {
  await readKeyFile(path, { create: true });
  await chmod(path, 0o640);
  await expect(readKeyFile(path, { create: true })).rejects.toThrow(/chmod 600/);
});

test("a file that holds no key, a folder and an unusable path are told apart from a missing file", async () => {
  const wrong = join(directory, "wrong.key");
  await writeFile(wrong, "not a key", { mode: 0o600 });
  await expect(readKeyFile(wrong, { create: true })).rejects.toThrow(/does not hold a master key/);
  expect(await readFile(wrong, "utf8")).toBe("not a key");
  await expect(readKeyFile(directory, { create: true })).rejects.toThrow(KeyFileError);
  await expect(readKeyFile(join(wrong, "below"), { create: true })).rejects.toThrow(KeyFileError);
});
