/** A copy that was deleted over there is made anew, because its item came back here, or somebody took the loss back. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import {
  deleteExternalLink,
  type ExternalLinkRow,
  selectExternalLink,
  selectLinksOfItem,
} from "./external-links.store.ts";
import { wasPutAway } from "./put-copy-away.ts";
import { queueItem } from "./queue-sync.ts";

/** False when the copy is there, or was only put away: then it comes back by itself. */
export async function makeCopyAgain(context: Context, id: Id<"external_link">): Promise<boolean> {
  const link = await selectExternalLink(context.transaction, id);
  if (!link || !isLost(link)) return false;
  await forget(context, link);
  return true;
}

/** All copies of an item that were deleted over there. */
export async function makeCopiesAgain(context: Context, workItemId: Id<"work_item">): Promise<void> {
  for (const link of await selectLinksOfItem(context.transaction, workItemId))
    if (isLost(link)) await forget(context, link);
}

export function isLost(link: Pick<ExternalLinkRow, "state" | "ledger">): boolean {
  return link.state === "gone" && !wasPutAway(link);
}

/** The link is what keeps a deleted copy from being made again. */
async function forget(context: Context, { id, boardId, workItemId }: ExternalLinkRow): Promise<void> {
  await deleteExternalLink(context.transaction, id);
  queueItem(context, { boardId, workItemId, changed: "here" });
}
