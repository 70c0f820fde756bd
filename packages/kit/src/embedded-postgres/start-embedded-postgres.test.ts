/** The life of an embedded server with real processes, kills and small disks. Stories about mounts and accounts need root. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { asOwner } from "../db/index.ts";
import { isRoot } from "./account.ts";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, StartError, startEmbeddedPostgres } from "./index.ts";
import { isRunning } from "./process-table.ts";

vi.setConfig({ testTimeout: 60_000 });

const settings = { fsync: "off" };
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eureka-launcher-"));
  if (isRoot()) chmodSync(folder, 0o711);
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDirectory: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDirectory, settings, ...options });
  cleanUps.push(() => postgres.stop());
  return postgres;
}

async function refusal(dataDirectory: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<StartError> {
  const error = await start(dataDirectory, options).catch((caught: unknown) => caught);
  return error instanceof StartError ? error : expect.fail(`expected a StartError, got ${String(error)}`);
}

function run(connectionString: string, sql: string): Promise<unknown[]> {
  return asOwner(connectionString, async (client) => (await client.query({ text: sql, rowMode: "array" })).rows);
}

const launcher = fileURLToPath(new URL("index.ts", import.meta.url));
const kitDatabase = fileURLToPath(new URL("../db/index.ts", import.meta.url));

/** A Node process that starts the server, prints one line and, on Ctrl-C, still asks the server something before it stops it. */
async function startInChild(dataDirectory: string, account?: { uid: number; gid: number }) {
  const child = spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
       import { asOwner } from ${JSON.stringify(kitDatabase)};
       const postgres = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, settings: { fsync: "off" } });
       process.once("SIGINT", async () => {
         await asOwner(postgres.connectionStrings.owner, (client) => client.query("select 1"));
         await postgres.stop();
         console.log("stopped");
         process.exit();
       });
       console.log(JSON.stringify({ pid: postgres.pid, owner: postgres.connectionStrings.owner }));
       setInterval(() => {}, 1000);`,
    ],
    { ...account, cwd: "/", detached: true, stdio: ["ignore", "pipe", "inherit"] },
  );
  cleanUps.push(() => child.kill("SIGKILL"));
  const { pid, owner }: { pid: number; owner: string } = JSON.parse(await nextLine(child));
  return { child, pid, owner };
}

async function nextLine(child: ChildProcess): Promise<string> {
  const [chunk] = await once(child.stdout ?? expect.fail("no output"), "data");
  return String(chunk);
}

describe("an ordinary life", () => {
  test("starts with three logins, keeps its data over a stop, and leaves no process and no socket", async () => {
    const data = join(newFolder(), "new", "folder");
    const first = await start(data);
    const { admin, owner, app } = first.connectionStrings;
    await run(owner, "create table kept as select 'yes' as answer");
    await expect(run(app, "select * from kept")).rejects.toThrow("permission denied");
    await expect(
      run(admin, "select rolname::text, rolsuper from pg_roles where rolname like 'eureka%' order by 1"),
    ).resolves.toEqual([
      ["eureka_admin", true],
      ["eureka_app", false],
      ["eureka_owner", false],
    ]);
    await expect(
      run(
        owner,
        "select current_setting('server_encoding'), current_setting('data_checksums'), current_setting('listen_addresses')",
      ),
    ).resolves.toEqual([["UTF8", "on", ""]]);
    await expect(run(owner.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(data, "passwords.json")).mode & 0o777).toBe(0o600);

    await Promise.all([first.stop(), first.stop()]);
    expect(isRunning(first.pid)).toBe(false);
    const socketFolder = new URL(owner).searchParams.get("host") ?? "";
    expect(existsSync(socketFolder)).toBe(false);

    const second = await start(data);
    expect(second.adopted).toBe(false);
    await expect(run(second.connectionStrings.owner, "select * from kept")).resolves.toEqual([["yes"]]);
  });

  test("a data directory with a very long path works", async () => {
    const postgres = await start(join(newFolder(), "x".repeat(120), "y".repeat(120)));
    await expect(run(postgres.connectionStrings.app, "select 1")).resolves.toEqual([[1]]);
  });

  test("Ctrl-C in a terminal reaches Node, not the server that Node still needs", async () => {
    const { child, pid } = await startInChild(join(newFolder(), "data"));
    const line = nextLine(child);
    process.kill(-(child.pid ?? 0), "SIGINT");
    await expect(line).resolves.toContain("stopped");
    expect(isRunning(pid)).toBe(false);
  });

  const distribution = "/usr/lib/postgresql/15/bin";
  test.skipIf(!existsSync(distribution))("a distribution's PostgreSQL 15 runs as well", async () => {
    const postgres = await start(join(newFolder(), "data"), { binaries: distribution });
    await expect(run(postgres.connectionStrings.app, "show server_version_num")).resolves.toEqual([
      [expect.stringMatching(/^15/)],
    ]);
  });
});

describe("after a kill", () => {
  test("a living owner is respected; once Node is killed its server is adopted with all its data", async () => {
    const data = join(newFolder(), "data");
    const { child, pid, owner } = await startInChild(data);
    await run(owner, "create table kept as select 42 as answer");
    await expect(refusal(data)).resolves.toMatchObject({
      code: "already_running",
      message: expect.stringContaining(`process ${child.pid}`),
    });
    await expect(run(owner, "select * from kept")).resolves.toEqual([[42]]);

    child.kill("SIGKILL");
    await once(child, "exit");
    const adopted = await start(data);
    expect(adopted).toMatchObject({ adopted: true, pid });
    await expect(run(adopted.connectionStrings.owner, "select * from kept")).resolves.toEqual([[42]]);
    await expect(refusal(data)).resolves.toMatchObject({ code: "already_running" });
    await adopted.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test("a killed server is noticed, and the next start recovers what was committed", async () => {
    const data = join(newFolder(), "data");
    const first = await start(data);
    const ended = Promise.withResolvers<void>();
    first.onExit(ended.resolve);
    await run(first.connectionStrings.owner, "create table kept as select generate_series(1, 1000) as n");
    process.kill(first.pid, "SIGKILL");
    await ended.promise;
    await first.stop();
    const second = await start(data);
    expect(second.adopted).toBe(false);
    await expect(run(second.connectionStrings.owner, "select sum(n)::int from kept")).resolves.toEqual([[500500]]);
  });

  test("a pid file whose number belongs to a foreign process now, and a lock of a process of the past, are no obstacles", async () => {
    const data = join(newFolder(), "data");
    const first = await start(data);
    await first.stop();
    const foreign = spawn("sleep", ["60"], isRoot() ? statOwner(join(data, "cluster")) : {});
    cleanUps.push(() => foreign.kill());
    const pidFile = join(data, "cluster", "postmaster.pid");
    writeFileSync(pidFile, `${foreign.pid}\n${join(data, "cluster")}\n1\n5432\n/tmp\n\n1 1\nready\n`);
    if (isRoot()) chownSync(pidFile, statSync(join(data, "cluster")).uid, statSync(join(data, "cluster")).gid);
    writeFileSync(join(data, "data.lock"), JSON.stringify({ pid: process.pid, identity: "another boot:1" }));
    const second = await start(data);
    expect(second.adopted).toBe(false);
    expect(isRunning(foreign.pid ?? 0)).toBe(true);
  });

  test("a start that was killed during initdb leaves nothing that is taken for a database", async () => {
    const data = join(newFolder(), "data");
    mkdirSync(join(data, "cluster.new.4711", "base"), { recursive: true });
    writeFileSync(join(data, "cluster.new.4711", "PG_VERSION"), "18\n");
    writeFileSync(join(data, "data.lock"), "{torn");
    const postgres = await start(data);
    expect(readdirSync(data).sort()).toEqual(["cluster", "data.lock", "passwords.json", "postgres.log"]);
    await expect(run(postgres.connectionStrings.app, "select 1")).resolves.toEqual([[1]]);
  });
});

function statOwner(path: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

describe("refusals", () => {
  test("data of another PostgreSQL version, a foreign folder and lost passwords each get their sentence", async () => {
    const data = join(newFolder(), "data");
    await (await start(data)).stop();
    const versionFile = join(data, "cluster", "PG_VERSION");
    const version = readFileSync(versionFile, "utf8");
    writeFileSync(versionFile, "99\n");
    await expect(refusal(data)).resolves.toMatchObject({
      code: "newer_data",
      message: expect.stringContaining("PostgreSQL 99"),
    });
    writeFileSync(versionFile, "9\n");
    await expect(refusal(data)).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining("pg_upgrade"),
    });
    rmSync(versionFile);
    await expect(refusal(data)).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining("not a PostgreSQL cluster"),
    });
    writeFileSync(versionFile, version);
    rmSync(join(data, "passwords.json"));
    await expect(refusal(data)).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining("passwords.json"),
    });
    writeFileSync(join(data, "passwords.json"), JSON.stringify({ admin: "x", owner: "x", app: "x" }));
    await expect(refusal(data)).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining("password authentication failed"),
    });
  });

  test("a file in the place of the directory, and settings that PostgreSQL refuses", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "file"), "");
    await expect(refusal(join(folder, "file"))).resolves.toMatchObject({ code: "directory_not_writable" });
    const wrong = await refusal(join(folder, "data"), { settings: { ...settings, shared_buffers: "a lot" } });
    expect(wrong).toMatchObject({ code: "failed", message: expect.stringContaining("shared_buffers") });
    await expect(start(join(folder, "data"))).resolves.toMatchObject({ adopted: false });
  });

  test("programs that do not exist", async () => {
    await expect(refusal(newFolder(), { binaries: "/nonexistent" })).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining("DATABASE_URL"),
    });
  });
});

describe.skipIf(!isRoot())("as root", () => {
  function mountSmallDisk(size: string) {
    const folder = newFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0755`, "tmpfs", folder]);
    cleanUps.push(() => execFileSync("umount", [folder]));
    return { folder, remount: (options: string) => execFileSync("mount", ["-o", `remount,${options}`, folder]) };
  }

  test("a full disk is named, leaves nothing half made, and starting works once there is space", async () => {
    const { folder, remount } = mountSmallDisk("16m");
    await expect(refusal(folder)).resolves.toMatchObject({
      code: "disk_full",
      message: expect.stringContaining(folder),
    });
    expect(readdirSync(folder)).toEqual(["passwords.json"]);
    remount("size=200m");
    const first = await start(folder);
    await run(first.connectionStrings.owner, "create table kept as select 1 as n");
    await first.stop();

    fillDisk(join(folder, "filler"));
    await expect(refusal(folder)).resolves.toMatchObject({
      code: "disk_full",
      message: expect.stringContaining(folder),
    });
    rmSync(join(folder, "filler"));
    const second = await start(folder);
    await expect(run(second.connectionStrings.owner, "select n from kept")).resolves.toEqual([[1]]);
  });

  function fillDisk(path: string): void {
    try {
      execFileSync("dd", ["if=/dev/zero", `of=${path}`, "bs=4096"], { stdio: "ignore" });
    } catch {
      // ends with "no space left", which is the point
    }
  }

  test("a read-only mount is named, before and after there is a database", async () => {
    const { folder, remount } = mountSmallDisk("200m");
    const expected = { code: "directory_not_writable", message: expect.stringContaining(folder) };
    remount("ro");
    await expect(refusal(folder)).resolves.toMatchObject(expected);
    await expect(refusal(join(folder, "deeper"))).resolves.toMatchObject({ code: "directory_not_writable" });
    remount("rw");
    await (await start(folder)).stop();
    remount("ro");
    await expect(refusal(folder)).resolves.toMatchObject(expected);
    remount("rw");
    await expect(start(folder)).resolves.toMatchObject({ adopted: false });
  });

  test("PostgreSQL runs as another account", async () => {
    const postgres = await start(join(newFolder(), "data"));
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
  });

  test("data below a closed folder lives in the system folder, and a thrown away data directory begins anew", async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    const systemFolder = newFolder();
    const data = join(home, "clone", "data");
    const first = await start(data, { systemFolder });
    expect(first.folder.startsWith(systemFolder)).toBe(true);
    await run(first.connectionStrings.owner, "create table kept as select 1 as n");
    await first.stop();
    const second = await start(data, { systemFolder });
    await expect(run(second.connectionStrings.owner, "select n from kept")).resolves.toEqual([[1]]);
    await expect(refusal(data, { systemFolder })).resolves.toMatchObject({ code: "already_running" });
    await second.stop();

    rmSync(data, { recursive: true });
    const third = await start(data, { systemFolder });
    expect(third.folder).not.toBe(first.folder);
    await third.stop();
    rmSync(third.folder, { recursive: true });
    await expect(refusal(data, { systemFolder })).resolves.toMatchObject({
      code: "failed",
      message: expect.stringContaining(third.folder),
    });
  });

  test("an ordinary user starts it as himself, and root later starts it as that user", async () => {
    const folder = newFolder();
    const nobody = { uid: 65534, gid: 65534 };
    mkdirSync(join(folder, "his"));
    chownSync(join(folder, "his"), nobody.uid, nobody.gid);
    const { child, pid } = await startInChild(join(folder, "his", "data"), nobody);
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
    const line = nextLine(child);
    child.kill("SIGINT");
    await expect(line).resolves.toContain("stopped");
    const asRoot = await start(join(folder, "his", "data"));
    expect(statSync(`/proc/${asRoot.pid}`).uid).toBe(nobody.uid);
  });
});
