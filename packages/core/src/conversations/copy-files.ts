/** Files that were sent with a comment, in the chats that take files; the others show their names. */
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import { chatOf, loadConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { journalMessage, queueDelivery, type TalkPlace } from "./journal-message.ts";
import { lockCopiesOfAttachment, markRemoved } from "./outgoing-messages.store.ts";

export interface ShownFile {
  readonly attachmentId: Id<"attachment">;
  readonly name: string;
}

export async function showFile(
  context: Context,
  { attachmentId, name }: ShownFile,
  threads: readonly TalkPlace[],
): Promise<void> {
  for (const place of threads) {
    const connection = await loadConnection(context, place.connectionId);
    if (chatOf(context.application, connection).capabilities().files !== "both_ways") continue;
    await journalMessage(context, place, { text: escapeMarkdown(name) }, { attachmentId });
  }
}

export async function takeFileBack(context: Context, attachmentId: Id<"attachment">): Promise<void> {
  for (const copy of await lockCopiesOfAttachment(context.transaction, attachmentId)) {
    await markRemoved(context.transaction, copy.id, context.clock.now());
    queueDelivery(context, copy);
  }
}
