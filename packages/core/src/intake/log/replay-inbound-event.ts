import { exampleReplay, type InboundEventReplay, inboundEventReplaySchema } from "@eureka/contracts/connection-log";
import { idSchema, toUuid } from "@eureka/contracts/ids";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { findJobs, replayDeadJobs } from "@eureka/kit/queue";
import { z } from "zod";
import { assertActive } from "../../connections/index.ts";
import { type Context, defineOperation } from "../../operations/index.ts";
import { type InboundEventRow, releaseParts } from "../inbound-events.store.ts";
import { orderOfEvent } from "../order-of-event.ts";
import { processJobName } from "../process-job-name.ts";
import { readEvents } from "../read-events.ts";
import { type DeliveryTarget, loadDelivery } from "./load-delivery.ts";

type Result = InboundEventReplay["parts"][number];

/** Handles a delivery again, as far as it had no effect. */
export const replayInboundEvent = defineOperation({
  name: "inbound_event.replay",
  summary: "Handle a delivery of a platform again",
  description:
    "Events in it that failed or were ignored are handled anew, in their order. One that had its effect never has it twice: it is left alone, and the answer says so.",
  input: z.strictObject({ id: idSchema("inbound_event") }),
  output: inboundEventReplaySchema,
  permission: "inbound_event:replay",
  effect: "write",
  http: { method: "POST", path: "/inbound-events/{id}/replay" },
  command: { words: ["id"] },
  example: { input: { id: exampleReplay.id }, output: exampleReplay },
  target: (context, { id }) => loadDelivery(context, id, { lock: true }),
  async run(context, { id }, delivery) {
    const { row, connection } = delivery;
    assertActive(connection);
    const parts: Result[] = [];
    for (const event of eventsOf(context, delivery)) {
      const result = await replayPart(context, row, event);
      parts.push({ part: event.deliveryPart, event: event.type, result });
    }
    const queued = parts.flatMap(({ part, result }) => (result === "queued" ? [part] : []));
    if (queued.length > 0) {
      await releaseParts(context.transaction, id, queued);
      context.emit({
        type: "inbound_event.replayed",
        subject: { type: "inbound_event", id },
        data: { connectionId: connection.id, parts: queued },
      });
    }
    return { id, parts };
  },
});

/** Only those that are the connection's own, as when the delivery was taken in. */
function eventsOf(context: Context, { row, connection }: DeliveryTarget): UniversalEvent[] {
  const { platformWorkspaceId } = connection;
  return readEvents(context, connection, row).filter(
    (event) => platformWorkspaceId === null || event.platformWorkspaceId === platformWorkspaceId,
  );
}

/** The row is locked: nobody else handles or replays one of its events now. */
async function replayPart(
  context: Context,
  { id, connectionId, outcomes, processedParts }: InboundEventRow,
  event: UniversalEvent,
): Promise<Result["result"]> {
  const part = event.deliveryPart;
  if (processedParts.includes(part) && outcomes[part]?.outcome !== "ignored") return "had_effect";
  const payload = { inboundEventId: toUuid(id), part };
  const jobs = await findJobs(context.transaction, processJobName, payload);
  if (jobs.some(({ isDead }) => !isDead)) return "waiting";
  const dead = jobs.map((job) => job.id);
  if (dead.length > 0) await replayDeadJobs(context.transaction, dead.slice(0, 1));
  else context.enqueue({ name: processJobName, payload, orderingKey: orderOfEvent(connectionId, event) });
  return "queued";
}
