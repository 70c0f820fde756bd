/** Brings a journaled message to its platform, or what became of it: posts, updates or deletes, once each. */
import { type ChatCapability, ConnectorError, type PostedMessage, writeOnce } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { fromUuid, newUuid } from "@eureka/contracts/ids";
import { z } from "zod";
import {
  chatOf,
  isLastSensibleAttempt,
  markNeedsReauth,
  outageAttempts,
  recallConnection,
} from "../connections/index.ts";
import { type Context, defineJob, type JobContext, type Transaction } from "../operations/index.ts";
import { selectPostedCard } from "./cards.store.ts";
import { deliverJobName } from "./deliver-order.ts";
import {
  markAttempted,
  markDelivered,
  markFailed,
  type OutgoingMessageRow,
  selectOutgoingMessage,
} from "./outgoing-messages.store.ts";
import { askSharer, takeQuestionBack } from "./refused-share.ts";
import { openReplyHandle } from "./reply-handle.ts";
import { sendFile } from "./send-file.ts";
import { closeStream, continueStream, type Sent, startStream, startsStream } from "./stream-message.ts";
import { insertThreadLink } from "./threads.store.ts";

/** Points at which a crash test kills the process while a message is delivered. */
export const conversationFaultPoints = ["deliver.before-send", "deliver.after-send"] as const;

export const deliverMessage = defineJob({
  name: deliverJobName,
  payload: z.strictObject({ outgoingMessageId: z.uuid() }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, { outgoingMessageId }) {
    const delivery = await begin(context, outgoingMessageId);
    if (!delivery) return;
    try {
      context.ports.faults.reach("deliver.before-send");
      const sent = await send(context, delivery);
      context.ports.faults.reach("deliver.after-send");
      await settle(context, delivery, sent);
      if (delivery.message.state === "failed")
        await context.transact((inside) => takeQuestionBack(inside, delivery.message));
    } catch (error) {
      const givenUp = isFinal(error) || isLastSensibleAttempt(error, context.job);
      if (givenUp) await context.transact((inside) => giveUp(inside, delivery.message, error));
      if (isFinal(error)) return;
      if (!givenUp || context.job.lastAttempt) throw error;
      context.log.error({ err: error, outgoingMessageId }, "a message was given up");
    }
  },
});

interface Delivery {
  readonly message: OutgoingMessageRow;
  readonly chat: ChatCapability;
}

/** Reads what is to be done; null when nothing is. Notes the attempt where the platform cannot tell a repetition from a new message. */
async function begin(context: JobContext, id: string): Promise<Delivery | null> {
  const { database } = context.ports;
  const read = (transaction: Transaction) => selectOutgoingMessage(transaction, id);
  const message = await database.withOrganization(context.organizationId, read, { single: true });
  if (!message || message.deliveredRevision >= message.revision) return null;
  const wasPosted = message.platformMessageId !== null;
  // What was shown to one person only cannot be found again, so it stays as it was.
  if (message.state === "sent" && !wasPosted) return null;
  if (message.removedAt && !wasPosted && !message.attemptedAt) return null;
  const connection = await recallConnection(context, message.connectionId);
  if (connection.state !== "active") {
    const { state } = connection;
    const inactive = new EurekaError("connection.inactive", { id: connection.id, state });
    await context.transact((inside) => giveUp(inside, message, inactive));
    return null;
  }
  // How far something is can wait for what people wait for.
  const priority = wasPosted && message.growingText !== null ? "background" : "interactive";
  const chat = chatOf(context.application, connection, { priority });
  if (!wasPosted && !message.attemptedAt && chat.capabilities().intents === "lookup") {
    const streams = startsStream(message, chat);
    await context.transact(async ({ transaction, clock }) =>
      markAttempted(transaction, id, { now: clock.now(), streams }),
    );
  }
  return { message, chat };
}

async function send(context: JobContext, { message, chat }: Delivery): Promise<Sent> {
  if (message.platformMessageId !== null && message.stream !== null && !message.removedAt)
    return continueStream(context, message, chat, placeOf(message));
  if (message.platformMessageId === null && message.audience === "channel" && !message.removedAt)
    return post(context, message, chat);
  return { posted: await sendWhole(context, { message, chat }), streamedText: null };
}

async function sendWhole(context: JobContext, { message, chat }: Delivery): Promise<PostedMessage | null> {
  if (message.platformMessageId !== null) return change(message, chat);
  if (message.removedAt) return takeBack(message, chat);
  if (message.audience === "person" && chat.capabilities().ephemeral) {
    await chat.postEphemeral({
      ...(await postInput(context, message)),
      platformUserId: message.platformUserId as string,
    });
    return null;
  }
  return postDirectly(message, chat);
}

async function postInput(context: JobContext, message: OutgoingMessageRow) {
  const { id, platformChannelId, platformThreadId, content, replyHandle } = message;
  const handle = replyHandle && (await openReplyHandle(context.ports, context.organizationId, id, replyHandle));
  return {
    intent: id,
    platformChannelId: platformChannelId as string,
    ...(platformThreadId !== null && { platformThreadId }),
    content,
    ...(handle && { replyHandle: handle }),
  };
}

