/** Brings comments that were made elsewhere into the threads of their work item, and keeps them the same there. */

import { escapeMarkdown, silenceMentions } from "@eureka/contracts/escape-markdown";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { selectNames } from "../identity/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { type SpokenComment, selectSpokenComment } from "./comments.store.ts";
import { showFile, takeFileBack } from "./copy-files.ts";
import { journalMessage, queueDelivery, rewriteMessage, type Saying, type TalkPlace } from "./journal-message.ts";
import { lockCopiesOfComment, markRemoved } from "./outgoing-messages.store.ts";
import { selectMessagesOfComment, selectThreadsOfItem } from "./threads.store.ts";

type Step = (context: Context, comment: SpokenComment, event: EventEnvelope) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  "comment.created": sayInThreads,
  "comment.updated": sayAnew,
  "comment.deleted": takeBack,
  "attachment.created": showFileToo,
  "attachment.deleted": takeFileOff,
};

export const copyComments: EventHandler = {
  name: "conversations.copy-comments",
  on: Object.keys(steps),
  // A file that was sent with no comment is nobody's words.
  when: (event) => typeof event.data.commentId === "string",
  orderBy: (event) => `discussion:${event.subject.id}`,
  run: async (context, event) => {
    const comment = await selectSpokenComment(context.transaction, event.data.commentId as Id<"comment">);
    if (comment) await steps[event.type]?.(context, comment, event);
  },
};

async function sayInThreads(context: Context, comment: SpokenComment): Promise<void> {
  if (comment.isDeleted) return;
  for (const place of await findOtherThreads(context, comment))
    await journalMessage(context, place, await sayComment(context, comment), { commentId: comment.id });
}

/** Every thread of the item but the one that the comment came from: there everybody has read it. */
async function findOtherThreads(context: Context, { id, workItemId }: SpokenComment): Promise<TalkPlace[]> {
  const origins = await selectMessagesOfComment(context.transaction, id);
  const threads = await selectThreadsOfItem(context.transaction, workItemId);
  return threads.flatMap(({ connectionId, platformChannelId, platformThreadId }) => {
    const cameFromHere = origins.some(
      (origin) =>
        origin.connectionId === connectionId &&
        origin.platformChannelId === platformChannelId &&
        origin.platformThreadId === platformThreadId,
    );
    return cameFromHere ? [] : [{ connectionId, platformChannelId, platformThreadId }];
  });
}

async function sayAnew(context: Context, comment: SpokenComment): Promise<void> {
  if (comment.isDeleted) return;
  const saying = await sayComment(context, comment);
  for (const copy of await lockCopiesOfComment(context.transaction, comment.id))
    await rewriteMessage(context, copy, saying);
}

async function takeBack(context: Context, { id }: SpokenComment): Promise<void> {
  for (const copy of await lockCopiesOfComment(context.transaction, id)) {
    await markRemoved(context.transaction, copy.id, context.clock.now());
    queueDelivery(context, copy);
  }
}

async function showFileToo(context: Context, comment: SpokenComment, event: EventEnvelope): Promise<void> {
  await sayAnew(context, comment);
  const file = comment.files.find(({ attachmentId }) => attachmentId === event.data.attachmentId);
  if (file) await showFile(context, file, await findOtherThreads(context, comment));
}

async function takeFileOff(context: Context, comment: SpokenComment, event: EventEnvelope): Promise<void> {
  await sayAnew(context, comment);
  await takeFileBack(context, event.data.attachmentId as Id<"attachment">);
}

async function sayComment(context: Context, { author, body, files }: SpokenComment): Promise<Saying> {
  const people = await selectNames(context.transaction, author ? [author] : []);
  const name = (author && people.get(author.id)) ?? say("person.someone");
  const words = say("comment.by", { name: escapeMarkdown(name), text: silenceMentions(body) });
  if (files.length === 0) return { text: words };
  const names = escapeMarkdown(files.map((file) => file.name).join(", "));
  return { text: `${words}\n\n${say("comment.files", { names })}` };
}
