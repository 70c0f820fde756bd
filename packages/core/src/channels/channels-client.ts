/**
 * The chat of one organization as its connector reaches it: what the connector's client interface asks for, each call in a transaction
 * of its own. Ids come from outside here, so one that is none is answered as not found.
 */
import type { DeliveredChannel, DeliveredMessage } from "@eureka/contracts/built-in-delivery";
import { type Card, cardSchema } from "@eureka/contracts/card";
import { invalidField, notFound } from "@eureka/contracts/errors";
import { type Id, type IdKind, isIdOf } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { Application, Context } from "../operations/index.ts";
import { selectPublicChannels } from "./channels.store.ts";
import { deliverMessages, toDeliveredChannel, toPlatformPerson } from "./deliver-messages.ts";
import { loadChannel } from "./load-channel.ts";
import { selectMessage, selectMessages } from "./message-pages.store.ts";
import { type MessageRow, selectMessageIdOfIntent } from "./messages.store.ts";
import { selectActivePeople, selectPeopleIn } from "./people.store.ts";
import {
  deleteFromConnector,
  postDirectFromConnector,
  postFromConnector,
  reactFromConnector,
  updateFromConnector,
} from "./post-from-connector.ts";
import { openFileOfMessages, uploadFromConnector } from "./upload-from-connector.ts";

/** Where a page of the client goes on; null for the first one. */
interface Range {
  readonly after: string | null;
  readonly limit: number;
}

/** Where a message stands that Eureka wrote; what it says is known to whoever wrote it. */
type WrittenMessage = Pick<DeliveredMessage, "id" | "channelId" | "threadId">;

export interface ChannelsClient {
  postMessage(input: {
    readonly intent: string;
    readonly channelId: string;
    readonly threadId: string | null;
    readonly visibleTo: string | null;
    readonly text: string;
    readonly card: Card | null;
  }): Promise<WrittenMessage>;
  postDirectMessage(input: {
    readonly intent: string;
    readonly memberId: string;
    readonly text: string;
    readonly card: Card | null;
  }): Promise<WrittenMessage>;
  updateMessage(input: {
    readonly messageId: string;
    readonly text: string;
    readonly card: Card | null;
  }): Promise<WrittenMessage>;
  /** Writes a message with a file; `open` is asked for the bytes only when there is none of the intent. */
  uploadFile(input: {
    readonly intent: string;
    readonly channelId: string;
    readonly threadId: string | null;
    readonly name: string;
    readonly mediaType: string;
    readonly text: string;
    open(): ReadableStream<Uint8Array>;
  }): Promise<WrittenMessage>;
  /** The bytes of a file that a message carries. */
  openFile(fileId: string): Promise<ReadableStream<Uint8Array>>;
  deleteMessage(messageId: string): Promise<void>;
  setReaction(input: {
    readonly messageId: string;
    readonly emoji: string;
    readonly change: "add" | "remove";
  }): Promise<void>;
  findMessageByIntent(intent: string): Promise<DeliveredMessage | null>;
  getMessage(messageId: string): Promise<DeliveredMessage>;
  /** A thread's first message and its replies, oldest first; goes on behind the message `after`. */
  readThread(threadId: string, range: Range): Promise<readonly DeliveredMessage[]>;
  /** The public channels, by id. */
  listChannels(range: Range): Promise<readonly DeliveredChannel[]>;
  /** The active members of the organization, or those in a channel, by id. */
  listMembers(range: Range & { readonly channelId: string | null }): Promise<readonly PlatformPerson[]>;
}

/** Who writes for the connector. */
const writer = "built-in-chat";

/** Makes the client. Cheap: it holds nothing. */
export function createChannelsClient(application: Application, organizationId: Id<"organization">): ChannelsClient {
  return createClient(application, organizationId, (work) => application.transact(organizationId, writer, work));
}

/** The same with all calls inside the transaction of `outer`; a call that fails undoes only itself. */
export function createChannelsClientWithin(outer: Context): ChannelsClient {
  const { application, organizationId } = outer;
  return createClient(application, organizationId, (work) => application.transactWithin(outer, writer, work));
}

type Transact = <Result>(work: (context: Context) => Promise<Result>) => Promise<Result>;

