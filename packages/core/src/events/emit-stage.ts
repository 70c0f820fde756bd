/** The pipeline's outbox: what was stated in a transaction is written with it. */
import { enqueue, type NewJob as QueuedJob } from "@eureka/kit/queue";
import type { EmitStage, HandlerJob, NewJob } from "../operations/index.ts";
import { checkEvent } from "./check-event.ts";
import { insertEvents, takeEvent } from "./events.store.ts";

/** The name under which a handler's jobs wait in the queue; the server registers one worker function for each handler. */
export function handlerJobName(handler: string): string {
  return `event:${handler}`;
}

export const emitStage: EmitStage = {
  async write(context, events, handlerJobs, jobs) {
    const queued = [...handlerJobs.map(toHandlerJob), ...jobs.map(toJob)];
    if (events.length === 0) {
      await enqueue(context.transaction, queued);
      return;
    }
    const versioned = events.map((event) => ({ ...event, version: checkEvent(event) }));
    await insertEvents(context, versioned, queued);
  },
  take: takeEvent,
};

function toHandlerJob({ handler, eventId, orderingKey }: HandlerJob): QueuedJob {
  return {
    name: handlerJobName(handler),
    payload: { eventId },
    priority: "interactive",
    ...(orderingKey !== null && { orderingKey }),
  };
}

function toJob({ background, ...job }: NewJob): QueuedJob {
  return { ...job, priority: background ? "background" : "interactive" };
}
