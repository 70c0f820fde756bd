/** Keeps the posted cards of a work item as the item is. Many changes in a row end in one update: the delivery sends what is wanted last. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context, EventHandler } from "../operations/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { deleteCardsOfItem, selectCardsOfItem } from "./cards.store.ts";
import { sayItem, sayRemoved } from "./item-message.ts";
import { rewriteMessage } from "./journal-message.ts";
import { lockOutgoingMessages } from "./outgoing-messages.store.ts";

export const refreshCards: EventHandler = {
  name: "conversations.refresh-cards",
  on: [
    "work_item.archived",
    "work_item.assigned",
    "work_item.deleted",
    "work_item.moved",
    "work_item.placed",
    "work_item.unarchived",
    "work_item.unassigned",
    "work_item.unplaced",
    "work_item.updated",
  ],
  orderBy: (event) => `card:${event.subject.id}`,
  run: async (context, event) => {
    const workItemId = event.subject.id as Id<"work_item">;
    const messages = await lockOutgoingMessages(
      context.transaction,
      await selectCardsOfItem(context.transaction, workItemId),
    );
    if (messages.length === 0) return;
    const saying = await sayPresent(context, event, workItemId);
    for (const message of messages) {
      await rewriteMessage(context, message, saying ?? sayRemoved(message.content.card?.title ?? message.content.text));
    }
    if (!saying) await deleteCardsOfItem(context.transaction, workItemId);
  },
};

/** The item as it is now, which may be later than the event; null when it is gone. */
async function sayPresent(context: Context, event: EventEnvelope, workItemId: Id<"work_item">) {
  if (event.type === "work_item.deleted") return null;
  return sayItem(context, (await loadWorkItem(context, workItemId)).item);
}