function createClient(
  application: Application,
  organizationId: Id<"organization">,
  transact: Transact,
): ChannelsClient {
  const access = { application, organizationId, transact };

  return {
    postMessage: ({ intent, channelId, threadId, visibleTo, text, card }) =>
      transact(async (context) => {
        const message = await postFromConnector(context, {
          intent,
          channelId: readId("channel", channelId),
          threadId: threadId === null ? undefined : readId("message", threadId),
          visibleTo: visibleTo === null ? undefined : readId("member", visibleTo),
          text,
          card: readCard(card),
        });
        return locate(message);
      }),
    postDirectMessage: ({ intent, memberId, text, card }) =>
      transact(async (context) => {
        const input = { intent, memberId: readId("member", memberId), text, card: readCard(card) };
        return locate(await postDirectFromConnector(context, input));
      }),
    updateMessage: ({ messageId, text, card }) =>
      transact(async (context) => {
        const input = { messageId: readId("message", messageId), text, card: readCard(card) };
        return locate(await updateFromConnector(context, input));
      }),
    async uploadFile({ channelId, threadId, ...upload }) {
      const place = {
        channelId: readId("channel", channelId),
        threadId: threadId === null ? undefined : readId("message", threadId),
      };
      return locate(await uploadFromConnector(access, { ...place, ...upload }));
    },
    openFile: async (fileId) => openFileOfMessages(access, readId("file", fileId)),
    deleteMessage: (messageId) => transact((context) => deleteFromConnector(context, readId("message", messageId))),
    setReaction: ({ messageId, emoji, change }) =>
      transact((context) => reactFromConnector(context, { messageId: readId("message", messageId), emoji, change })),
    findMessageByIntent: (intent) =>
      transact(async (context) => {
        const id = await selectMessageIdOfIntent(context.transaction, intent);
        return id ? deliver(context, id) : null;
      }),
    getMessage: (messageId) => transact((context) => deliver(context, readId("message", messageId))),
    readThread: (threadId, range) => transact((context) => readThread(context, readId("message", threadId), range)),
    listChannels: ({ after, limit }) =>
      transact(async ({ transaction }) => {
        const rows = await selectPublicChannels(transaction, readMark("channel", after), limit);
        return rows.map(toDeliveredChannel);
      }),
    listMembers: ({ channelId, after, limit }) =>
      transact(async (context) => {
        const page = { after: readMark("member", after), limit };
        const people = channelId
          ? await selectPeopleIn(
              context.transaction,
              (await loadChannel(context, readId("channel", channelId))).id,
              page,
            )
          : await selectActivePeople(context.transaction, page);
        return people.map(toPlatformPerson);
      }),
  };
}

async function deliver(context: Context, id: Id<"message">): Promise<DeliveredMessage> {
  const read = await selectMessage(context.transaction, id, null);
  const [message] = !read || read.message.deletedAt ? [] : await deliverMessages(context, [read]);
  if (!message) throw notFound("message", id);
  return message;
}

/** An intent can lead to a message that was deleted meanwhile. */
function locate({ id, channelId, threadId, deletedAt }: MessageRow): WrittenMessage {
  if (deletedAt) throw notFound("message", id);
  return { id, channelId, threadId };
}

async function readThread(
  context: Context,
  threadId: Id<"message">,
  { after, limit }: Range,
): Promise<DeliveredMessage[]> {
  const first = await selectMessage(context.transaction, threadId, null);
  if (!first) throw notFound("message", threadId);
  const markId = readMark("message", after);
  const mark = markId && (await selectMessage(context.transaction, markId, null));
  const read = await selectMessages(context.transaction, {
    channelId: first.message.channelId,
    threadId,
    memberId: null,
    order: "oldest-first",
    after: mark ? mark.message.position : null,
    before: null,
    limit,
  });
  return deliverMessages(
    context,
    read.filter(({ message }) => !message.deletedAt),
  );
}

function readId<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> {
  if (!isIdOf(kind, text)) throw notFound(kind, text);
  return text;
}

function readMark<Kind extends IdKind>(kind: Kind, text: string | null): Id<Kind> | null {
  if (text === null) return null;
  if (!isIdOf(kind, text)) throw invalidField("after", "invalid", "is not the end of a page");
  return text;
}

function readCard(card: Card | null): Card | undefined {
  if (card === null) return undefined;
  const result = cardSchema.safeParse(card);
  if (!result.success) throw invalidField("card", "invalid", "is not a card");
  return result.data;
}