async function post(context: JobContext, message: OutgoingMessageRow, chat: ChatCapability): Promise<Sent> {
  const input = await postInput(context, message);
  const { attachmentId } = message;
  return writeOnce({
    attemptedBefore: message.attemptedAt !== null,
    async find() {
      const posted = await findPosted(message, chat);
      // The stream that an earlier attempt began: nobody knows what came to stand in it.
      if (posted && message.stream !== null) await closeStream(message, chat, posted);
      return posted && { posted, streamedText: null };
    },
    write: () =>
      startStream(message, chat, {
        input,
        post: () => (attachmentId ? sendFile(context, chat, attachmentId, input) : chat.post(input)),
      }),
  });
}

async function postDirectly(message: OutgoingMessageRow, chat: ChatCapability): Promise<PostedMessage> {
  const platformUserId = message.platformUserId as string;
  return writeOnce({
    attemptedBefore: message.attemptedAt !== null,
    find: () => findPosted(message, chat),
    write: () => chat.directMessage({ intent: message.id, platformUserId, content: message.content }),
  });
}

function findPosted(message: OutgoingMessageRow, chat: ChatCapability): Promise<PostedMessage | null> {
  const { platformChannelId, platformThreadId, platformUserId } = message;
  const inChannel = {
    platformChannelId: platformChannelId as string,
    ...(platformThreadId !== null && { platformThreadId }),
  };
  return chat.findByIntent({
    intent: message.id,
    sentTo: message.audience === "channel" ? inChannel : { platformUserId: platformUserId as string },
    sentAfter: message.attemptedAt ?? message.createdAt,
  });
}

/** Brings a message that is there to its present content, or away. */
async function change(message: OutgoingMessageRow, chat: ChatCapability): Promise<PostedMessage> {
  const place = placeOf(message);
  const intent = newUuid();
  try {
    if (message.removedAt) await chat.delete({ intent, message: place });
    else if (chat.capabilities().edits) await chat.update({ intent, message: place, content: message.content });
  } catch (error) {
    // Somebody deleted it on the platform: nothing is left to be kept up to date.
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
  }
  return place;
}

/** The wish to say it was taken back while nobody knows whether it was said. */
async function takeBack(message: OutgoingMessageRow, chat: ChatCapability): Promise<PostedMessage | null> {
  const posted = await findPosted(message, chat);
  if (posted) await chat.delete({ intent: newUuid(), message: posted });
  return posted;
}

function placeOf(message: OutgoingMessageRow): PostedMessage {
  return {
    platformChannelId: (message.sentChannelId ?? message.platformChannelId) as string,
    platformMessageId: message.platformMessageId as string,
    ...(message.platformThreadId !== null && { platformThreadId: message.platformThreadId }),
  };
}

/** Records what is on the platform now. A card outside any thread opens the discussion of its work item. */
async function settle(
  { ports, organizationId, clock }: JobContext,
  { message }: Delivery,
  { posted, streamedText }: Sent,
): Promise<void> {
  const now = clock.now();
  const [platformMessageId, sentChannelId] = [posted?.platformMessageId ?? null, posted?.platformChannelId ?? null];
  const opensThread = posted && message.platformThreadId === null && message.audience === "channel";
  const record = async (transaction: Transaction) => {
    const { id, revision } = message;
    markDelivered(transaction, id, { revision, platformMessageId, sentChannelId, streamedText, now });
    if (opensThread) await linkThread(transaction, message, posted, now);
  };
  // On the disk before the job counts as done: a worker outlives a crash of its database, and would then complete a job of which the
  // database has forgotten what came of it.
  await ports.database.withOrganization(organizationId, record);
}

async function linkThread(
  transaction: Transaction,
  message: OutgoingMessageRow,
  posted: PostedMessage,
  createdAt: Date,
): Promise<void> {
  const card = await selectPostedCard(transaction, message.id);
  if (!card?.opensDiscussion || card.subjectType !== "work_item") return;
  await insertThreadLink(transaction, {
    id: newUuid(createdAt.getTime()),
    connectionId: message.connectionId,
    platformChannelId: posted.platformChannelId,
    platformThreadId: posted.platformMessageId,
    workItemId: fromUuid("work_item", card.subjectId),
    createdAt,
  });
}

async function giveUp(context: Context, message: OutgoingMessageRow, error: unknown): Promise<void> {
  markFailed(context.transaction, message.id, describe(error));
  await askSharer(context, message, error);
  if (error instanceof ConnectorError && error.code === "unauthorized")
    await markNeedsReauth(context, message.connectionId);
}

/** Whether trying again could never help. */
function isFinal(error: unknown): boolean {
  if (error instanceof ConnectorError) return !error.isTemporary;
  return error instanceof EurekaError && error.code === "connection.inactive";
}

function describe(error: unknown): string {
  if (error instanceof ConnectorError) return error.platformCode ? `${error.code} ${error.platformCode}` : error.code;
  return error instanceof EurekaError ? error.code : "unexpected";
}
