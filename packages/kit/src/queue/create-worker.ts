/** A worker: exchanges what ended for what waits, runs jobs fairly, keeps its lease alive. */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { newUuid } from "@eureka/contracts/ids";
import type { Subscription } from "../db/index.ts";
import { createBacklogs } from "./backlogs.ts";
import { retryDelay } from "./backoff.ts";
import { queueChannel } from "./enqueue.ts";
import type { LeasedJob } from "./job.ts";
import { createJobStore, type Exchange, LeaseOverError, type ReturnedJob } from "./job-store.ts";
import { runHandler } from "./run-handler.ts";
import type { JobHandler, JobOutcome, WakeCause, Worker, WorkerOptions } from "./worker-options.ts";

const firstOrganization = "00000000-0000-0000-0000-000000000000";
/** Milliseconds of work that is held ahead of the free slots: enough to hide an exchange, too little to keep jobs from other workers. */
const horizon = 50;
const mostAhead = 1_000;
/** Milliseconds for which what ended waits to travel with the next look, where the last one found hardly anything. */
const gathering = 5;

/** How many jobs an exchange may take, and from which organizations none. */
type Room = Pick<Exchange, "batch" | "held">;

const stopping = new Error("the worker is stopping");
const leaseLost = new Error("the worker lost its lease");

/** So many jobs without keys are acknowledged beside the claim, which does not wait for any of them: PostgreSQL works on both at once. */
function isCrowd(done: readonly LeasedJob[], known: readonly LeasedJob[] | null): boolean {
  return known === null && done.length >= 100 && done.every(({ orderingHash }) => orderingHash === null);
}

