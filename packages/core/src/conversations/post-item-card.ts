/** Puts a work item into a conversation. */
import { newUuid } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { sayItem } from "./item-message.ts";
import { journalMessage, type MessageOptions, type TalkPlace } from "./journal-message.ts";
import { insertThreadLink } from "./threads.store.ts";

/**
 * Posts the item's card, which follows the item from then on. With `opensDiscussion` the thread becomes the discussion of the item,
 * unless it is one already; without a thread it is the one below the card.
 */
export async function postItemCard(
  context: Context,
  place: TalkPlace,
  item: WorkItem,
  options: Omit<MessageOptions, "follows"> & { readonly opensDiscussion: boolean },
): Promise<void> {
  const { opensDiscussion, ...message } = options;
  const { connectionId, platformChannelId, platformThreadId } = place;
  const now = context.clock.now();
  if (opensDiscussion && platformThreadId !== null) {
    const link = { id: newUuid(now.getTime()), workItemId: item.id, createdAt: now };
    insertThreadLink(context.transaction, { ...link, connectionId, platformChannelId, platformThreadId });
  }
  await journalMessage(context, place, await sayItem(context, item), {
    ...message,
    follows: { subject: { type: "work_item", id: item.id }, opensDiscussion },
  });
}
