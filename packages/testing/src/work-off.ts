/** Does what a worker of the server does, until nothing is left to do. */
import type { Id } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { createWorker, type JobHandler } from "@eureka/kit/queue";
import type { TestApplication } from "./test-application.ts";

/** Milliseconds between looks at the queue: little work is seen to be done at once, and much of it is not slowed down by looking. */
const pauses = { first: 5, last: 40, growth: 1.2 };

/** Attempts are repeated sooner than this; what was asked for later than this is not due. */
const longestBackoff = 3_600_000;

/** Runs a real worker until no job is ready, delayed for another attempt, or running. Dead jobs stay, and jobs that are due after `until`. */
export async function workOff(
  { application, database }: Pick<TestApplication, "application" | "database">,
  { until = new Date(Date.now() + longestBackoff) }: { readonly until?: Date } = {},
): Promise<void> {
  const handlers = collectHandlers(application);
  const worker = createWorker({ database: database.database, handlers, pollInterval: 20 });
  await worker.start();
  try {
    await asOwner(database.owner, async (client) => {
      for (let pause = pauses.first; ; pause = Math.min(pauses.last, pause * pauses.growth)) {
        const { rows } = await client.query("select from jobs where name = any ($1) and run_at <= $2 limit 1", [
          Object.keys(handlers),
          until,
        ]);
        if (rows.length === 0) return;
        await client.query("update jobs set run_at = clock_timestamp() where state = 'delayed' and run_at <= $1", [
          until,
        ]);
        worker.wake();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    });
  } finally {
    await worker.stop();
  }
}

function collectHandlers(application: TestApplication["application"]): Record<string, JobHandler> {
  const handlers: Record<string, JobHandler> = {};
  for (const { name } of application.handlers.values()) {
    handlers[`event:${name}`] = {
      run: (job) => application.handle(name, job.organizationId, (job.payload as { eventId: Id<"event"> }).eventId),
    };
  }
  for (const name of application.jobs.keys()) {
    handlers[name] = {
      run: ({ id, organizationId, payload, attempt, maxAttempts, priority }, signal) => {
        const [lastAttempt, isBackground] = [attempt >= maxAttempts, priority === "background"];
        const queued = { id, name, organizationId, payload, attempt, lastAttempt, isBackground };
        return application.runJob(queued, signal);
      },
    };
  }
  return handlers;
}
