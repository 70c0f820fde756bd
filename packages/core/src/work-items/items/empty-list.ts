/** Moves everything in a list to the end of another one of the same board, in the same order. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import type { ListOnBoard } from "../lists/lists.store.ts";
import { positionsAfter } from "../position.ts";
import { adoptCategory } from "./adopt-category.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { findLastPosition, updatePlaces } from "./placements.store.ts";
import { readItemsOfList } from "./read-items-of-list.ts";

/** Both lists must be locked, and the items (`locked`) before them. Returns how many moved. */
export async function emptyList(
  context: Context,
  list: ListOnBoard,
  other: ListOnBoard,
  locked: readonly Id<"work_item">[],
): Promise<number> {
  const items = await readItemsOfList(context, list.id, locked);
  const fresh = positionsAfter(await findLastPosition(context.transaction, other.id), items.length);
  const moves = items.flatMap((item, index) => {
    const placement = item.placements.find(({ listId }) => listId === list.id);
    return placement ? [{ item, placement, position: fresh[index] as string }] : [];
  });
  const places = moves.map(({ placement, position }) => ({ id: placement.id, position }));
  await updatePlaces(context.transaction, other.id, places);
  for (const { item, placement, position } of moves) {
    const changes = {
      listId: { from: list.id, to: other.id },
      position: { from: placement.position, to: position },
    };
    emitItemEvent(context, "work_item.moved", item, changes, { boardId: other.boardId, listId: other.id, position });
    await adoptCategory(context, item, list.id, other);
  }
  return moves.length;
}
