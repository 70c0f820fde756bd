/** Workers on a real database: waking, fairness, failure, time-outs, stopping and lost leases. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Id, newId } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asOwner, createDatabase } from "../db/index.ts";
import { createWorker } from "./create-worker.ts";
import { listDeadJobs, replayDeadJobs } from "./dead-jobs.ts";
import { enqueue } from "./enqueue.ts";
import type { NewJob } from "./job.ts";
import type { JobHandler, QueuePoint, Worker, WorkerOptions } from "./worker-options.ts";

const { database, app, owner } = await testDatabase();
const organization = newId("organization");
const workers: Worker[] = [];

const sql = (text: string) =>
  asOwner(owner, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

beforeEach(() => sql("truncate jobs, dead_jobs, job_workers"));
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop({ drainTimeout: 0 })));
});

async function startWorker(
  handlers: Record<string, JobHandler>,
  options: Partial<WorkerOptions> = {},
): Promise<Worker> {
  const worker = createWorker({ database, handlers, pollInterval: 50, abortGrace: 100, ...options });
  workers.push(worker);
  await worker.start();
  return worker;
}

function queue(jobs: readonly NewJob[], of: Id<"organization"> = organization): Promise<Id<"job">[]> {
  return database.withOrganization(of, (transaction) => enqueue(transaction, jobs));
}

const numbered = (count: number, extra: Partial<NewJob> = {}) =>
  Array.from({ length: count }, (_, number): NewJob => ({ name: "work", payload: number, ...extra }));
const emptyQueue = () =>
  vi.waitFor(async () => expect(await sql("select id from jobs")).toEqual([]), { timeout: 10_000 });

test("each job runs once, those of one key one after the other and in order, on two workers", async () => {
  const ended: unknown[] = [];
  const running = new Set<string>();
  const handler: JobHandler = {
    async run(job) {
      const { key, number } = job.payload as { key: string; number: number };
      expect(running.has(key)).toBe(false);
      running.add(key);
      await sleep(Math.random() * 3);
      running.delete(key);
      ended.push(`${key} ${number}`);
    },
  };
  const jobs = Array.from({ length: 300 }, (_, number) => ({
    name: "work",
    orderingKey: `k${number % 9}`,
    payload: { key: `k${number % 9}`, number },
  }));
  await queue(jobs);
  await startWorker({ work: handler });
  await startWorker({ work: handler });
  await emptyQueue();
  expect(ended).toHaveLength(300);
  for (let key = 0; key < 9; key++) {
    const numbers = ended
      .filter((entry) => String(entry).startsWith(`k${key} `))
      .map((entry) => Number(String(entry).split(" ")[1]));
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
  }
});

test("a worker in another process is woken at commit, long before it would look by itself", async () => {
  const elsewhere = createDatabase({ connectionString: app });
  const ran = Promise.withResolvers<unknown>();
  await startWorker(
    { work: { run: (job) => ran.resolve(job.payload) } },
    { database: elsewhere, pollInterval: 3_600_000 },
  );
  await queue([{ name: "work", payload: { hello: "there" }, priority: "interactive" }]);
  expect(await ran.promise).toEqual({ hello: "there" });
  await workers.splice(0)[0]?.stop();
  await elsewhere.close();
});

test("without a notification the poll finds the job", async () => {
  const ran = Promise.withResolvers<void>();
  await startWorker({ work: { run: () => ran.resolve() } });
  await sql(
    `insert into jobs (organization_id, id, name, payload) values (gen_random_uuid(), gen_random_uuid(), 'work', '{}')`,
  );
  await ran.promise;
});

test("the job of a small organization begins while a busy one has hundreds waiting", async () => {
  const order: string[] = [];
  const small = newId("organization");
  const run = async (job: { organizationId: string }) => {
    order.push(job.organizationId);
    await sleep(5);
  };
  await queue(numbered(400));
  const worker = await startWorker({ work: { run } }, { concurrency: 4 });
  await vi.waitFor(() => expect(order.length).toBeGreaterThan(10));
  const before = order.length;
  await queue([{ name: "work" }], small);
  worker.wake();
  await vi.waitFor(() => expect(order).toContain(small));
  expect(order.indexOf(small) - before).toBeLessThan(100);
});

test("a failing job is tried again, holds its key meanwhile, dies at last and can be replayed by its organization", async () => {
  let healthy = false;
  const ended: string[] = [];
  const outcomes: string[] = [];
  const handler: JobHandler = {
    run(job) {
      if (job.payload === "bad" && !healthy) throw new RangeError("no luck");
      ended.push(`${job.payload} ${job.attempt}`);
    },
  };
  const [dying] = await queue([
    { name: "work", payload: "bad", orderingKey: "key", maxAttempts: 2 },
    { name: "work", payload: "behind", orderingKey: "key" },
  ]);
  // The next attempt is drawn to be in half an hour: between two looks it may come otherwise.
  const drawn = vi.spyOn(Math, "random").mockReturnValue(1_000);
  await startWorker({ work: handler }, { onSettled: (job, outcome) => outcomes.push(`${job.payload} ${outcome}`) });
  await vi.waitFor(async () =>
    expect(await sql("select attempts, last_error from jobs where state = 'delayed'")).toEqual([
      { attempts: 1, last_error: "RangeError: no luck" },
    ]),
  );
  drawn.mockRestore();
  expect(ended).toEqual([]);
  await sql("update jobs set run_at = now()");
  await vi.waitFor(() => expect(ended).toEqual(["behind 1"]));
  expect(outcomes).toEqual(["bad failed", "bad failed", "behind completed"]);

  const list = (of: Id<"organization">, after?: Id<"job">) =>
    database.withOrganization(of, (transaction) => listDeadJobs(transaction, after === undefined ? {} : { after }));
  const replay = (of: Id<"organization">) =>
    database.withOrganization(of, (transaction) => replayDeadJobs(transaction, [dying as Id<"job">]));
  expect(await list(newId("organization"))).toEqual([]);
  expect(await replay(newId("organization"))).toEqual([]);
  expect(await list(organization)).toMatchObject([
    { id: dying, name: "work", payload: "bad", orderingKey: "key", attempts: 2, lastError: "RangeError: no luck" },
  ]);
  expect(await list(organization, dying)).toEqual([]);
  healthy = true;
  expect(await replay(organization)).toEqual([dying]);
  await vi.waitFor(() => expect(ended).toEqual(["behind 1", "bad 1"]));
  expect(await list(organization)).toEqual([]);
});

test("a handler that outlives its time is aborted and its attempt fails, even when it does not listen", async () => {
  const reasons: unknown[] = [];
  const heeding: JobHandler = {
    timeout: 20,
    run: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(reasons.push(signal.reason)))),
  };
  const deaf: JobHandler = { timeout: 20, run: () => new Promise(() => {}) };
  await queue([
    { name: "heeding", maxAttempts: 1 },
    { name: "deaf", maxAttempts: 1 },
  ]);
  await startWorker({ heeding, deaf });
  await emptyQueue();
  expect(String(reasons[0])).toContain("did not end in time");
  expect(await sql("select name from dead_jobs order by name")).toEqual([{ name: "deaf" }, { name: "heeding" }]);
});

test("stopping lets running jobs end and gives the others back at once", async () => {
  const release = Promise.withResolvers<void>();
  let began = 0;
  const handler: JobHandler = {
    run: () => {
      began++;
      return release.promise;
    },
  };
  await queue(numbered(30));
  const worker = await startWorker({ work: handler }, { concurrency: 4 });
  await vi.waitFor(() => expect(began).toBe(3));
  const stopped = worker.stop();
  release.resolve();
  await stopped;
  expect(began).toBe(3);
  expect(await sql("select state, attempts, count(*)::int from jobs group by 1, 2")).toEqual([
    { state: "ready", attempts: 0, count: 27 },
  ]);
  expect(await sql("select id from job_workers")).toEqual([]);
});

test("stopping aborts what does not end in time and gives it back without a failed attempt", async () => {
  const began = Promise.withResolvers<void>();
  const handler: JobHandler = {
    run(_, signal) {
      began.resolve();
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  };
  const outcomes: string[] = [];
  await queue([...numbered(3, { orderingKey: "key" })]);
  const worker = await startWorker({ work: handler }, { onSettled: (_, outcome) => outcomes.push(outcome) });
  await began.promise;
  await worker.stop({ drainTimeout: 0 });
  await worker.stop();
  expect(outcomes).toEqual(["returned"]);
  expect(await sql("select state, attempts, count(*)::int from jobs group by 1, 2")).toEqual([
    { state: "ready", attempts: 0, count: 3 },
  ]);
  await expect(worker.start()).rejects.toThrow("only once");
});

test("a worker that lost its lease stops its jobs and begins afresh; the job runs again", async () => {
  const attempts: string[] = [];
  const began = Promise.withResolvers<void>();
  const handler: JobHandler = {
    run(job, signal) {
      attempts.push(`attempt ${job.attempt}`);
      began.resolve();
      if (attempts.length > 1) return;
      return new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(attempts.push(String(signal.reason)))),
      );
    },
  };
  await queue(numbered(1));
  await startWorker({ work: handler }, { lease: 300 });
  await began.promise;
  await sql("update job_workers set lease_until = now() - interval '1 second'");
  await emptyQueue();
  expect(attempts).toEqual(["attempt 1", "Error: the worker lost its lease", "attempt 1"]);
});

test("jobs whose claim never reached the worker are claimed again, those that run meanwhile run once", async () => {
  const ran: unknown[] = [];
  const [began, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const handler: JobHandler = {
    async run({ payload }) {
      ran.push(payload);
      if (payload !== "long") return;
      began.resolve();
      await release.promise;
    },
  };
  let isAnswerLost = false;
  const onPoint = (point: QueuePoint) => {
    if (point !== "queue.claimed" || !isAnswerLost) return;
    isAnswerLost = false;
    throw new Error("the connection broke");
  };
  await startWorker({ work: handler }, { onPoint });
  await queue([{ name: "work", payload: "long" }]);
  await began.promise;
  isAnswerLost = true;
  await queue(numbered(3));
  await vi.waitFor(() => expect(ran).toHaveLength(4));
  release.resolve();
  await emptyQueue();
  expect(isAnswerLost).toBe(false);
  expect(ran.map(String).sort()).toEqual(["0", "1", "2", "long"]);
});

test("the heartbeat keeps a job that takes longer than the lease", async () => {
  const attempts: number[] = [];
  const handler: JobHandler = {
    async run(job) {
      attempts.push(job.attempt);
      await sleep(700);
    },
  };
  await queue(numbered(1));
  await startWorker({ work: handler }, { lease: 200 });
  await startWorker({ work: handler }, { lease: 200 });
  await emptyQueue();
  expect(attempts).toEqual([1]);
});

test("fault points are passed in the order of a job's life", async () => {
  const points: string[] = [];
  await queue(numbered(1));
  await startWorker({ work: { run: () => void points.push("run") } }, { onPoint: (point) => points.push(point) });
  await emptyQueue();
  await vi.waitFor(() =>
    expect(points).toEqual(["queue.claimed", "run", "queue.before-complete", "queue.after-complete"]),
  );
});

test("patient jobs have slots of their own: however many wait, others go on, and more of them than there are slots come in turn", async () => {
  const release = Promise.withResolvers<void>();
  const [waiting, done]: [unknown[], unknown[]] = [[], []];
  const patient: JobHandler = {
    patient: true,
    async run({ payload }) {
      waiting.push(payload);
      await release.promise;
    },
  };
  const work: JobHandler = { run: ({ payload }) => void done.push(payload) };
  await startWorker({ patient, work }, { concurrency: 2, patientConcurrency: 8 });
  await queue(numbered(12, { name: "patient" }));
  // An organization that keeps everything busy leaves a quarter to others.
  await vi.waitFor(() => expect(waiting).toHaveLength(6));
  await queue(numbered(10));
  await vi.waitFor(() => expect(done).toHaveLength(10));
  await queue(numbered(1, { name: "patient" }), newId("organization"));
  await vi.waitFor(() => expect(waiting).toHaveLength(7));
  release.resolve();
  await emptyQueue();
  expect(waiting).toHaveLength(13);
});
