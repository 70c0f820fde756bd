/** Finds the position of a list on its board; the board must be locked. */
import { invalidField } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { longestPosition, positionBetween, positions } from "../position.ts";
import { selectListPositions, updateListPositions } from "./lists.store.ts";

/**
 * The position directly behind `afterId` (null: the first; undefined: the last). `moving` is the list itself when it is on the
 * board already. Throws when `afterId` is not on the board.
 */
export async function placeAmongLists(
  context: Context,
  boardId: Id<"board">,
  afterId: Id<"list"> | null | undefined,
  moving?: Id<"list">,
): Promise<string> {
  const others = (await selectListPositions(context.transaction, boardId)).filter(({ id }) => id !== moving);
  const index = afterId === undefined ? others.length : afterId === null ? 0 : indexAfter(others, afterId);
  const position = positionBetween(others[index - 1]?.position ?? null, others[index]?.position ?? null);
  if (position.length <= longestPosition) return position;
  const fresh = positions(others.length + 1);
  const [own] = fresh.splice(index, 1);
  await updateListPositions(
    context.transaction,
    others.map(({ id }, place) => ({ id, position: fresh[place] as string })),
  );
  return own as string;
}

function indexAfter(lists: readonly { readonly id: Id<"list"> }[], id: Id<"list">): number {
  const index = lists.findIndex((list) => list.id === id);
  if (index < 0) throw invalidField("afterId", "not_on_board", "must be another list of the same board");
  return index + 1;
}
