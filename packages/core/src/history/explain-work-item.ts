import type { EventEnvelope } from "@eureka/contracts/event";
import {
  type ExplainedFieldEntry,
  type ExplainedOrigin,
  exampleExplanation,
  explainedFields,
  explanationSchema,
} from "@eureka/contracts/explanation";
import { idSchema } from "@eureka/contracts/ids";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { readLastChanges } from "../events/index.ts";
import { defineOperation } from "../operations/index.ts";
import { type CopyOfFields, readCopiesOfFields } from "../sync/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { describeReasons } from "./describe-reasons.ts";
import { type FieldEvent, findLastEvents } from "./find-last-events.ts";
import { followCauses } from "./follow-causes.ts";
import { type Delivery, selectDeliveries } from "./history.store.ts";
import { becauseOfEvent } from "./person-behind-event.ts";

const inboundEventId = idSchema("inbound_event");

export const explainWorkItem = defineOperation({
  name: "work_item.explain",
  summary: "Say why a work item stands as it does",
  description:
    "For each field, or one of them: the event that set it last, what led to that, back to the beginning, with the rule, decision, idea or platform behind it; and for each copy when we wrote the field there last, and whether it shows it.",
  input: z.strictObject({
    id: workItemReferenceSchema,
    field: z.enum(explainedFields).optional().meta({ description: "Only this field; without it all." }),
  }),
  output: explanationSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{id}/explanation" },
  command: { words: ["id", "field"] },
  example: { input: { id: exampleExplanation.workItemId, field: "title" }, output: exampleExplanation },
  target: (context, input) => loadWorkItem(context, input.id),
  async run(context, { field }, { item }) {
    const subject = { type: "work_item", id: item.id };
    const [changes, copies] = await Promise.all([
      readLastChanges(context, subject, "work_item."),
      readCopiesOfFields(context, item),
    ]);
    const found = findLastEvents(item, changes, field ?? null);
    const events = found.flatMap(({ event }) => event ?? []);
    const chainOf = await followCauses(context, item.id, events);
    const chains = new Map(events.map((event) => [event.id, chainOf(event)]));
    const all = [...chains.values()].flatMap((chain) => chain.events);
    const [reasonOf, deliveries] = await Promise.all([
      describeReasons(
        context,
        all.flatMap((event) => becauseOfEvent(event) ?? []),
      ),
      selectDeliveries(
        context.transaction,
        all.flatMap(({ correlationId }) => inboundEventId.safeParse(correlationId).data ?? []),
      ),
    ]);

    const explain = (entry: FieldEvent): ExplainedFieldEntry => {
      const chain = (entry.event && chains.get(entry.event.id)) ?? { events: [], hidden: false };
      const last = chain.events.at(-1);
      return {
        field: entry.field,
        boardId: entry.boardId,
        steps: chain.events.map((event) => {
          const because = becauseOfEvent(event);
          const { id, type, occurredAt, actor, onBehalfOf } = event;
          const change = changeIn(event, entry, item.id);
          const reason = because && reasonOf(because);
          return { eventId: id, type, subject: event.subject, occurredAt, actor, onBehalfOf, change, reason };
        }),
        hidden: chain.hidden,
        origin: last && !chain.hidden ? originOf(last, deliveries) : null,
        copies: copiesOf(copies, entry),
      };
    };
    return { workItemId: item.id, source: item.source, data: found.map(explain) };
  },
});

function changeIn({ subject, changes }: EventEnvelope, { change }: FieldEvent, item: string) {
  const found = subject.id === item && change !== null ? changes[change] : undefined;
  return found ? { from: found.from ?? null, to: found.to ?? null } : null;
}

/** Where the chain begins: its id says what it is. */
function originOf({ correlationId }: EventEnvelope, deliveries: ReadonlyMap<string, Delivery>): ExplainedOrigin {
  const isDelivery = inboundEventId.safeParse(correlationId).success;
  const delivery = deliveries.get(correlationId);
  return {
    kind: isDelivery ? "delivery" : "request",
    id: correlationId,
    connectionId: delivery?.connectionId ?? null,
    receivedAt: delivery?.receivedAt ?? null,
  };
}

/** Of a list only the copy on its board tells; of why the item is there, all of them. */
function copiesOf(copies: readonly CopyOfFields[], { field, boardId }: FieldEvent): ExplainedFieldEntry["copies"] {
  return copies
    .filter(({ link }) => boardId === null || link.boardId === boardId)
    .flatMap(({ link, connectionId, connector, title, fields }) => {
      const entry = fields.get(field === "existence" ? "title" : field === "state" ? "list" : field);
      if (!entry && field !== "existence") return [];
      const written = entry?.written ?? null;
      return [
        {
          externalLinkId: link.id,
          boardId: link.boardId,
          connectionId,
          connector,
          title,
          permalink: link.permalink,
          state: link.state,
          shows: field === "existence" ? link.state === "linked" : (entry?.shows ?? null),
          written:
            written && field !== "existence"
              ? { at: written.at, remoteVersion: written.remoteVersion, eventId: written.eventId }
              : null,
        },
      ];
    });
}
