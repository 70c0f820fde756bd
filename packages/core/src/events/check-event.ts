/** Refuses events that no contract knows, before anybody can store or hear them. */
import type { EventEnvelope } from "@eureka/contracts/event";
import { eventTypes } from "@eureka/contracts/event-types";
import type { z } from "zod";

type EventTypes = Readonly<Record<string, { readonly version: number; readonly data: z.ZodType }>>;

/**
 * Gives the version that the type stands at. Throws for a type that is not in `eventTypes` and for data of another shape: both are
 * defects of the code that emits. The message names places, never values.
 */
export function checkEvent(event: Pick<EventEnvelope, "type" | "data">, types: EventTypes = eventTypes): number {
  const type = Object.hasOwn(types, event.type) ? types[event.type] : undefined;
  if (!type) throw new Error(`the event type ${event.type} is not in contracts/event-types.ts`);
  const result = type.data.safeParse(event.data);
  if (result.success) return type.version;
  const places = result.error.issues.map((issue) => `${issue.path.join(".") || "data"}: ${issue.code}`);
  throw new Error(`the data of ${event.type} does not have its shape (${places.join("; ")})`);
}
