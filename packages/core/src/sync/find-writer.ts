/** Who wrote the two values of a field, and when, as far as anybody knows. */
import { personOf } from "@eureka/contracts/actor";
import type { RuledField } from "@eureka/contracts/sync-rules";
import { readHistory } from "../events/index.ts";
import type { Context } from "../operations/index.ts";
import type { ConflictScene } from "./conflict-scene.ts";
import type { HeldValue } from "./conflicts.store.ts";
import { findPerson } from "./find-person.ts";

type Writer = Omit<HeldValue, "value">;

/** What events call the fields, where they call them otherwise. */
const changedNames: Readonly<Partial<Record<RuledField, readonly string[]>>> = {
  body: ["description"],
  list: ["listId", "list", "state"],
  archived: ["archivedAt", "archived"],
};
const mostEvents = 50;

export async function findWriter(
  context: Context,
  { place, item, by, changedAt }: ConflictScene,
  field: RuledField,
): Promise<{ readonly ours: Writer; readonly theirs: Writer }> {
  const names = changedNames[field] ?? [field];
  const subject = { type: "work_item", id: item.id };
  const events = await readHistory(context, subject, { order: "newest-first", limit: mostEvents });
  const event = events.find(({ changes }) => names.some((name) => changes && name in changes));
  const identity = by === undefined ? null : await findPerson(context, place.connection, by, undefined);
  return {
    ours: {
      by: event ? personOf(event.actor, event.onBehalfOf) : null,
      at: event?.occurredAt ?? item.updatedAt,
    },
    theirs: {
      by:
        identity &&
        (identity.memberId === null
          ? { type: "external", id: identity.id }
          : { type: "member", id: identity.memberId }),
      at: changedAt.toISOString(),
    },
  };
}
