/** Follows what led to events, back to the beginning, as far as the actor may see it. */
import type { EventEnvelope } from "@eureka/contracts/event";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { readEventsById, seesEvent, visibleEvents } from "../events/index.ts";
import type { Context } from "../operations/index.ts";

/** No chain of ours is longer; a longer one would be a loop. */
const longestChain = 12;

const eventId = idSchema("event");

export interface Chain {
  /** The event itself, then what caused it, and so on. */
  readonly events: readonly EventEnvelope[];
  /** Whether it goes on with something that the actor may not see, or that is no longer kept. */
  readonly hidden: boolean;
}

/** A function that gives the chain of an event. One statement for each link of the longest chain, however many chains there are. */
export async function followCauses(
  context: Context,
  item: Id<"work_item">,
  events: readonly EventEnvelope[],
): Promise<(event: EventEnvelope) => Chain> {
  const sight = await visibleEvents(context);
  const known = new Map(events.map((event) => [event.id as string, event]));
  let newest = events;
  for (let length = 1; length < longestChain && newest.length > 0; length++) {
    const wanted = new Set(newest.flatMap((event) => causeOf(event) ?? []).filter((id) => !known.has(id)));
    const found = await readEventsById(context, [...wanted]);
    // Who sees the item sees its history; what else happened shows to those who see its place.
    newest = found.filter((event) => event.subject.id === item || seesEvent(sight, event));
    for (const event of newest) known.set(event.id, event);
  }
  return (event) => chainOf(event, known);
}

function chainOf(first: EventEnvelope, known: ReadonlyMap<string, EventEnvelope>): Chain {
  const events = [first];
  for (let cause = causeOf(first); cause && events.length < longestChain; ) {
    const event = known.get(cause);
    if (!event) return { events, hidden: true };
    events.push(event);
    cause = causeOf(event);
  }
  return { events, hidden: false };
}

/** The event that led to an event; null where a request did. */
function causeOf({ causationId }: EventEnvelope): Id<"event"> | null {
  return eventId.safeParse(causationId).data ?? null;
}
