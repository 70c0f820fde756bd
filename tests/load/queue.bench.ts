/**
 * Speed and fairness of the job queue on a PostgreSQL of its own, with fsync on, as in production. The floor of the speed is
 * graphile-worker in the same run; the floor of the fairness is the same queue when nobody else uses it.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Id, newId } from "@eureka/contracts/ids";
import { asOwner, createDatabase, type Database, migrate } from "@eureka/kit/db";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import { createWorker, enqueue, type JobHandler, type NewJob } from "@eureka/kit/queue";
import { Logger, run, runMigrations } from "graphile-worker";
import { atLeastTimes, atMostTimes, type BenchRow } from "./rig/bench-row.ts";
import { measureInRounds } from "./rig/rounds.ts";

interface Server {
  readonly database: Database;
  readonly owner: string;
}

const concurrency = 16;
const ourJobs = 20_000;
const theirJobs = 5_000;
const keys = 500;

/** Runs everything three times, interleaved, and gives the medians. Takes about two minutes. */
export async function benchQueue(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-queue-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, "data") });
  const { owner, app } = postgres.connectionStrings;
  const database = createDatabase({ connectionString: app });
  try {
    await migrate(owner, new URL("../../db/migrations", import.meta.url).pathname);
    await runMigrations({ connectionString: owner, logger: silentLogger });
    return await measureAll({ database, owner });
  } finally {
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureAll(server: Server): Promise<BenchRow[]> {
  const measures = {
    free: () => measureOurs(server, 0),
    theirFree: () => measureTheirs(server, 0),
    ordered: () => measureOurs(server, keys),
    theirOrdered: () => measureTheirs(server, keys),
    alone: () => measureLatency(server, 0),
    crowded: () => measureLatency(server, 20_000),
  };
  const found = await measureInRounds<keyof typeof measures>(
    Object.entries(measures).map(([name, measure]) => async () => ({ [name]: await measure() })),
  );
  return [
    atLeastTimes(
      { name: "jobs processed, against graphile-worker", figure: found.free, unit: "jobs/s" },
      found.theirFree,
      3,
    ),
    atLeastTimes(
      { name: `the same with ${keys} ordering keys`, figure: found.ordered, unit: "jobs/s" },
      found.theirOrdered,
      3,
    ),
    atMostTimes(
      {
        name: "p95 of another organization's 50 ms job beside 20,000 queued, against an empty queue",
        figure: found.crowded,
        unit: "ms",
      },
      found.alone,
      1.2,
    ),
  ];
}

/** Jobs per second from the start of a worker in front of a full queue to the end of the last job. */
async function measureOurs({ database }: Server, keyCount: number): Promise<number> {
  await fill(database, newId("organization"), ourJobs, (index) =>
    keyCount > 0 ? { orderingKey: `key-${index % keyCount}` } : {},
  );
  const done = countDown(ourJobs);
  const worker = createWorker({ database, concurrency, handlers: { work: { run: async () => done.step() } } });
  const began = performance.now();
  await worker.start();
  await done.reached;
  const rate = (ourJobs / (performance.now() - began)) * 1_000;
  await worker.stop();
  return rate;
}

async function measureTheirs({ owner }: Server, keyCount: number): Promise<number> {
  await asOwner(owner, async (client) => {
    await client.query(
      `select graphile_worker.add_jobs(array_agg(row('work', json_build_object('index', index), case when $2 > 0 then 'key-' || index % $2 end,
         null, null, null, null, null)::graphile_worker.job_spec)) from generate_series(1, $1::int) as index`,
      [theirJobs, keyCount],
    );
  });
  const done = countDown(theirJobs);
  const began = performance.now();
  const runner = await run({
    connectionString: owner,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger: silentLogger,
    taskList: { work: async () => done.step() },
  });
  await done.reached;
  const rate = (theirJobs / (performance.now() - began)) * 1_000;
  await runner.stop();
  return rate;
}

/** p95 in milliseconds from before the enqueue to the end of a 50 ms job of a small organization, beside `backlog` jobs of a busy one. */
async function measureLatency({ database, owner }: Server, backlog: number): Promise<number> {
  const samples = 200;
  const small = newId("organization");
  const latencies: number[] = [];
  const done = countDown(samples);
  const handler: JobHandler = {
    async run(job) {
      await sleep(50);
      if (job.organizationId !== small) return;
      latencies.push(Date.now() - Number((job.payload as { began: number }).began));
      done.step();
    },
  };
  await fill(database, newId("organization"), backlog, () => ({}));
  const worker = createWorker({ database, concurrency, handlers: { work: handler } });
  await worker.start();
  await sleep(500);
  for (let sample = 0; sample < samples; sample++) {
    await database.withOrganization(small, (transaction) =>
      enqueue(transaction, [{ name: "work", payload: { began: Date.now() } }]),
    );
    await sleep(Math.random() * 80);
  }
  await done.reached;
  await worker.stop();
  await asOwner(owner, async (client) => void (await client.query("truncate jobs")));
  return latencies.sort((left, right) => left - right)[Math.floor(samples * 0.95)] ?? Number.NaN;
}

async function fill(
  database: Database,
  organizationId: Id<"organization">,
  count: number,
  extra: (index: number) => Partial<NewJob>,
): Promise<void> {
  for (let first = 0; first < count; first += 1_000) {
    const jobs = Array.from({ length: Math.min(1_000, count - first) }, (_, offset) => ({
      name: "work",
      payload: { index: first + offset },
      ...extra(first + offset),
    }));
    await database.withOrganization(organizationId, (transaction) => enqueue(transaction, jobs));
  }
}

function countDown(count: number): { step(): void; readonly reached: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  return {
    step() {
      if (--left === 0) resolve();
    },
    reached: promise,
  };
}

const silentLogger = new Logger(() => () => {});

if (import.meta.main) console.table(await benchQueue());
