/** A worker: claims batches, runs their handlers fairly, acknowledges in batches, keeps its lease alive. */
import { setTimeout as sleep } from "node:timers/promises";
import { newUuid } from "@eureka/contracts/ids";
import type { Subscription } from "../db/index.ts";
import { createAcknowledgements } from "./acknowledgements.ts";
import { createBacklog } from "./backlog.ts";
import { retryDelay } from "./backoff.ts";
import { queueChannel } from "./enqueue.ts";
import type { LeasedJob } from "./job.ts";
import { createJobStore } from "./job-store.ts";
import { createPrefetch } from "./prefetch.ts";
import { runHandler } from "./run-handler.ts";
import type { JobHandler, JobOutcome, WakeCause, Worker, WorkerOptions } from "./worker-options.ts";

const firstOrganization = "00000000-0000-0000-0000-000000000000";
const largestBatch = 1_000;

const stopping = new Error("the worker is stopping");
const leaseLost = new Error("the worker lost its lease");

/** Makes a worker; nothing happens before `start`. Any number of workers in any number of processes share one queue. */
export function createWorker(options: WorkerOptions): Worker {
  const { database, handlers, concurrency = 16, lease = 15_000, pollInterval = 1_000, abortGrace = 5_000 } = options;
  const log = options.log ?? { warn() {}, error() {} };
  const onPoint = options.onPoint ?? (() => {});
  const store = createJobStore(database);
  const backlog = createBacklog({ concurrency, limitOf: (name) => handlers[name]?.concurrency });
  const acknowledgements = createAcknowledgements({ store, log, onPoint, onKeysFreed: () => wake("progress") });
  const prefetch = createPrefetch();
  const controllers = new Map<LeasedJob, AbortController>();
  const timers: NodeJS.Timeout[] = [];
  let state: "idle" | "working" | "renewing" | "stopped" = "idle";
  let leaseId = "";
  let leaseUntil = 0;
  let awake = false;
  let wakeCause: WakeCause = "progress";
  /** A look with room for every name found nothing since the last wake. */
  let drained = false;
  let after = firstOrganization;
  let claiming: Promise<void> | undefined;
  let whenIdle: (() => void) | undefined;
  let subscription: Subscription | undefined;

  function wake(cause: WakeCause): void {
    drained = false;
    if (!awake) wakeCause = cause;
    look();
  }

  function look(): void {
    awake = true;
    if (state !== "working" || claiming !== undefined) return;
    claiming = claimWhileAwake().finally(() => {
      claiming = undefined;
      if (awake) look();
    });
  }

  async function claimWhileAwake(): Promise<void> {
    while (awake && state === "working") {
      awake = false;
      const cause = wakeCause;
      wakeCause = "progress";
      try {
        const jobs = await claimOnce();
        if (jobs.length > 0) {
          awake = true;
          options.onClaimed?.(jobs.length, cause);
        }
        backlog.add(jobs);
        startJobs();
      } catch (error) {
        log.warn({ err: error }, "jobs could not be claimed");
        void beat();
      }
    }
  }

  /** A full worker still looks for organizations that have nothing waiting here. */
  async function claimOnce(): Promise<LeasedJob[]> {
    const free = concurrency + prefetch.size() - backlog.running() - backlog.waiting();
    const [full, heldUnder] = [free <= 0, leaseId];
    const batch = full ? concurrency : Math.min(free, largestBatch);
    const rooms = new Map(Object.keys(handlers).map((name) => [name, Math.min(batch, backlog.room(name))]));
    for (const [name, room] of rooms) if (room === 0) rooms.delete(name);
    if (rooms.size === 0 || free <= -4 * concurrency) return [];
    const jobs = await store.claim(leaseId, { batch, rooms, after, held: full ? backlog.waitingOrganizations() : [] });
    if (leaseId !== heldUnder) return [];
    if (jobs.length > 0) onPoint("queue.claimed");
    else if (!full && !awake && rooms.size === Object.keys(handlers).length) drained = true;
    after = jobs.at(-1)?.organizationUuid ?? firstOrganization;
    return jobs;
  }

  function startJobs(): void {
    while (state === "working") {
      const job = backlog.next();
      if (job === undefined) return;
      void runJob(job, handlers[job.name] as JobHandler);
    }
  }

  async function runJob(job: LeasedJob, handler: JobHandler): Promise<void> {
    const controller = new AbortController();
    const [began, heldUnder] = [performance.now(), leaseId];
    controllers.set(job, controller);
    let outcome: JobOutcome = "completed";
    let error: unknown;
    try {
      await runHandler(handler, job, controller, abortGrace);
    } catch (reason) {
      outcome = controller.signal.reason === stopping || controller.signal.reason === leaseLost ? "returned" : "failed";
      error = reason;
    }
    controllers.delete(job);
    prefetch.finished();
    const followers = backlog.finish(job, outcome === "completed");
    if (heldUnder === leaseId) acknowledge(job, outcome, error, followers);
    options.onSettled?.(job, outcome, performance.now() - began);
    startJobs();
    if (!drained && backlog.waiting() * 2 <= prefetch.size()) look();
    if (backlog.running() === 0) whenIdle?.();
  }

  function acknowledge(job: LeasedJob, outcome: JobOutcome, error: unknown, followers: readonly LeasedJob[]): void {
    if (outcome === "completed") {
      acknowledgements.complete(job);
      return;
    }
    const returned =
      outcome === "failed" ? { job, error: describeFailure(job, error), delay: retryDelay(job.attempt) } : { job };
    acknowledgements.giveBack([returned, ...followers.map((follower) => ({ job: follower }))]);
  }

  function describeFailure(job: LeasedJob, error: unknown): string {
    const fields = { err: error, job: job.id, name: job.name, organization: job.organizationId, attempt: job.attempt };
    log.warn(fields, "a job failed");
    return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2_000);
  }

  async function openLease(): Promise<void> {
    const id = newUuid();
    const openedAt = performance.now();
    await store.openLease(id, lease);
    leaseId = id;
    leaseUntil = openedAt + lease;
    acknowledgements.begin(id);
  }

  async function beat(): Promise<void> {
    if (state === "idle" || state === "renewing" || leaseId === "") return;
    const [askedAt, askedFor] = [performance.now(), leaseId];
    try {
      const held = await store.extendLease(askedFor, lease);
      if (askedFor !== leaseId) return;
      leaseUntil = held ? askedAt + lease : 0;
    } catch (error) {
      log.warn({ err: error }, "the lease could not be prolonged yet");
    }
    if (performance.now() > leaseUntil && state === "working") await renewLease();
  }

  /** The jobs held so far may be with others: stop them all, then begin afresh. */
  async function renewLease(): Promise<void> {
    log.error({ running: backlog.running() }, "the worker lost its lease and stops its jobs");
    state = "renewing";
    leaseId = "";
    backlog.clear();
    await endRunning(leaseLost);
    while (state === "renewing") {
      try {
        await openLease();
        if (state === "renewing") state = "working";
      } catch (error) {
        log.warn({ err: error }, "no new lease yet");
        await new Promise((resolve) => setTimeout(resolve, pollInterval));
      }
    }
    wake("progress");
  }

  async function endRunning(reason: Error): Promise<void> {
    for (const controller of controllers.values()) controller.abort(reason);
    await untilIdle();
  }

  async function untilIdle(): Promise<void> {
    if (backlog.running() > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
  }

  return {
    async start() {
      if (state !== "idle") throw new Error("a worker starts only once");
      await openLease();
      subscription = await database.listen(queueChannel, () => wake("notification"));
      state = "working";
      timers.push(
        setInterval(() => wake("poll"), pollInterval),
        setInterval(() => void beat(), lease / 3),
      );
      wake("progress");
    },
    wake: () => wake("call"),
    async stop({ drainTimeout = 10_000 } = {}) {
      if (state === "stopped") return;
      state = "stopped";
      await subscription?.stop();
      await claiming;
      backlog.clear();
      await Promise.race([untilIdle(), sleep(drainTimeout, undefined, { ref: false })]);
      await endRunning(stopping);
      await Promise.race([acknowledgements.flush(), sleep(abortGrace, undefined, { ref: false })]);
      for (const timer of timers) clearInterval(timer);
      if (leaseId !== "")
        await store
          .closeLease(leaseId)
          .catch((error: unknown) => log.warn({ err: error }, "the lease could not be closed; it runs out by itself"));
    },
  };
}
