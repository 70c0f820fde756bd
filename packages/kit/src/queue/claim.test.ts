/**
 * The claim against a model: whatever workers do and however they die, no job is lost or held twice, and the jobs of one ordering
 * key are held by one worker at a time, oldest first.
 */
import { type Id, newId, newUuid } from "@eureka/contracts/ids";
import { testDatabase } from "@eureka/testing/test-database";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { asOwner } from "../db/index.ts";
import { enqueue } from "./enqueue.ts";
import type { LeasedJob } from "./job.ts";
import { createJobStore, LeaseOverError } from "./job-store.ts";

const { database, owner } = await testDatabase();
const store = createJobStore(database);
const nobody = "00000000-0000-0000-0000-000000000000";
const organizations = [newId("organization"), newId("organization"), newId("organization")] as const;

const sql = (text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

beforeEach(() => sql("truncate jobs, dead_jobs, job_workers"));

async function openWorker(): Promise<string> {
  const worker = newUuid();
  await store.openLease(worker, 60_000);
  return worker;
}

function claim(worker: string, batch: number, names = ["work"], after = nobody): Promise<LeasedJob[]> {
  return store.exchange(worker, { ...nothing, batch, names, after });
}

const nothing = { lease: 60_000, completed: [], batch: 0, names: [], held: [], after: nobody, known: null };

const complete = (worker: string, completed: readonly LeasedJob[]) => store.exchange(worker, { ...nothing, completed });

const inAnHour = () => new Date(Date.now() + 3_600_000);

/** Payloads carry a number in order of enqueueing, so that jobs can be told apart. */
const numberOf = (job: LeasedJob) => Number((job.payload as { number: number }).number);

interface Known {
  readonly key: string | undefined;
  state: "queued" | "delayed" | "held" | "completed" | "dead";
  holder?: string;
  attempts: number;
}

type Step =
  | { kind: "enqueue"; organization: number; jobs: { key: number | null; delayed: boolean }[] }
  | { kind: "claim"; worker: number; batch: number }
  | { kind: "complete" | "fail" | "giveBack"; worker: number; count: number }
  | { kind: "crash"; worker: number }
  | { kind: "elapse" };

const anyWorker = fc.integer({ min: 0, max: 2 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("enqueue" as const),
    organization: fc.integer({ min: 0, max: 2 }),
    jobs: fc.array(
      fc.record({
        key: fc.option(fc.integer({ min: 0, max: 2 })),
        delayed: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
      }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
  }),
  fc.record({ kind: fc.constant("claim" as const), worker: anyWorker, batch: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("claim" as const), worker: anyWorker, batch: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constantFrom("complete" as const, "fail" as const, "giveBack" as const),
    worker: anyWorker,
    count: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ kind: fc.constant("crash" as const), worker: anyWorker }),
  fc.constant({ kind: "elapse" as const }),
);

/** Three workers beside the model of what each job must be. */
class Simulation {
  readonly known: Known[] = [];
  readonly workers: string[] = [];
  readonly held = new Map<string, LeasedJob[]>();
  readonly maxAttempts = 3;

  static async begin(): Promise<Simulation> {
    await sql("truncate jobs, dead_jobs, job_workers");
    const simulation = new Simulation();
    for (let index = 0; index < 3; index++) simulation.workers.push(await openWorker());
    return simulation;
  }

  async run(step: Step): Promise<void> {
    if (step.kind === "enqueue") return await this.enqueue(step.organization, step.jobs);
    if (step.kind === "elapse") return await this.elapse();
    const worker = this.workers[step.worker] as string;
    if (step.kind === "claim") return await this.claim(worker, step.batch);
    if (step.kind === "crash") return await this.crash(step.worker);
    await this.settle(worker, step.kind, step.count);
  }

  async enqueue(index: number, wanted: readonly { key: number | null; delayed: boolean }[]): Promise<void> {
    const organization = organizations[index] as Id<"organization">;
    const jobs = wanted.map(({ key, delayed }) => {
      const known: Known = {
        key: key === null ? undefined : `${index} ${key}`,
        state: delayed ? "delayed" : "queued",
        attempts: 0,
      };
      const number = this.known.push(known) - 1;
      const extra = { ...(key !== null && { orderingKey: `key ${key}` }), ...(delayed && { runAt: inAnHour() }) };
      return { name: "work", payload: { number }, maxAttempts: this.maxAttempts, ...extra };
    });
    await database.withOrganization(organization, (transaction) => enqueue(transaction, jobs));
  }

  /** An hour passes: what was delayed is due. */
  async elapse(): Promise<void> {
    await sql("update jobs set run_at = now() where state = 'delayed'");
    for (const known of this.known) if (known.state === "delayed") known.state = "queued";
  }

  async claim(worker: string, batch: number): Promise<void> {
    const jobs = await claim(worker, batch);
    jobs.sort((left, right) => left.sequence - right.sequence);
    for (const job of jobs) {
      const number = numberOf(job);
      const known = this.known[number] as Known;
      expect(known.state, `job ${number} is free when it is claimed`).toBe("queued");
      expect(job.attempt).toBe(known.attempts + 1);
      const earlier = this.known.slice(0, number).filter((other) => other.key !== undefined && other.key === known.key);
      for (const other of earlier) {
        const isBehind =
          other.state === "queued" || other.state === "delayed" || (other.state === "held" && other.holder !== worker);
        expect(isBehind, `job ${number} overtakes an earlier one of its key`).toBe(false);
      }
      known.state = "held";
      known.holder = worker;
    }
    this.held.set(worker, [...(this.held.get(worker) ?? []), ...jobs]);
  }

  /** Ends the first jobs that a worker holds, as a worker does: what follows a failed job of a key goes back with it. */
  async settle(worker: string, kind: "complete" | "fail" | "giveBack", count: number): Promise<void> {
    const held = this.held.get(worker) ?? [];
    const chosen = held.slice(0, count);
    if (kind === "complete") {
      await complete(worker, chosen);
      for (const job of chosen)
        this.known[numberOf(job)] = { ...(this.known[numberOf(job)] as Known), state: "completed" };
      this.held.set(worker, held.slice(count));
      return;
    }
    const keys = new Set(chosen.map((job) => job.orderingHash).filter((hash) => hash !== null));
    const followers = held.slice(count).filter((job) => job.orderingHash !== null && keys.has(job.orderingHash));
    const firstOfKey = (job: LeasedJob) =>
      job.orderingHash === null || held.find((other) => other.orderingHash === job.orderingHash) === job;
    const failed = kind === "fail" ? chosen.filter(firstOfKey) : [];
    const unbegun = [...chosen, ...followers].filter((job) => !failed.includes(job));
    const returned = [
      ...failed.map((job) => ({ job, error: "no luck", delay: 3_600_000 })),
      ...unbegun.map((job) => ({ job })),
    ];
    await store.giveBack(worker, returned);
    for (const job of failed) this.countFailure(job);
    for (const job of unbegun) (this.known[numberOf(job)] as Known).state = "queued";
    this.held.set(
      worker,
      held.filter((job) => !chosen.includes(job) && !followers.includes(job)),
    );
  }

  /** The worker falls silent and comes back under a new lease; what it held is recovered by the next claim of anybody. */
  async crash(index: number): Promise<void> {
    const worker = this.workers[index] as string;
    await sql("update job_workers set lease_until = now() - interval '1 second' where id = $1", [worker]);
    for (const job of this.held.get(worker) ?? []) (this.known[numberOf(job)] as Known).state = "queued";
    this.held.delete(worker);
    this.workers[index] = await openWorker();
    await expect(claim(worker, 1)).rejects.toThrow(LeaseOverError);
  }

  countFailure(job: LeasedJob): void {
    const known = this.known[numberOf(job)] as Known;
    known.attempts++;
    known.state = known.attempts >= this.maxAttempts ? "dead" : "delayed";
  }

  /** Everything that is left can be worked off, and then the tables hold exactly what the model says. */
  async drain(): Promise<void> {
    const worker = this.workers[0] as string;
    await this.elapse();
    for (const other of this.workers) await this.settle(other, "complete", Number.POSITIVE_INFINITY);
    for (let round = 0; this.known.some(({ state }) => state === "queued"); round++) {
      expect(round, "the queue comes to an end").toBeLessThan(200);
      await this.claim(worker, 12);
      await this.settle(worker, "complete", Number.POSITIVE_INFINITY);
      await this.elapse(); // what lost several workers waits a while
    }
    expect(await sql("select id from jobs")).toEqual([]);
    const dead = await sql("select (payload->>'number')::int as number from dead_jobs order by 1");
    expect(dead.map(({ number }) => number)).toEqual(
      this.known.flatMap(({ state }, number) => (state === "dead" ? [number] : [])),
    );
  }
}

test("no job is lost, held twice or out of order, whatever workers do", async () => {
  const property = fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 30 }), async (steps) => {
    const simulation = await Simulation.begin();
    for (const step of steps) await simulation.run(step);
    await simulation.drain();
  });
  await fc.assert(property, { numRuns: 60 });
}, 60_000);