/** Makes a worker; nothing happens before `start`. Any number of workers in any number of processes share one queue. */
export function createWorker(options: WorkerOptions): Worker {
  const { database, handlers, concurrency = 16, lease = 15_000, pollInterval = 1_000, abortGrace = 5_000 } = options;
  const { patientConcurrency = 64 } = options;
  const { log = { warn() {}, error() {} }, onPoint = () => {} } = options;
  const names = Object.keys(handlers);
  const isPatient = (name: string) => handlers[name]?.patient === true;
  const impatientNames = names.filter((name) => !isPatient(name));
  const store = createJobStore(database);
  const backlog = createBacklogs({ concurrency, patientConcurrency, isPatient });
  const attempts = new Map<Promise<void>, AbortController>();
  let state: "idle" | "working" | "stopping" | "stopped" = "idle";
  let leaseId = "";
  let leaseUntil = 0;
  /** What ended since the last exchange. */
  let completed: LeasedJob[] = [];
  let returned: ReturnedJob[] = [];
  /** Why an exchange is to follow. */
  let due: WakeCause | undefined;
  let exchanging: Promise<void> | undefined;
  /** The last exchange left nothing behind that could be had. */
  let isCalm = false;
  let gathered: NodeJS.Timeout | undefined;
  /** The last exchange failed: nobody knows whether it took place. */
  let isDoubtful = false;
  /** Milliseconds that jobs take lately. */
  let usual = horizon * concurrency;
  let after = firstOrganization;
  let subscription: Subscription | undefined;
  let poll: NodeJS.Timeout | undefined;

  function wake(cause: WakeCause): void {
    if (state === "idle" || state === "stopped") return;
    due ??= cause;
    exchanging ??= exchangeWhileDue().finally(() => {
      exchanging = undefined;
      if (due) wake(due);
    });
  }

  /** One exchange is under way at a time; whatever happens meanwhile travels with the next. */
  async function exchangeWhileDue(): Promise<void> {
    while (due) {
      await nextTurn(); // what ends together travels together
      clearTimeout(gathered);
      gathered = undefined;
      const [cause, done, back] = [due, completed, returned];
      [due, completed, returned] = [undefined, [], []];
      try {
        if (performance.now() > leaseUntil) await renewLease();
        const room = findRoom();
        const jobs = await exchange(done, back, room);
        // Of a full row of organizations or keys there may be more where they came from.
        isCalm = room.batch > 0 && jobs.length * 8 <= room.batch;
        begin(jobs, cause);
      } catch (error) {
        log.warn({ err: error, jobs: done.length + back.length }, "the queue could not be reached yet");
        completed.unshift(...done);
        returned.unshift(...back);
        isDoubtful = true;
        if (!(error instanceof LeaseOverError)) continue;
        leaseUntil = 0;
        due = "progress";
      }
    }
  }

  async function exchange(done: LeasedJob[], back: ReturnedJob[], room: Room): Promise<LeasedJob[]> {
    if (back.length > 0) await store.giveBack(leaseId, back);
    back.length = 0;
    const known = isDoubtful ? [...backlog.held(), ...completed, ...returned.map(({ job }) => job)] : null;
    const askedAt = performance.now();
    // Patient jobs that would only wait here are left to other workers.
    const wanted = backlog.isFullOfPatients() ? impatientNames : names;
    const say = (part: Pick<Exchange, "completed" | "batch" | "held">) =>
      store.exchange(leaseId, { lease, known, names: wanted, after, ...part });
    if (done.length > 0) onPoint("queue.before-complete");
    const [jobs] = isCrowd(done, known)
      ? await Promise.all([say({ completed: [], ...room }), say({ completed: done, batch: 0, held: [] })])
      : [await say({ completed: done, ...room })];
    leaseUntil = askedAt + lease * 0.9;
    if (done.length > 0) onPoint("queue.after-complete");
    isDoubtful = false;
    return jobs;
  }

  /** A full worker still looks for organizations that have nothing waiting here. */
  function findRoom(): Room {
    const ahead = Math.min(mostAhead, Math.floor((horizon * concurrency) / usual));
    const free = concurrency + ahead - backlog.running() - backlog.waiting();
    if (state !== "working" || free <= -4 * concurrency) return { batch: 0, held: [] };
    if (free <= 0) return { batch: concurrency, held: backlog.waitingOrganizations() };
    return { batch: free, held: [] };
  }

  function begin(jobs: readonly LeasedJob[], cause: WakeCause): void {
    after = jobs.at(-1)?.organizationUuid ?? firstOrganization;
    if (jobs.length === 0) return;
    onPoint("queue.claimed");
    options.onClaimed?.(jobs.length, cause);
    backlog.add(jobs);
    startJobs();
    if (!isCalm) due ??= "progress";
  }

  function startJobs(): void {
    while (state === "working") {
      const job = backlog.next();
      if (job === undefined) return;
      const controller = new AbortController();
      const attempt = runJob(job, controller).finally(() => attempts.delete(attempt));
      attempts.set(attempt, controller);
    }
  }

  async function runJob(job: LeasedJob, controller: AbortController): Promise<void> {
    const began = performance.now();
    let outcome: JobOutcome = "completed";
    let error: unknown;
    try {
      const run = () => runHandler(handlers[job.name] as JobHandler, job, controller, abortGrace);
      await (isPatient(job.name) ? database.modestly(run) : database.freely(run));
    } catch (reason) {
      outcome = controller.signal.reason === stopping || controller.signal.reason === leaseLost ? "returned" : "failed";
      error = reason;
    }
    const took = performance.now() - began;
    if (!isPatient(job.name)) usual += (took - usual) / 10;
    const followers = backlog.finish(job, outcome === "completed");
    settle(job, outcome, error, followers);
    options.onSettled?.(job, outcome, took);
    startJobs();
  }

  function settle(job: LeasedJob, outcome: JobOutcome, error: unknown, followers: readonly LeasedJob[]): void {
    if (outcome === "completed") completed.push(job);
    else if (outcome === "failed") {
      returned.push({ job, error: describeFailure(job, error), delay: retryDelay(job.attempt) });
    } else returned.push({ job });
    returned.push(...followers.map((follower) => ({ job: follower })));
    // A new job tells of it sooner; only what waits for its key begins that much later.
    if (isCalm && returned.length === 0) gathered ??= setTimeout(() => wake("progress"), gathering);
    else wake("progress");
  }

  function describeFailure(job: LeasedJob, error: unknown): string {
    const fields = { err: error, job: job.id, name: job.name, organization: job.organizationId, attempt: job.attempt };
    log.warn(fields, "a job failed");
    return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2_000);
  }

  async function openLease(): Promise<void> {
    const [id, openedAt] = [newUuid(), performance.now()];
    await store.openLease(id, lease);
    [leaseId, leaseUntil, completed, returned, isDoubtful] = [id, openedAt + lease, [], [], false];
  }

  /** The jobs held so far may be with others: stop them all, then begin afresh. */
  async function renewLease(): Promise<void> {
    log.error({ running: backlog.running() }, "the worker lost its lease and stops its jobs");
    backlog.clear();
    await endRunning(leaseLost);
    await openLease();
  }

  async function endRunning(reason: Error): Promise<void> {
    for (const controller of attempts.values()) controller.abort(reason);
    await Promise.all(attempts.keys());
  }

  /** Says what ended, again while it cannot be said. */
  async function flush(): Promise<void> {
    while (state === "stopping" && completed.length + returned.length > 0) {
      wake("progress");
      await exchanging;
      if (isDoubtful) await sleep(100);
    }
  }

  return {
    async start() {
      if (state !== "idle") throw new Error("a worker starts only once");
      await openLease();
      subscription = await database.listen(queueChannel, () => wake("notification"));
      state = "working";
      poll = setInterval(() => wake("poll"), Math.min(pollInterval, lease / 3));
      wake("progress");
    },
    wake: () => wake("call"),
    async stop({ drainTimeout = 10_000 } = {}) {
      if (state === "stopping" || state === "stopped") return;
      state = "stopping";
      await subscription?.stop();
      await exchanging;
      backlog.clear();
      await Promise.race([Promise.all(attempts.keys()), sleep(drainTimeout, undefined, { ref: false })]);
      await endRunning(stopping);
      await Promise.race([flush(), sleep(abortGrace, undefined, { ref: false })]);
      state = "stopped";
      clearInterval(poll);
      const warn = (error: unknown) => log.warn({ err: error }, "the lease could not be closed; it runs out by itself");
      if (leaseId !== "") await store.closeLease(leaseId).catch(warn);
    },
  };
}
