/** What an event means for the work items that are held of a board. */
import type { LiveEvent } from "../../../live/live-events.ts";
import { wholesOf } from "../../../live/wholes-of.ts";
import type { Item } from "../types.ts";

export type EventEffect =
  /** Quiet: it is not the item itself that changed, so that its card is not highlighted. */
  | { readonly kind: "read"; readonly id: string; readonly isQuiet?: true }
  | { readonly kind: "drop"; readonly id: string }
  | {
      readonly kind: "label";
      readonly id: string;
      readonly change: { name?: string; color?: Item["labels"][number]["color"] } | null;
    }
  /** All positions of the board's list were written anew: its order is the same, its keys are not. */
  | { readonly kind: "rebalanced"; readonly listId: string };

/** Empty for what does not concern the board. */
export function effectsOf(event: LiveEvent, boardId: string, isHeld: (id: string) => boolean): readonly EventEffect[] {
  const { type, id } = event.subject;
  if (type === "work_item") {
    const wholes = wholesOf(event).filter(isHeld);
    return [
      ...ownEffects(event, boardId, isHeld),
      ...wholes.map((whole): EventEffect => ({ kind: "read", id: whole, isQuiet: true })),
    ];
  }
  if (event.type === "label.deleted") return [{ kind: "label", id, change: null }];
  if (event.type === "label.updated") return [{ kind: "label", id, change: newValues(event.changes) }];
  if (event.type === "list.rebalanced" && event.data.boardId === boardId) return [{ kind: "rebalanced", listId: id }];
  return [];
}

/** What it means for the item that it is about. */
function ownEffects(event: LiveEvent, boardId: string, isHeld: (id: string) => boolean): readonly EventEffect[] {
  const { id } = event.subject;
  const boards = Array.isArray(event.data.boardIds) ? event.data.boardIds : [];
  if (!isHeld(id) && !boards.includes(boardId)) return [];
  return [event.type === "work_item.deleted" ? { kind: "drop", id } : { kind: "read", id }];
}

function newValues({ name, color }: LiveEvent["changes"]): { name?: string; color?: Item["labels"][number]["color"] } {
  return {
    ...(typeof name?.to === "string" && { name: name.to }),
    ...(typeof color?.to === "string" && { color: color.to as Item["labels"][number]["color"] }),
  };
}
