/** Which event last set what: pure. */
import type { EventEnvelope } from "@eureka/contracts/event";
import { type ExplainedField, explainedFields } from "@eureka/contracts/explanation";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { LastChange } from "../events/index.ts";

export interface FieldEvent {
  readonly field: ExplainedField;
  readonly boardId: Id<"board"> | null;
  /** The name of the change in the event; null where it is not one field. */
  readonly change: string | null;
  readonly event: EventEnvelope | null;
}

/** The change that sets each field; a list and existence are told by several. */
const changeOf: Readonly<Partial<Record<ExplainedField, string>>> = { archived: "archivedAt" };

/** For the wanted fields, or all; a list for each board on which the item stands. What was never changed is as it was made. */
export function findLastEvents(
  { placements }: Pick<WorkItem, "placements">,
  changes: readonly LastChange[],
  wanted: ExplainedField | null,
): FieldEvent[] {
  const made = newest(changes.filter(({ event }) => event.type === "work_item.created"));
  return explainedFields
    .filter((field) => wanted === null || field === wanted)
    .flatMap((field): FieldEvent[] => {
      if (field === "existence") return [{ field, boardId: null, change: null, event: made }];
      if (field === "list")
        return placements.map(({ boardId }) => {
          const event = newest(changes.filter((change) => isPlacing(change, boardId))) ?? made;
          return { field, boardId, change: event && "listId" in event.changes ? "listId" : "boardId", event };
        });
      const change = changeOf[field] ?? field;
      return [{ field, boardId: null, change, event: newest(changes.filter((last) => last.field === change)) ?? made }];
    });
}

function isPlacing({ field, boardId }: LastChange, board: Id<"board">): boolean {
  return boardId === board && (field === "listId" || field === "boardId");
}

/** Ids of events begin with their time; of several within a millisecond the database gave the last of each field. */
function newest(changes: readonly LastChange[]): EventEnvelope | null {
  return changes.reduce<EventEnvelope | null>(
    (best, { event }) => (best === null || event.occurredAt >= best.occurredAt ? event : best),
    null,
  );
}
