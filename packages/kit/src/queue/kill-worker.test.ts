/** Worker processes that die without a word. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { newId } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, test, vi } from "vitest";
import { asOwner } from "../db/index.ts";
import { enqueue } from "./enqueue.ts";

const { database, app, owner } = await testDatabase();
const program = fileURLToPath(new URL("./kill-worker.fixture.ts", import.meta.url));

test("kill -9 of one worker after the other loses no job and breaks no order", async () => {
  const [jobCount, keyCount] = [1_200, 30];
  const payloadOf = (number: number) => ({ key: number % keyCount, number });
  const jobs = Array.from({ length: jobCount }, (_, number) => ({
    name: "work",
    payload: payloadOf(number),
    ...(number % keyCount < 20 && { orderingKey: `key ${number % keyCount}` }),
  }));
  await database.withOrganization(newId("organization"), (transaction) => enqueue(transaction, jobs));

  const lines: string[] = [];
  const startWorker = () => {
    const child = spawn(process.execPath, [program, app], { stdio: ["ignore", "pipe", "inherit"] });
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    return child;
  };
  for (let killed = 0; killed < 3; killed++) {
    const [before, child] = [lines.length, startWorker()];
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(before + 100), { timeout: 15_000 });
    child.kill("SIGKILL");
    await once(child, "close");
  }
  const last = startWorker();
  const countJobs = () =>
    asOwner(owner, async (client) => (await client.query("select count(*)::int as count from jobs")).rows[0]?.count);
  await vi.waitFor(async () => expect(await countJobs()).toBe(0), { timeout: 30_000, interval: 100 });
  last.kill("SIGKILL");
  await once(last, "close");

  const ended = lines
    .filter((line) => line.startsWith("end "))
    .map((line) => JSON.parse(line.slice(4)) as { key: number; number: number });
  expect(new Set(ended.map(({ number }) => number)).size).toBe(jobCount);
  for (let key = 0; key < 20; key++) {
    // A repeated job may be seen again, but none ends before all earlier ones of its key have ended.
    const seen = new Set(ended.filter((job) => job.key === key).map(({ number }) => number));
    expect([...seen]).toEqual([...seen].toSorted((left, right) => left - right));
  }
  expect(await asOwner(owner, async (client) => (await client.query("select id from dead_jobs")).rows)).toEqual([]);
}, 90_000);
