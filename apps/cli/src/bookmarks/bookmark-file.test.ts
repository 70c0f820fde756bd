import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CommandError } from "../command-error.ts";
import { readBookmarkFile, updateBookmarkFile } from "./bookmark-file.ts";

let folder: string;
let path: string;
const { signal } = new AbortController();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "eureka-bookmarks-"));
  path = join(folder, "bookmarks.json");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const add = (id: string, file = path, given = signal) =>
  updateBookmarkFile(file, (bookmarks) => void bookmarks.set(id, { id, text: id }), given);

it("makes the file, keeps what is in it, and leaves nothing else behind", async () => {
  expect((await readBookmarkFile(path)).size).toBe(0);
  await add("one");
  await add("two");
  expect([...(await readBookmarkFile(path)).keys()]).toEqual(["one", "two"]);
  expect(readdirSync(folder)).toEqual(["bookmarks.json"]);
});

it("loses none of many changes at the same moment", async () => {
  const ids = Array.from({ length: 25 }, (_value, index) => `id-${index}`);
  await Promise.all(ids.map((id) => add(id)));
  expect([...(await readBookmarkFile(path)).keys()].sort()).toEqual(ids.sort());
});

it("loses none of many changes of several processes", async () => {
  const program = `
    const { updateBookmarkFile } = await import(${JSON.stringify(new URL("./bookmark-file.ts", import.meta.url).href)});
    const [path, name] = process.argv.slice(1);
    for (let number = 0; number < 30; number++) {
      const id = name + number;
      await updateBookmarkFile(path, (bookmarks) => void bookmarks.set(id, { text: id }), new AbortController().signal);
    }`;
  const children = ["a", "b", "c"].map((name) =>
    spawn(process.execPath, ["--input-type=module", "-e", program, path, name], {
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0] as number));
  expect(codes).toEqual([0, 0, 0]);
  expect((await readBookmarkFile(path)).size).toBe(90);
  expect(readdirSync(folder)).toEqual(["bookmarks.json"]);
});

it("leaves a damaged file as it is, and says so", async () => {
  const damaged = '{"one": {"text": "a'; // A disk that was full.
  writeFileSync(path, damaged);
  for (const attempt of [readBookmarkFile(path), add("two")]) {
    await expect(attempt).rejects.toThrow(CommandError);
    await expect(attempt).rejects.toThrow(/bookmarks\.json is damaged .+ left as it is/);
  }
  expect(readFileSync(path, "utf8")).toBe(damaged);
  expect(readdirSync(folder)).toEqual(["bookmarks.json"]);
});

it("leaves the file as it was when the change fails", async () => {
  await add("one");
  const failing = updateBookmarkFile(
    path,
    (bookmarks) => {
      bookmarks.clear();
      throw new RangeError("no");
    },
    signal,
  );
  await expect(failing).rejects.toThrow("no");
  expect([...(await readBookmarkFile(path)).keys()]).toEqual(["one"]);
  expect(readdirSync(folder)).toEqual(["bookmarks.json"]);
});

it("takes the lock of a process that has died, and of one that nobody knows after a while", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(`${path}.lock`, `${pid}@${hostname()} token`);
  await Promise.all(["one", "two", "three"].map((id) => add(id)));
  expect((await readBookmarkFile(path)).size).toBe(3);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

it("waits for a lock whose owner lives, until the person gives up", async () => {
  writeFileSync(`${path}.lock`, `${process.pid}@${hostname()} token`);
  const giving = new AbortController();
  const waiting = add("one", path, giving.signal);
  giving.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(`${path}.lock`, "utf8")).toContain("token");
});

it("replaces what a link leads to, with the rights that it had", async () => {
  const target = join(folder, "elsewhere.json");
  writeFileSync(target, "{}");
  chmodSync(target, 0o600);
  symlinkSync(target, path);
  await add("one");
  expect([...(await readBookmarkFile(target)).keys()]).toEqual(["one"]);
  expect(statSync(target).mode & 0o777).toBe(0o600);
});

it("says what it cannot read or write", async () => {
  mkdirSync(join(folder, "folder"));
  await expect(readBookmarkFile(join(folder, "folder"))).rejects.toThrow(/cannot be read \(EISDIR\)/);
  await expect(add("one", join(folder, "nowhere", "b.json"))).rejects.toThrow(/cannot be written \(ENOENT\)/);
});
