/** Finds the personal values of events: those that say who a person is, as the types of `event-types.ts` declare them. */
import type { EventEnvelope } from "./event.ts";
import { type EventType, eventTypes, type PersonalValues } from "./event-types.ts";
import { type Id, idSchema } from "./ids.ts";

type EventTypes = Readonly<Record<string, EventType>>;
type PersonalParts = Pick<EventEnvelope, "type" | "subject" | "changes" | "data">;

const memberIdSchema = idSchema("member");

/** The member whose personal values an event may carry; null for all others, which is most of them. */
export function personInEvent(
  event: Pick<EventEnvelope, "type" | "subject" | "data">,
  types: EventTypes = eventTypes,
): Id<"member"> | null {
  const personal = declarationOf(event.type, types);
  if (!personal) return null;
  const id = personal.of === "subject" ? event.subject.id : event.data[personal.of.slice("data.".length)];
  return memberIdSchema.safeParse(id).data ?? null;
}

/** A copy of an event in which `replace` gave each personal value anew, told its path (`changes.name.to`); null stays null. */
export function replacePersonalValues<Event extends PersonalParts>(
  event: Event,
  replace: (value: unknown, path: string) => unknown,
  types: EventTypes = eventTypes,
): Event {
  const personal = declarationOf(event.type, types);
  if (!personal) return event;
  const replaceValue = (value: unknown, path: string) => (value === null ? null : replace(value, path));
  const changes = { ...event.changes };
  for (const field of personal.changes ?? []) {
    const change = changes[field];
    if (!change) continue;
    const [from, to] = (["from", "to"] as const).map((side) => replaceValue(change[side], `changes.${field}.${side}`));
    changes[field] = { from, to };
  }
  const data = { ...event.data };
  for (const field of personal.data ?? []) {
    if (data[field] !== undefined) data[field] = replaceValue(data[field], `data.${field}`);
  }
  return { ...event, changes, data };
}

function declarationOf(type: string, types: EventTypes): PersonalValues | undefined {
  return Object.hasOwn(types, type) ? types[type]?.personal : undefined;
}
