/** The event envelope: what the database keeps, streams send, webhooks carry, and history, undo and "why" read. */
import { z } from "zod";
import { actorSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";

/** A changed field: what it was, and what it became. */
export const changesSchema = z
  .record(z.string(), z.strictObject({ from: z.unknown(), to: z.unknown() }))
  .meta({ id: "Changes", example: { title: { from: "Fix login", to: "Fix login page" } } });

export type Changes = z.infer<typeof changesSchema>;

export const eventEnvelopeSchema = z
  .strictObject({
    id: idSchema("event"),
    type: z.string().meta({ description: "`noun.verb-in-the-past`, for example work_item.created" }),
    version: z.int().meta({ description: "Version of the shape of `data` for this type." }),
    position: z
      .int()
      .nullable()
      .meta({ description: "Place in the organization's stream; null until the relay has given it." }),
    organizationId: idSchema("organization"),
    workspaceId: idSchema("workspace").nullable(),
    subject: z.strictObject({ type: z.string(), id: z.string() }),
    actor: actorSchema,
    onBehalfOf: idSchema("member").nullable(),
    occurredAt: z.iso.datetime(),
    causationId: z.string().nullable().meta({ description: "The event or request that directly caused this one." }),
    correlationId: z.string().meta({ description: "The request or message at the start of the chain." }),
    changes: changesSchema,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Event" });

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;
