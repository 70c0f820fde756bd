/** Where an item goes in its list here: beside the items whose copies stand beside its copy over there, so that nobody needs to move it. */
import type { TrackerItem } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { type Neighbours, standsIn } from "../work-items/index.ts";
import { lockConnectedList } from "./connected-boards.store.ts";
import { selectNeighbour } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";

/**
 * `workItemId` is null for an item that is not here yet. Empty where no neighbour is known. What comes into one list comes one after the
 * other until the transaction ends: two at once would not see each other, and stand in the wrong order.
 */
export async function findNeighbours(
  { transaction }: Pick<Context, "transaction">,
  { boardId }: Place["connectedBoard"],
  { listId, platformListId }: Pick<Place["lists"][number], "listId" | "platformListId">,
  { orderKey, workItemId }: Pick<TrackerItem, "orderKey"> & { readonly workItemId: Id<"work_item"> | null },
): Promise<Neighbours> {
  if (orderKey === null) return {};
  await lockConnectedList(transaction, listId);
  const found = await selectNeighbour(transaction, { boardId, platformListId }, orderKey, workItemId);
  if (!found || !(await standsIn(transaction, listId, found.workItemId))) return {};
  return found.side === "above" ? { afterId: found.workItemId } : { beforeId: found.workItemId };
}
