/** Sends finished and returned jobs to the database in batches: one at a time is under way, the next gathers meanwhile. */
import type { LeasedJob } from "./job.ts";
import type { JobStore, ReturnedJob } from "./job-store.ts";
import type { QueueLog, QueuePoint } from "./worker-options.ts";

export interface AcknowledgementOptions {
  readonly store: JobStore;
  readonly log: QueueLog;
  readonly onPoint: (point: QueuePoint) => void;
  /** Called when jobs with ordering keys have left: the next of their keys may be claimed. */
  readonly onKeysFreed: () => void;
}

/** An acknowledgement that cannot be sent is tried again until the lease of its worker is over; then the job runs once more. */
export function createAcknowledgements({ store, log, onPoint, onKeysFreed }: AcknowledgementOptions) {
  let completed: LeasedJob[] = [];
  let returned: ReturnedJob[] = [];
  let worker = "";
  let sending: Promise<void> | undefined;

  function schedule(): void {
    // A turn of the event loop later, so that jobs which end together travel together.
    sending ??= new Promise<void>((resolve) => setImmediate(resolve)).then(sendAll).finally(() => {
      sending = undefined;
      if (completed.length > 0 || returned.length > 0) schedule();
    });
  }

  async function sendAll(): Promise<void> {
    while (completed.length > 0 || returned.length > 0) {
      const [done, back, lease] = [completed, returned, worker];
      completed = [];
      returned = [];
      try {
        if (done.length > 0) {
          onPoint("queue.before-complete");
          report(await store.complete(lease, done));
          onPoint("queue.after-complete");
          if (done.some((job) => job.orderingHash !== undefined)) onKeysFreed();
          done.length = 0;
        }
        if (back.length > 0) report(await store.giveBack(lease, back));
      } catch (error) {
        log.warn({ err: error, jobs: done.length + back.length }, "jobs could not be acknowledged yet");
        if (lease !== worker) continue;
        completed.unshift(...done);
        returned.unshift(...back);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  function report(lost: readonly string[]): void {
    if (lost.length > 0)
      log.warn({ jobs: lost }, "jobs ended after their lease had been lost; another worker has them");
  }

  return {
    /** Goes on under a new lease and forgets what belonged to the old one. */
    begin(lease: string): void {
      worker = lease;
      completed = [];
      returned = [];
    },
    complete(job: LeasedJob): void {
      completed.push(job);
      schedule();
    },
    giveBack(jobs: readonly ReturnedJob[]): void {
      returned.push(...jobs);
      if (returned.length > 0) schedule();
    },
    /** Resolves when nothing is left to send. */
    async flush(): Promise<void> {
      while (sending !== undefined) await sending;
    },
  };
}
