/** Who gave the fields of an item the values that they have here, as far as the last things that happened to it say. */
import { personOf } from "@eureka/contracts/actor";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { RuledField } from "@eureka/contracts/sync-rules";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { StandingMandate } from "../connections/index.ts";
import { readHistory } from "../events/index.ts";
import type { Context, JobContext } from "../operations/index.ts";
import { findMandate } from "./act-for.ts";
import type { Place } from "./load-place.ts";
import { ruledNameOf } from "./rules-of.ts";

/** What events call the fields, where they call them otherwise. */
const changedNames: Readonly<Partial<Record<RuledField, readonly string[]>>> = {
  body: ["description"],
  list: ["listId", "list", "state"],
  archived: ["archivedAt", "archived"],
};
const mostEvents = 50;

/** The newest first. */
export function readLastChanges(context: Context, { id }: Pick<WorkItem, "id">): Promise<EventEnvelope[]> {
  return readHistory(context, { type: "work_item", id }, { order: "newest-first", limit: mostEvents });
}

/** The event that gave a field its value, among the last ones. */
export function findChangeOf(events: readonly EventEnvelope[], field: RuledField): EventEnvelope | undefined {
  const names = changedNames[field] ?? [field];
  return events.find(({ changes }) => names.some((name) => changes && name in changes));
}

/** By the names of a side's fields; whoever gave no mandate is missing. */
export async function findWritersOf(
  context: JobContext,
  place: Place,
  item: Pick<WorkItem, "id">,
  fields: readonly string[],
): Promise<ReadonlyMap<string, StandingMandate>> {
  const found = new Map<string, StandingMandate>();
  if (!place.tracker.capabilities().actsAsPeople) return found;
  const events = await context.transact((inside) => readLastChanges(inside, item));
  const known = new Map<string, StandingMandate | null>();
  for (const field of fields) {
    const event = findChangeOf(events, ruledNameOf(field));
    const person = event ? personOf(event.actor, event.onBehalfOf) : null;
    if (!person) continue;
    const mandate = known.get(person.id) ?? (await findMandate(context, place, person));
    known.set(person.id, mandate);
    if (mandate) found.set(field, mandate);
  }
  return found;
}
