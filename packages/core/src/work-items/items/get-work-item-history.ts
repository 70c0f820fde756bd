import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { type HistoryEntry, historySchema, workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { readHistory } from "../../events/index.ts";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItem } from "./load-work-item.ts";

export const getWorkItemHistory = defineOperation({
  name: "work_item.history",
  summary: "Read what happened to a work item, field by field",
  description: "With the message that it was made from, and for each change what led to it.",
  input: z.strictObject({ id: workItemReferenceSchema, ...pageInput }),
  output: historySchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{id}/history" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleWorkItem.id, limit: 50 },
    output: {
      source: exampleWorkItem.source,
      data: [
        {
          eventId: "evt_01k8z7v3q8e9mbtz5a6rx4w2yc",
          type: "work_item.updated",
          occurredAt: "2026-11-21T10:30:00.000Z",
          actor: { type: "user", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
          onBehalfOf: null,
          changes: { priority: { from: "none", to: "urgent" } },
          data: { key: exampleWorkItem.key, boardIds: ["brd_01k8z7v3q8e9mbtz5a6rx4w2yc"] },
          causationId: "req_01k8z7v3q8e9mbtz5a6rx4w2yc",
          correlationId: "req_01k8z7v3q8e9mbtz5a6rx4w2yc",
        },
      ],
      nextCursor: null,
    },
  },
  target: (context, input) => loadWorkItem(context, input.id),
  run: async (context, input, { item }) => {
    const after = readCursor(context, "work_item.history", input)?.[0];
    const events = await readHistory(
      context,
      { type: "work_item", id: item.id },
      { order: "newest-first", after: (after as Id<"event"> | undefined) ?? null, limit: input.limit + 1 },
    );
    const page = pageOfRows(context, "work_item.history", input, events, (event) => [event.id]);
    return { source: item.source, data: page.data.map(toHistoryEntry), nextCursor: page.nextCursor };
  },
});

function toHistoryEntry(event: EventEnvelope): HistoryEntry {
  const { id, type, occurredAt, actor, onBehalfOf, changes, data, causationId, correlationId } = event;
  return { eventId: id, type, occurredAt, actor, onBehalfOf, changes, data, causationId, correlationId };
}
