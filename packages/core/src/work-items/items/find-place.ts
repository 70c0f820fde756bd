/** Finds the position for an item in a list that is locked. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { emitListEvent } from "../lists/emit-list-event.ts";
import type { ListOnBoard } from "../lists/lists.store.ts";
import { longestPosition, positionBetween, positions } from "../position.ts";
import type { DestinationList } from "./find-destination.ts";
import {
  findLastPosition,
  findNextPosition,
  findPositionAt,
  findPositionOf,
  selectPlacementsOfList,
  updatePlaces,
} from "./placements.store.ts";

/** What the item shall stand next to; nothing means the end of the list. */
export interface Neighbours {
  readonly beforeId?: Id<"work_item"> | undefined;
  readonly afterId?: Id<"work_item"> | undefined;
  readonly index?: number | undefined;
}

type Gap = readonly [before: string | null, after: string | null];

/** Throws `work_item.neighbour_moved` when the neighbour does not stand in the list. */
export async function findPlace(
  context: Context,
  list: DestinationList,
  itemId: Id<"work_item">,
  neighbours: Neighbours = {},
): Promise<string> {
  const position = positionBetween(...(await findGap(context, list, itemId, neighbours)));
  if (position.length <= longestPosition) return position;
  await rebalance(context, list);
  return positionBetween(...(await findGap(context, { id: list.id }, itemId, neighbours)));
}

async function findGap(
  { transaction }: Context,
  { id: listId, lastPosition }: Pick<DestinationList, "id" | "lastPosition">,
  itemId: Id<"work_item">,
  { afterId, beforeId, index }: Neighbours,
): Promise<Gap> {
  const behind = async (position: string): Promise<Gap> => [
    position,
    await findNextPosition(transaction, listId, position, "after", itemId),
  ];
  const inFrontOf = async (position: string): Promise<Gap> => [
    await findNextPosition(transaction, listId, position, "before", itemId),
    position,
  ];
  const positionOf = async (neighbourId: Id<"work_item">): Promise<string> => {
    const position = await findPositionOf(transaction, listId, neighbourId);
    if (!position) throw new EurekaError("work_item.neighbour_moved", { id: neighbourId });
    return position;
  };

  if (afterId) return behind(await positionOf(afterId));
  if (beforeId) return inFrontOf(await positionOf(beforeId));
  if (index !== undefined) {
    const there = await findPositionAt(transaction, listId, index, itemId);
    if (there) return inFrontOf(there);
  }
  return [lastPosition === undefined ? await findLastPosition(transaction, listId, itemId) : lastPosition, null];
}

/** Writes all positions of the list anew, short and in the same order. */
async function rebalance(context: Context, list: ListOnBoard): Promise<void> {
  const placed = await selectPlacementsOfList(context.transaction, list.id);
  const fresh = positions(placed.length);
  await updatePlaces(
    context.transaction,
    list.id,
    placed.map(({ id }, index) => ({ id, position: fresh[index] as string })),
  );
  emitListEvent(context, "list.rebalanced", list);
}
