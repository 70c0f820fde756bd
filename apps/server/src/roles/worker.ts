/** The worker: runs jobs and hands events to their handlers. */
import type { ComposedApplication } from "@eureka/core/operations";
import type { Database } from "@eureka/kit/db";
import type { Log } from "@eureka/kit/log";
import { createWorker, type JobHandler } from "@eureka/kit/queue";

export interface RunningWorker {
  wake(): void;
  stop(): Promise<void>;
}

/** Seconds that running jobs get to finish when the server stops; the rest is given back to the queue. */
const drainSeconds = 10;

export async function startWorker(
  application: ComposedApplication,
  database: Database,
  log: Log,
): Promise<RunningWorker> {
  const duration = application.ports.metrics.histogram({
    name: "eureka_job_duration_seconds",
    help: "How long jobs run, by name and outcome.",
    labels: ["name", "outcome"],
  });
  const claimed = application.ports.metrics.counter({
    name: "eureka_jobs_claimed_total",
    help: "Jobs taken from the queue, by what made the worker look: where polls find most of them, notifications do not arrive.",
    labels: ["cause"],
  });
  const worker = createWorker({
    database,
    handlers: collectHandlers(application),
    log,
    onClaimed: (jobs, cause) => claimed.add({ cause }, jobs),
    onPoint: (point) => application.ports.faults.reach(point),
    onSettled: (job, outcome, milliseconds) => duration.observe({ name: job.name, outcome }, milliseconds / 1000),
  });
  await worker.start();
  return { wake: () => worker.wake(), stop: () => worker.stop({ drainTimeout: drainSeconds * 1000 }) };
}

/** What a worker can run: one job for each event handler, and the modules' jobs. */
export function collectHandlers(application: ComposedApplication): Record<string, JobHandler> {
  const handlers: Record<string, JobHandler> = {};
  for (const handler of application.handlers.values()) {
    handlers[`event:${handler.name}`] = {
      run: (job) =>
        application.handle(handler.name, job.organizationId, (job.payload as { eventId: `evt_${string}` }).eventId),
    };
  }
  for (const job of application.jobs.values()) {
    handlers[job.name] = {
      ...(job.timeoutSeconds ? { timeout: job.timeoutSeconds * 1000 } : {}),
      ...(job.patient ? { patient: true } : {}),
      run: ({ id, organizationId, payload, attempt, maxAttempts, priority }, signal) => {
        const [lastAttempt, isBackground] = [attempt >= maxAttempts, priority === "background"];
        const queued = { id, name: job.name, organizationId, payload, attempt, lastAttempt, isBackground };
        return application.runJob(queued, signal);
      },
    };
  }
  return handlers;
}
