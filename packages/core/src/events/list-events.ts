/** `event.list`: the organization's stream, as far as the actor may see it. */
import { eventEnvelopeSchema } from "@eureka/contracts/event";
import { pageInput, pageOf } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { selectEvents } from "./events.store.ts";
import { visibleEvents } from "./visible-events.ts";

const suffix = "01k8z7v3q8e9mbtz5a6rx4w2yc";

export const listEvents = defineOperation({
  name: "event.list",
  summary: "List events",
  description:
    "Events in the order of the organization's stream, oldest first unless you ask for the newest. Events of workspaces that you may not see are left out.",
  input: z.strictObject({
    after: z.int().min(0).default(0).meta({ description: "Only events behind this position.", example: 0 }),
    subjectType: z
      .string()
      .max(60)
      .optional()
      .meta({ description: "Only events about this kind of thing.", example: "board" }),
    subjectId: z.string().max(100).optional().meta({ description: "Only events about this thing." }),
    types: z.array(z.string().max(100)).min(1).max(50).optional().meta({ description: "Only events of these types." }),
    order: z.enum(["oldest", "newest"]).default("oldest").meta({ description: "Which events come first." }),
    ...pageInput,
  }),
  output: pageOf(eventEnvelopeSchema, "EventPage"),
  permission: "event:read",
  effect: "read",
  http: { method: "GET", path: "/events" },
  command: {},
  example: {
    input: { after: 0, types: ["organization.created"], limit: 50 },
    output: {
      data: [
        {
          id: `evt_${suffix}`,
          type: "organization.created",
          version: 1,
          position: 1,
          organizationId: `org_${suffix}`,
          workspaceId: null,
          subject: { type: "organization", id: `org_${suffix}` },
          actor: { type: "system", id: "setup" },
          onBehalfOf: null,
          occurredAt: "2026-11-22T09:30:00.000Z",
          causationId: `req_${suffix}`,
          correlationId: `req_${suffix}`,
          changes: {},
          data: {},
        },
      ],
      nextCursor: null,
    },
  },
  async run(context, input) {
    const [position] = readCursor(context, "event.list", input) ?? [];
    const sight = await visibleEvents(context);
    const last = position === undefined ? null : Number(position);
    const rows = await selectEvents(context, {
      ...input,
      ...sight,
      ...(input.order === "newest" ? { before: last } : { before: null, after: Math.max(input.after, last ?? 0) }),
      limit: input.limit + 1,
    });
    return pageOfRows(context, "event.list", input, rows, (event) => [event.position]);
  },
});
