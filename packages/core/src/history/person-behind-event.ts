/** The person behind something that happened, also where it happened on a platform. */
import { type Person, personOf } from "@eureka/contracts/actor";
import { type Because, becauseSchema } from "@eureka/contracts/because";
import type { EventEnvelope } from "@eureka/contracts/event";

/** Null for what the platform did by itself. */
export function personBehindEvent(event: EventEnvelope): Person | null {
  const because = becauseOfEvent(event);
  return (because?.kind === "platform" && because.by) || personOf(event.actor, event.onBehalfOf);
}

/** The reason that an event states; null for none. */
export function becauseOfEvent({ data }: Pick<EventEnvelope, "data">): Because | null {
  return becauseSchema.safeParse(data.because).data ?? null;
}
