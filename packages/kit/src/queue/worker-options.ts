/** What a worker is given, and what it can be told. */
import type { Database } from "../db/index.ts";
import type { Job } from "./job.ts";

/** What the queue needs of a log; a pino logger fits. */
export interface QueueLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface JobHandler {
  /** Milliseconds after which `signal` aborts. Default 300,000. */
  readonly timeout?: number;
  /** Whether it mostly waits for something elsewhere: such jobs have slots of their own, and together only a part of the connections. */
  readonly patient?: boolean;
  /** Does the work, at least once: it must be idempotent. Throwing is a failed attempt. Must end soon after `signal` aborts. */
  run(job: Job, signal: AbortSignal): Promise<void> | void;
}

export type JobOutcome = "completed" | "failed" | "returned";

/** Places where a crash test may stop the process: after a claim was committed, and around the commit of an acknowledgement. */
export type QueuePoint = "queue.claimed" | "queue.before-complete" | "queue.after-complete";

/**
 * Why a worker looked for jobs: another process queued some, this one did, jobs of its own ended, or a while had passed. Jobs found by
 * the last alone show that notifications do not arrive.
 */
export type WakeCause = "notification" | "call" | "progress" | "poll";

export interface WorkerOptions {
  readonly database: Database;
  /** By job name. Jobs of other names are left to other workers. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Jobs at the same time. One busy organization gets at most three quarters, the rest is kept for others. Default 16. */
  readonly concurrency?: number;
  /** Patient jobs at the same time, besides those. Default 64. */
  readonly patientConcurrency?: number;
  /** Milliseconds after which a silent worker's jobs go to others. Default 15,000. Every look at the queue is a heartbeat. */
  readonly lease?: number;
  /** Milliseconds between looks at the queue when nothing wakes the worker, at most a third of the lease. Default 1,000. */
  readonly pollInterval?: number;
  /** Milliseconds that a handler has to end after its signal aborted, before its job is given to others all the same. Default 5,000. */
  readonly abortGrace?: number;
  readonly log?: QueueLog;
  /** Called for each job that leaves the worker. */
  readonly onSettled?: (job: Job, outcome: JobOutcome, milliseconds: number) => void;
  /** Called with the number of jobs that a look found. */
  readonly onClaimed?: (jobs: number, cause: WakeCause) => void;
  readonly onPoint?: (point: QueuePoint) => void;
}

export interface Worker {
  /** Begins to work; resolves when the lease is open and the worker hears other processes. */
  start(): Promise<void>;
  /** Says that there may be jobs: call it after a commit in the same process, to be quicker than NOTIFY. */
  wake(): void;
  /** Takes no more jobs and gives back those that have not begun. Running ones may end for `drainTimeout` milliseconds (default 10,000), then are aborted and given back. */
  stop(options?: { readonly drainTimeout?: number }): Promise<void>;
}