test("claims of many workers at once never share a key or a job", async () => {
  const organization = organizations[0];
  const jobs = Array.from({ length: 300 }, (_, number) => ({
    name: "work",
    payload: { number },
    orderingKey: `key ${number % 20}`,
  }));
  await database.withOrganization(organization, (transaction) => enqueue(transaction, jobs));
  const workers = await Promise.all(Array.from({ length: 6 }, openWorker));
  const holders = new Map<string | null, string>();
  const claimed = await Promise.all(workers.map((worker) => claim(worker, 30)));
  claimed.forEach((batch, index) => {
    for (const { orderingHash } of batch) {
      expect(holders.get(orderingHash) ?? workers[index]).toBe(workers[index]);
      holders.set(orderingHash, workers[index] as string);
    }
  });
  expect(new Set(claimed.flat().map(({ uuid }) => uuid)).size).toBe(claimed.flat().length);
  expect(claimed.flat().length).toBeGreaterThan(0);
});

test("a job that is committed late waits, although it stands before the running one of its key", async () => {
  const worker = await openWorker();
  const organization = organizations[0];
  const work = (number: number) => [{ name: "work", payload: { number }, orderingKey: "same" }];
  let later: LeasedJob[] = [];
  await database.withOrganization(organization, async (slow) => {
    await enqueue(slow, work(1));
    await database.withOrganization(organization, (quick) => enqueue(quick, work(2)));
    later = await claim(worker, 10);
  });
  expect(later.map(numberOf)).toEqual([2]);
  expect(await claim(worker, 10)).toEqual([]);
  await complete(worker, later);
  expect((await claim(worker, 10)).map(numberOf)).toEqual([1]);
});

