import type { OrganizationSnapshot } from "./snapshot.ts";

/** What belongs to a work item that some request made: itself, its event with a position, and the audit record of the operation. */
export function itemEffects(snapshot: OrganizationSnapshot, title: string, operation: string): Record<string, number> {
  const items = snapshot.itemsByTitle.get(title) ?? [];
  const events = items.flatMap(({ id }) => snapshot.eventsOf(id, "work_item.created"));
  return {
    item: items.length,
    event: events.filter(({ position }) => position !== null).length,
    "audit record": events.flatMap(({ correlationId }) => snapshot.auditsOf(correlationId, operation)).length,
  };
}
