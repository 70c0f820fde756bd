/** Who wrote the two values of a field, and when, as far as anybody knows. */
import { personOf } from "@eureka/contracts/actor";
import type { RuledField } from "@eureka/contracts/sync-rules";
import type { Context } from "../operations/index.ts";
import type { ConflictScene } from "./conflict-scene.ts";
import type { HeldValue } from "./conflicts.store.ts";
import { findPerson } from "./find-person.ts";
import { findChangeOf, readLastChanges } from "./who-changed.ts";

type Writer = Omit<HeldValue, "value">;

export async function findWriter(
  context: Context,
  { place, item, by, changedAt }: ConflictScene,
  field: RuledField,
): Promise<{ readonly ours: Writer; readonly theirs: Writer }> {
  const event = findChangeOf(await readLastChanges(context, item), field);
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