test("one key with very many jobs does not hide the other keys of its organization", async () => {
  const worker = await openWorker();
  const crowd = Array.from({ length: 500 }, (_, number) => ({
    name: "work",
    payload: { number },
    orderingKey: "crowd",
  }));
  const other = { name: "work", payload: { number: 500 }, orderingKey: "other" };
  await database.withOrganization(organizations[0], (transaction) => enqueue(transaction, [...crowd, other]));
  const found = [...(await claim(worker, 4)), ...(await claim(worker, 4))];
  expect(found.map(numberOf)).toContain(500);
});

test("each organization gets its share of a batch, all of it when alone", async () => {
  const worker = await openWorker();
  const fill = (organization: Id<"organization">, count: number) =>
    database.withOrganization(organization, (transaction) =>
      enqueue(
        transaction,
        Array.from({ length: count }, (_, number) => ({ name: "work", payload: { number } })),
      ),
    );
  await fill(organizations[0], 200);
  expect(await claim(worker, 60)).toHaveLength(60);
  await fill(organizations[1], 200);
  await fill(organizations[2], 5);
  const counts = Map.groupBy(await claim(worker, 60), ({ organizationId }) => organizationId);
  expect(organizations.map((organization) => counts.get(organization)?.length)).toEqual([20, 20, 5]);
});

test("more organizations than a batch is long take turns", async () => {
  const worker = await openWorker();
  const many = Array.from({ length: 7 }, () => newId("organization"));
  for (const organization of many) {
    await database.withOrganization(organization, (transaction) =>
      enqueue(transaction, [{ name: "work" }, { name: "work" }]),
    );
  }
  const served = new Set<string>();
  let after = nobody;
  for (let round = 0; round < 5; round++) {
    const jobs = await claim(worker, 2, ["work"], after);
    expect(jobs).toHaveLength(2);
    after = jobs.at(-1)?.organizationUuid ?? nobody;
    for (const { organizationId } of jobs) served.add(organizationId);
  }
  expect(served.size).toBe(7);
});

