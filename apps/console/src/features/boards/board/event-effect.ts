/** What an event means for the work items that are held of a board. */
import type { LiveEvent } from "../../../live/live-events.ts";
import type { Item } from "../types.ts";

export type EventEffect =
  | { readonly kind: "read"; readonly id: string }
  | { readonly kind: "drop"; readonly id: string }
  | {
      readonly kind: "label";
      readonly id: string;
      readonly change: { name?: string; color?: Item["labels"][number]["color"] } | null;
    }
  /** All positions of the board's list were written anew: its order is the same, its keys are not. */
  | { readonly kind: "rebalanced"; readonly listId: string };

/** Null for what does not concern the board. */
export function effectOf(event: LiveEvent, boardId: string, isHeld: (id: string) => boolean): EventEffect | null {
  const { type, id } = event.subject;
  if (type === "work_item") {
    const boards = Array.isArray(event.data.boardIds) ? event.data.boardIds : [];
    if (!isHeld(id) && !boards.includes(boardId)) return null;
    return event.type === "work_item.deleted" ? { kind: "drop", id } : { kind: "read", id };
  }
  if (event.type === "label.deleted") return { kind: "label", id, change: null };
  if (event.type === "label.updated") return { kind: "label", id, change: newValues(event.changes) };
  if (event.type === "list.rebalanced" && event.data.boardId === boardId) return { kind: "rebalanced", listId: id };
  return null;
}

function newValues({ name, color }: LiveEvent["changes"]): { name?: string; color?: Item["labels"][number]["color"] } {
  return {
    ...(typeof name?.to === "string" && { name: name.to }),
    ...(typeof color?.to === "string" && { color: color.to as Item["labels"][number]["color"] }),
  };
}
