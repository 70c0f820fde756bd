/** The life of a file: streamed in, kept encrypted, handed out, and gone without a trace. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { File, FileContent } from "@eureka/contracts/file";
import { type Id, newId } from "@eureka/contracts/ids";
import { createTestClock } from "@eureka/kit/clock";
import { query } from "@eureka/kit/db";
import { createLocalFileStore, type FileStore } from "@eureka/kit/files";
import { createLog } from "@eureka/kit/log";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, onTestFinished, test } from "vitest";
import type { Principal } from "../operations/index.ts";
import { createFilesModule, type FileHolder, holdFiles } from "./index.ts";
import { sweepFiles } from "./sweep-files.ts";

const megabyte = 1024 * 1024;
const day = 24 * 3_600_000;

interface Setup {
  readonly limit?: number;
  readonly holders?: FileHolder[];
  readonly wrapStore?: (store: FileStore) => FileStore;
}

/** An organization with files in a folder of its own, on a clock that can be moved. */
async function withFiles({ limit = 25 * megabyte, holders = [], wrapStore = (store) => store }: Setup = {}) {
  const folder = await mkdtemp(join(tmpdir(), "eureka-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = createTestClock(new Date());
  const store = createLocalFileStore(folder);
  const { ports } = await testApplication();
  const organization = await testOrganization({
    modules: [createFilesModule({ holders })],
    clock,
    ports: {
      files: wrapStore(store),
      settings: { ...ports.settings, fileLimitBytes: limit },
      log: createLog({ level: "silent" }),
    },
  });
  return { ...organization, folder, clock, store, holders };
}

function upload(
  organization: TestOrganization,
  content: Readable | Buffer | string,
  input: Record<string, unknown> = {},
  who: Principal = organization.user,
): Promise<File> {
  const stream = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
  return organization.run<File>(who, "file.upload", { name: "note.txt", ...input }, { upload: stream });
}

async function download(
  organization: TestOrganization,
  id: string,
  who: Principal = organization.viewer,
): Promise<Buffer> {
  const { bytes } = await organization.call(who, "file.download", { id });
  return buffer(bytes?.stream as Readable);
}

/** Every file below a folder, by path. */
async function listStored(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function unclaimed(organization: TestOrganization): Promise<number> {
  return organization.database.database.withOrganization(organization.organizationId, async (transaction) => {
    return (await query(transaction, { text: "select from unclaimed_contents" })).length;
  });
}

/** Bytes that are made while they are read, so that a test never holds them all; tells how many were asked for. */
function endless(total: number) {
  const chunk = Buffer.alloc(64 * 1024, 7);
  const made = { bytes: 0 };
  const stream = new Readable({
    highWaterMark: 64 * 1024,
    read() {
      if (made.bytes >= total) return void this.push(null);
      const size = Math.min(chunk.length, total - made.bytes);
      made.bytes += size;
      this.push(chunk.subarray(0, size));
    },
  });
  return { stream, made };
}

test("a file comes back as it was, measured, under a clean name, to whoever may see the workspace", async () => {
  const acme = await withFiles();
  const content = Buffer.from("Grüße, \u0000 and bytes: \xff".repeat(20_000));
  const file = await upload(acme, content, { name: "../../Größe\u202E.txt", mediaType: "text/html; charset=utf-8" });
  expect(file).toMatchObject({
    workspaceId: acme.workspaceId,
    name: "Größe.txt",
    mediaType: "text/html",
    size: content.length,
    createdByMemberId: acme.user.memberId,
  });
  expect(await acme.run(acme.viewer, "file.get", { id: file.id })).toEqual(file);
  const { bytes } = await acme.call(acme.viewer, "file.download", { id: file.id });
  expect(bytes).toMatchObject({ fileName: "Größe.txt", mediaType: "application/octet-stream", size: content.length });
  expect((await buffer(bytes?.stream as Readable)).equals(content)).toBe(true);
  expect((await acme.run<{ data: File[] }>(acme.viewer, "file.list")).data).toEqual([file]);
});

test("an empty file is a file", async () => {
  const acme = await withFiles();
  const file = await upload(acme, Readable.from([]));
  expect(file.size).toBe(0);
  expect(await download(acme, file.id)).toHaveLength(0);
});

test("nothing of the content can be read on disk", async () => {
  const acme = await withFiles();
  const canary = "the-canary-sings-in-plain-text";
  await upload(acme, canary.repeat(10_000), { name: `${canary}.txt` });
  const paths = await listStored(acme.folder);
  expect(paths).toHaveLength(1);
  const stored = await readFile(paths[0] as string);
  expect(stored.length).toBeGreaterThan(canary.length * 10_000);
  expect(stored.includes(canary)).toBe(false);
  expect(paths[0]).not.toContain(canary);
});

test("a byte over 25 MB is refused, 25 MB are not, and nothing is left of the refused one", async () => {
  const acme = await withFiles();
  const whole = await upload(acme, endless(25 * megabyte).stream);
  expect(whole.size).toBe(25 * megabyte);
  await expect(upload(acme, endless(25 * megabyte + 1).stream)).rejects.toMatchObject({ code: "request.too_large" });
  expect(await listStored(acme.folder)).toHaveLength(1);
  expect(await unclaimed(acme)).toBe(0);
});

test("a repeated upload gives the same file, and another content under the same key is refused", async () => {
  const acme = await withFiles();
  const send = (content: string) =>
    acme.call(
      acme.user,
      "file.upload",
      { name: "note.txt" },
      { upload: Readable.from([content]), idempotencyKey: "once" },
    );
  const first = await send("one");
  await expect(send("one")).resolves.toMatchObject({ replayed: true, output: first.output });
  await expect(send("two")).rejects.toMatchObject({ code: "idempotency.key_reused" });
});

test("a far too large upload is refused while it is still being sent", async () => {
  const acme = await withFiles({ limit: megabyte });
  const { stream, made } = endless(1_000 * megabyte);
  await expect(upload(acme, stream)).rejects.toMatchObject({ code: "request.too_large" });
  expect(made.bytes).toBeLessThan(2 * megabyte);
});

test("the sender waits for the disk: bytes do not pile up in memory", async () => {
  let release = () => {};
  const stalled = new Promise<void>((resolve) => (release = resolve));
  let reached = () => {};
  const putting = new Promise<void>((resolve) => (reached = resolve));
  const acme = await withFiles({
    wrapStore: (store) => ({
      ...store,
      async put(key, content, options) {
        reached();
        await stalled;
        return store.put(key, content, options);
      },
    }),
  });
  const { stream, made } = endless(20 * megabyte);
  const uploading = upload(acme, stream);
  await putting;
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(made.bytes).toBeLessThan(megabyte);
  release();
  expect((await uploading).size).toBe(20 * megabyte);
});

test("an upload that breaks off leaves nothing behind", async () => {
  const acme = await withFiles();
  const { stream } = endless(20 * megabyte);
  const uploading = upload(acme, stream);
  stream.once("data", () => stream.destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" })));
  await expect(uploading).rejects.toMatchObject({ code: "file.upload_broken" });
  expect(await listStored(acme.folder)).toEqual([]);
  expect(await unclaimed(acme)).toBe(0);
});

test("when the transaction fails after the bytes were stored, the sweep removes them a day later and not before", async () => {
  const acme = await withFiles();
  const other = await testOrganization();
  await expect(upload(acme, "left over", { workspaceId: other.workspaceId })).rejects.toMatchObject({
    code: "workspace.not_found",
  });
  expect(await listStored(acme.folder)).toHaveLength(1);
  acme.clock.advance(day - 60_000);
  await sweepFiles(acme.application, []);
  expect(await listStored(acme.folder)).toHaveLength(1);
  acme.clock.advance(120_000);
  await sweepFiles(acme.application, []);
  expect(await listStored(acme.folder)).toEqual([]);
});

test("an upload that the sweep has overtaken fails instead of making a file without content", async () => {
  let clock: { advance(milliseconds: number): void } | undefined;
  let sweep: (() => Promise<unknown>) | undefined;
  const acme = await withFiles({
    wrapStore: (store) => ({
      ...store,
      async put(key, content, options) {
        const result = await store.put(key, content, options);
        clock?.advance(2 * day);
        await sweep?.();
        return result;
      },
    }),
  });
  clock = acme.clock;
  sweep = () => sweepFiles(acme.application, []);
  await expect(upload(acme, "too slow")).rejects.toMatchObject({ code: "file.upload_broken" });
  expect(await listStored(acme.folder)).toEqual([]);
  expect((await acme.run<{ data: File[] }>(acme.user, "file.list")).data).toEqual([]);
});

test("a changed, a cut and a swapped content are noticed: the download fails and is never silently short", async () => {
  const acme = await withFiles();
  const content = "x".repeat(300_000);
  const file = await upload(acme, content);
  const [path] = (await listStored(acme.folder)) as [string];
  const intact = await readFile(path);
  const flipped = Buffer.from(intact);
  flipped[flipped.length - 40] = (flipped[flipped.length - 40] ?? 0) ^ 1;
  for (const tampered of [flipped, intact.subarray(0, 65_536 + 33 + 16), intact.subarray(0, intact.length - 1)]) {
    await writeFile(path, tampered);
    await expect(download(acme, file.id)).rejects.toThrow();
  }
  await writeFile(path, intact);
  expect((await download(acme, file.id)).toString()).toBe(content);
  const second = await upload(acme, "another content");
  const [otherPath] = (await listStored(acme.folder)).filter((candidate) => candidate !== path) as [string];
  await writeFile(otherPath, intact);
  await expect(download(acme, second.id)).rejects.toThrow();
});

test("another organization and a person without the workspace find nothing", async () => {
  const acme = await withFiles();
  const file = await upload(acme, "ours");
  const other = await testOrganization(acme);
  const stranger: Principal = {
    ...acme.user,
    grants: [{ scope: "workspace", workspaceId: other.workspaceId, role: "admin" }],
  };
  for (const operation of ["file.get", "file.download", "file.create_link", "file.delete"]) {
    await expect(other.run(other.admin, operation, { id: file.id })).rejects.toMatchObject({ code: "file.not_found" });
    await expect(acme.run(stranger, operation, { id: file.id })).rejects.toMatchObject({ code: "file.not_found" });
  }
  expect((await other.run<{ data: File[] }>(other.admin, "file.list")).data).toEqual([]);
});

test("a link opens its file without signing in, until it expires, and only as it was made", async () => {
  const acme = await withFiles();
  const [file, secret] = [await upload(acme, "for the customer"), await upload(acme, "not for the customer")];
  const link = await acme.run<{ url: string }>(acme.viewer, "file.create_link", { id: file.id, expiresInSeconds: 60 });
  expect(link.url).toMatch(/^https:\/\/eureka\.test\/api\/v2\/files\/by-link\/[\w.-]+$/);
  const token = link.url.split("/").at(-1) as string;
  const open = (given: string) => acme.call({ kind: "none" }, "file.open_link", { token: given });
  const { output, bytes } = await open(token);
  expect((output as FileContent).file).toEqual(file);
  expect((await buffer(bytes?.stream as Readable)).toString()).toBe("for the customer");

  const [body, signature] = token.split(".") as [string, string];
  const changed = Buffer.from(Buffer.from(body, "base64url").toString().replace(file.id, secret.id)).toString(
    "base64url",
  );
  for (const forged of [`${changed}.${signature}`, `${body}.`, body, `${token}x`, "nonsense"]) {
    await expect(open(forged)).rejects.toMatchObject({ code: "file.link_unusable" });
  }
  acme.clock.advance(61_000);
  await expect(open(token)).rejects.toMatchObject({ code: "file.link_unusable" });
});

test("a link to a deleted file leads nowhere, and its content is gone from the disk", async () => {
  const acme = await withFiles();
  const file = await upload(acme, "to be deleted");
  const { url } = await acme.run<{ url: string }>(acme.user, "file.create_link", { id: file.id });
  await acme.run(acme.user, "file.delete", { id: file.id });
  await expect(acme.call({ kind: "none" }, "file.open_link", { token: url.split("/").at(-1) })).rejects.toMatchObject({
    code: "file.not_found",
  });
  const job = {
    id: newId("job"),
    name: "files.remove-contents",
    organizationId: acme.organizationId,
    payload: {},
    attempt: 1,
    lastAttempt: false,
  };
  await acme.application.runJob(job, new AbortController().signal);
  expect(await listStored(acme.folder)).toEqual([]);
});

test("one deletes one's own file, a manager anybody's, and nobody one that is attached", async () => {
  const inUse = new Set<Id<"file">>();
  const acme = await withFiles({
    holders: [{ filesInUse: async (_context, ids) => ids.filter((id) => inUse.has(id)) }],
  });
  const [ofUser, ofManager] = [await upload(acme, "1"), await upload(acme, "2", {}, acme.manager)];
  await expect(acme.run(acme.user, "file.delete", { id: ofManager.id })).rejects.toMatchObject({
    code: "permission.denied",
  });
  await expect(acme.run(acme.viewer, "file.delete", { id: ofUser.id })).rejects.toMatchObject({
    code: "permission.denied",
  });
  inUse.add(ofUser.id);
  await expect(acme.run(acme.manager, "file.delete", { id: ofUser.id })).rejects.toMatchObject({ code: "file.in_use" });
  inUse.clear();
  await acme.run(acme.manager, "file.delete", { id: ofUser.id });
  await expect(acme.run(acme.manager, "file.get", { id: ofUser.id })).rejects.toMatchObject({ code: "file.not_found" });
});

test("a file that nothing uses for a week goes, one that is used stays until it is used no more", async () => {
  const inUse = new Set<Id<"file">>();
  const holders: FileHolder[] = [{ filesInUse: async (_context, ids) => ids.filter((id) => inUse.has(id)) }];
  const acme = await withFiles({ holders });
  const [used, unused] = [await upload(acme, "used"), await upload(acme, "unused")];
  inUse.add(used.id);
  acme.clock.advance(7 * day + 60_000);
  await sweepFiles(acme.application, holders);
  await expect(acme.run(acme.user, "file.get", { id: unused.id })).rejects.toMatchObject({ code: "file.not_found" });
  expect(await listStored(acme.folder)).toHaveLength(1);
  expect((await download(acme, used.id)).toString()).toBe("used");
  inUse.clear();
  await sweepFiles(acme.application, holders);
  expect(await listStored(acme.folder)).toHaveLength(1);
  acme.clock.advance(7 * day + 60_000);
  await sweepFiles(acme.application, holders);
  expect(await listStored(acme.folder)).toEqual([]);
});

test("a deleted workspace leaves no content behind", async () => {
  const acme = await withFiles();
  const workspace = await acme.run<{ id: string }>(acme.admin, "workspace.create", { name: "Short-lived" });
  await upload(acme, "goes with its workspace", { workspaceId: workspace.id });
  await acme.run(acme.admin, "workspace.delete", { id: workspace.id, confirmName: "Short-lived" });
  expect(await listStored(acme.folder)).toHaveLength(1);
  await sweepFiles(acme.application, []);
  expect(await listStored(acme.folder)).toEqual([]);
});

test("who attaches files gets them in order and locked, and cannot reach what he may not read", async () => {
  const acme = await withFiles();
  const [first, second] = [await upload(acme, "1"), await upload(acme, "2")];
  const held = await acme.transact((context) => holdFiles(context, [second.id, first.id]));
  expect(held.map((file) => file.id)).toEqual([second.id, first.id]);
  const blind: Principal = { ...acme.viewer, grants: [] };
  await expect(
    acme.transact((context) => holdFiles({ ...context, principal: blind }, [first.id])),
  ).rejects.toMatchObject({ code: "file.not_found" });
});

test("a person's files are exported, and erasing the person leaves them without a name", async () => {
  const acme = await withFiles();
  const file = await upload(acme, "mine");
  const personal = acme.application.modules.find((module) => module.name === "files")?.personalData;
  const exported = await acme.transact(async (context) => personal?.export(context, acme.user.memberId));
  expect(exported).toEqual({ files: [file] });
  await acme.transact(async (context) => personal?.erase(context, acme.user.memberId));
  expect(await acme.run(acme.user, "file.get", { id: file.id })).toMatchObject({ createdByMemberId: null });
});