test("jobs of handlers without room stay, and delayed jobs wait for their time", async () => {
  const worker = await openWorker();
  const runAt = inAnHour();
  await database.withOrganization(organizations[0], (transaction) =>
    enqueue(transaction, [{ name: "other" }, { name: "work", runAt }]),
  );
  expect(await claim(worker, 10)).toEqual([]);
  await sql("update jobs set run_at = now() where state = 'delayed'");
  expect((await claim(worker, 10)).map(({ name }) => name)).toEqual(["work"]);
});

test("what ended makes its key free for the claim that travels with it", async () => {
  const worker = await openWorker();
  const work = (number: number) => ({ name: "work", payload: { number }, orderingKey: "same" });
  await database.withOrganization(organizations[0], (transaction) => enqueue(transaction, [work(1)]));
  const first = await claim(worker, 10);
  await database.withOrganization(organizations[0], (transaction) => enqueue(transaction, [work(2)]));
  expect(await claim(worker, 10)).toEqual([]);
  const next = await store.exchange(worker, { ...nothing, completed: first, batch: 10, names: ["work"] });
  expect(next.map(numberOf)).toEqual([2]);
});

test("jobs of an exchange whose answer was lost are free again when the worker says what it knows", async () => {
  const worker = await openWorker();
  const jobs = Array.from({ length: 3 }, (_, number) => ({ name: "work", payload: { number } }));
  await database.withOrganization(organizations[0], (transaction) => enqueue(transaction, jobs));
  const known = await claim(worker, 1);
  await claim(worker, 1);
  const given = await store.exchange(worker, { ...nothing, known, batch: 10, names: ["work"] });
  expect(given.map(numberOf).sort()).toEqual([1, 2]);
  expect(await claim(worker, 10)).toEqual([]);
});

test("a worker that lost its lease completes nothing and is given nothing", async () => {
  const [late, heir] = [await openWorker(), await openWorker()];
  await database.withOrganization(organizations[0], (transaction) =>
    enqueue(transaction, [{ name: "work", payload: { number: 1 } }]),
  );
  const held = await claim(late, 1);
  await sql("update job_workers set lease_until = now() - interval '1 second' where id = $1", [late]);
  const inherited = [...(await claim(heir, 1)), ...(await claim(heir, 1))];
  expect(inherited.map(({ attempt }) => attempt)).toEqual([1]);
  await expect(complete(late, held)).rejects.toThrow(LeaseOverError);
  await store.giveBack(late, [{ job: held[0] as LeasedJob, error: "late", delay: 0 }]);
  await expect(claim(late, 1)).rejects.toThrow(LeaseOverError);
  expect(await sql("select locked_by, attempts from jobs")).toEqual([{ locked_by: heir, attempts: 0 }]);
  await complete(heir, inherited);
  expect(await sql("select id from jobs")).toEqual([]);
});

test("dying workers use up no attempts, but a job that has lost thirty of them is dead", async () => {
  await database.withOrganization(organizations[0], (transaction) =>
    enqueue(transaction, [{ name: "work", payload: { number: 1 }, maxAttempts: 2 }]),
  );
  for (let losses = 0; losses < 30; losses++) {
    const worker = await openWorker();
    // The first claim takes the job away from the dead worker, the second one finds it.
    await claim(worker, 1);
    await sql("update jobs set run_at = now() where state = 'delayed'");
    if (losses > 0) await claim(worker, 1);
    expect(await sql("select attempts, losses, locked_by from jobs")).toEqual([
      { attempts: 0, losses, locked_by: worker },
    ]);
    await sql("update job_workers set lease_until = now() - interval '1 second' where id = $1", [worker]);
  }
  expect(await claim(await openWorker(), 1)).toEqual([]);
  expect(await sql("select attempts, last_error from dead_jobs")).toEqual([
    { attempts: 0, last_error: "30 workers stopped answering while they held it." },
  ]);
});
