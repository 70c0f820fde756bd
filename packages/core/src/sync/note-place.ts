/** Notes which side took an item into a list at its end, so that its place on the side that it came from counts as a move. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { Ledger } from "./compare-sides.ts";
import { lockItemOrder, updateItemOrder } from "./connected-boards.store.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";
import { queueOrder } from "./queue-sync.ts";

interface Arrival {
  readonly workItemId: Id<"work_item">;
  readonly platformListId: string | null;
  /** Which side followed. */
  readonly taken: "here" | "there";
}

/** Gives the ledger to be kept with the link, in the same transaction. Then the order of the list is compared. */
export async function notePlace(
  context: Context,
  { connectedBoard, lists }: Pick<Place, "connectedBoard" | "lists">,
  ledger: Ledger,
  { workItemId, platformListId, taken }: Arrival,
): Promise<Ledger> {
  const list = lists.find((candidate) => candidate.platformListId === platformListId);
  if (!list) return ledger;
  const { listId } = list;
  // It may have stood there before, at another place.
  const order = await lockItemOrder(context.transaction, listId);
  if (order.includes(workItemId)) {
    const others = order.filter((id) => id !== workItemId);
    await updateItemOrder(context.transaction, listId, others);
  }
  queueOrder(context, { boardId: connectedBoard.boardId, listId, changed: taken === "here" ? "there" : "here" });
  return { ...ledger, taken: { ours: taken, theirs: taken } };
}

export function wasTakenThere({ ledger }: Pick<ExternalLinkRow, "ledger">): boolean {
  return ledger.taken?.ours === "there";
}
