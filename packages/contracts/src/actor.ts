/** Who does something. */
import { z } from "zod";
import { type Id, idSchema } from "./ids.ts";

/**
 * The actor as events and audit records name it. `user` carries the member's id, `api_key` the key's, `external` an unlinked
 * platform person's, `agent`, `plugin` and `system` a name.
 */
export const actorSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("user"), id: idSchema("member") }),
    z.strictObject({ type: z.literal("api_key"), id: idSchema("api_key") }),
    z.strictObject({ type: z.literal("external"), id: idSchema("external_identity") }),
    z.strictObject({ type: z.literal("agent"), id: z.string() }),
    z.strictObject({ type: z.literal("plugin"), id: z.string() }),
    z.strictObject({ type: z.literal("system"), id: z.string() }),
  ])
  .meta({ id: "Actor", example: { type: "user", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" } });

export type Actor = z.infer<typeof actorSchema>;

/** The actor of the platform's own work, named after the part that does it. */
export function systemActor(name: string): Actor {
  return { type: "system", id: name };
}

/** A person in work items and messages: a member of the organization, or somebody known only from a platform. */
export const personSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("member"), id: idSchema("member") }),
    z.strictObject({ type: z.literal("external"), id: idSchema("external_identity") }),
  ])
  .meta({ id: "Person", example: { type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" } });

export type Person = z.infer<typeof personSchema>;

/** The person behind an actor, when there is one; an API key acts for the member who made it. */
export function personOf(actor: Actor, onBehalfOf: Id<"member"> | null): Person | null {
  if (actor.type === "user") return { type: "member", id: actor.id };
  if (actor.type === "external") return { type: "external", id: actor.id };
  return onBehalfOf ? { type: "member", id: onBehalfOf } : null;
}
