/** Brings comments that were made elsewhere into the threads of their work item, and keeps them the same there. */

import { escapeMarkdown, silenceMentions } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { Context, EventHandler } from "../operations/index.ts";
import { type SpokenComment, selectSpokenComment } from "./comments.store.ts";
import { journalMessage, queueDelivery, rewriteMessage, type Saying } from "./journal-message.ts";
import { lockCopiesOfComment, markRemoved } from "./outgoing-messages.store.ts";
import { selectNames } from "./people.store.ts";
import { selectMessagesOfComment, selectThreadsOfItem } from "./threads.store.ts";

const steps = {
  "comment.created": sayInThreads,
  "comment.updated": sayAnew,
  "comment.deleted": takeBack,
} as const;

export const copyComments: EventHandler = {
  name: "conversations.copy-comments",
  on: Object.keys(steps),
  orderBy: (event) => `discussion:${event.subject.id}`,
  run: async (context, event) => {
    const commentId = event.data.commentId as Id<"comment">;
    const comment = await selectSpokenComment(context.transaction, commentId);
    if (comment) await steps[event.type as keyof typeof steps](context, commentId, comment);
  },
};

/** In every thread of the item but the one that the comment came from: there everybody has read it. */
async function sayInThreads(context: Context, commentId: Id<"comment">, comment: SpokenComment): Promise<void> {
  if (comment.isDeleted) return;
  const origins = await selectMessagesOfComment(context.transaction, commentId);
  const threads = await selectThreadsOfItem(context.transaction, comment.workItemId);
  for (const thread of threads) {
    const { connectionId, platformChannelId, platformThreadId } = thread;
    const cameFromHere = origins.some(
      (origin) =>
        origin.connectionId === connectionId &&
        origin.platformChannelId === platformChannelId &&
        origin.platformThreadId === platformThreadId,
    );
    if (cameFromHere) continue;
    const place = { connectionId, platformChannelId, platformThreadId };
    await journalMessage(context, place, await sayComment(context, comment), { commentId });
  }
}

async function sayAnew(context: Context, commentId: Id<"comment">, comment: SpokenComment): Promise<void> {
  if (comment.isDeleted) return;
  const saying = await sayComment(context, comment);
  for (const copy of await lockCopiesOfComment(context.transaction, commentId))
    await rewriteMessage(context, copy, saying);
}

async function takeBack(context: Context, commentId: Id<"comment">): Promise<void> {
  for (const copy of await lockCopiesOfComment(context.transaction, commentId)) {
    await markRemoved(context.transaction, copy.id, context.clock.now());
    queueDelivery(context, copy);
  }
}

async function sayComment(context: Context, { author, body }: SpokenComment): Promise<Saying> {
  const names = await selectNames(context.transaction, author ? [author] : []);
  const name = (author && names.get(author.id)) ?? say("person.someone");
  return { text: say("comment.by", { name: escapeMarkdown(name), text: silenceMentions(body) }) };
}
