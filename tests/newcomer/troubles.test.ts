/** What can be in the way of a start: each gets one clear sentence, exit code 1, no stack, and harms nothing. */
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ended, Installation } from "./installation.ts";
import { makeDataFolder } from "./installation.ts";
import {
  canMount,
  cleanUpAfterEach,
  isLinux,
  later,
  mountSmallDisk,
  newInstallation,
  ordinaryUser,
} from "./newcomer-test.ts";
import { processesOf, remainsOf } from "./process-list.ts";

cleanUpAfterEach();

/** One sentence or two, and nothing of a program's inside. */
function expectSentence({ code, output }: Ended, pattern: RegExp): void {
  expect(output).toMatch(pattern);
  expect(output).not.toMatch(/\n {4}at |"level":|Error:/);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}

async function startsWell(installation: Installation): Promise<void> {
  const server = installation.start();
  await server.ready();
  await expect(server.end("SIGTERM")).resolves.toMatchObject({ code: 0 });
}

describe("ports", () => {
  test("a port in use is named, and the way out", async () => {
    const occupant = createServer().listen(0, "127.0.0.1");
    later(() => occupant.close());
    await new Promise((resolve) => occupant.once("listening", resolve));
    const { port } = occupant.address() as { port: number };
    const installation = newInstallation();
    const ended = await installation.refusal({ arguments: ["--port", String(port)] });
    expectSentence(ended, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use.*npm start -- --port`));
    if (isLinux) await expect(remainsOf(installation.data)).resolves.toEqual([]);
  });

  test("an address that is not this machine's, and words that nobody knows", async () => {
    const installation = newInstallation();
    expectSentence(
      await installation.refusal({ arguments: ["--host", "192.0.2.1"] }),
      /192\.0\.2\.1 is no address of this machine/,
    );
    const { code, output } = await installation.refusal({ arguments: ["--prot", "1"] });
    expect(code).toBe(1);
    expect(output).toMatch(/Unknown option '--prot'[\s\S]*--port N/);
  });
});

describe("the data directory", () => {
  test("a second start on the same data names the process, and leaves the first alone", async () => {
    const installation = newInstallation();
    const first = installation.start();
    const address = await first.ready();
    expectSentence(
      await installation.refusal(),
      new RegExp(`already running on .* \\(process ${first.pid}\\)\\. Stop that one first`),
    );
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    await first.end("SIGTERM");
  });

  test("a file in its place", async () => {
    const installation = newInstallation();
    writeFileSync(installation.data, "");
    expectSentence(await installation.refusal(), /A file stands where a directory has to be .*EUREKA_DATA_DIR/);
  });

  test("a damaged version file", async () => {
    const installation = newInstallation();
    const version = join(installation.data, "postgres", "cluster", "PG_VERSION");
    await startsWell(installation);
    writeFileSync(version, "?\n");
    expectSentence(await installation.refusal(), /PG_VERSION is damaged.*backup/);
  });

  test.skipIf(!ordinaryUser)("one that belongs to somebody else", async () => {
    const installation = newInstallation();
    makeDataFolder(installation);
    chmodSync(installation.data, 0o700);
    expectSentence(
      await installation.refusal({ ...(ordinaryUser && { account: ordinaryUser }) }),
      /master key .* cannot be (read|written)/,
    );
  });

  test.skipIf(!canMount)("one that can only be read, or is full, and then is not any more", async () => {
    const installation = newInstallation();
    const disk = mountSmallDisk(makeDataFolder(installation), "12m");
    disk.remount("ro");
    expectSentence(await installation.refusal(), /can(not be written| only be read)/);
    disk.remount("rw");
    expectSentence(await installation.refusal(), /The disk that holds .* is full\. Free some space/);
    disk.remount("size=300m");
    await startsWell(installation);
    disk.remount("ro");
    expectSentence(await installation.refusal(), /can(not be written| only be read)/);
    disk.remount("rw");
    await startsWell(installation);
  });

  test.skipIf(!isLinux)(
    "deleted under a database that a killed process left behind: the next start begins anew",
    async () => {
      const installation = newInstallation();
      const killed = installation.start();
      await killed.ready();
      await killed.end("SIGKILL");
      rmSync(installation.data, { recursive: true });
      await startsWell(installation);
      await expect(remainsOf(installation.data)).resolves.toEqual([]);
    },
  );
});

describe.skipIf(!isLinux)("a database left behind by kill -9", () => {
  test("is adopted, with what was committed in it", async () => {
    const installation = newInstallation();
    const killed = installation.start({ arguments: ["--demo"] });
    await killed.until("API key");
    await killed.end("SIGKILL");
    const orphan = installation.postmaster();
    expect(processesOf(installation.data).map(({ pid }) => pid)).toContain(orphan);
    const next = installation.start();
    await next.ready();
    expect(installation.postmaster()).toBe(orphan);

    // Both killed at once: nothing is left to adopt, and PostgreSQL repairs its files.
    process.kill(next.pid, "SIGKILL");
    process.kill(orphan, "SIGKILL");
    await next.end();
    const third = installation.start();
    await third.ready();
    const { code, output } = await third.end("SIGTERM");
    expect(code).toBe(0);
    expect(output).toMatch(/^Eureka is ready at \S+\n$/);
    await expect(remainsOf(installation.data)).resolves.toEqual([]);
  });
});
