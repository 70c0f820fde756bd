/** What this connector reaches its platform with. The platform is the host itself, which fills the interface from its chat. */
import type { DeliveredChannel, DeliveredMessage } from "@eureka/contracts/built-in-delivery";
import type { Card } from "@eureka/contracts/card";
import type { PlatformPerson } from "@eureka/contracts/people";

/** Where a page goes on: behind the entry `after`, or at the start; the chat gives at most `limit` entries. */
export interface BuiltInRange {
  readonly after: string | null;
  readonly limit: number;
}

/** Where a message stands that was written through this client. */
export type WrittenMessage = Pick<DeliveredMessage, "id" | "channelId" | "threadId">;

/**
 * Every method throws an EurekaError for what cannot be done, and anything else when the chat cannot be reached. All ids are opaque
 * here. Posting, uploading, updating, deleting and reacting may be repeated: an intent makes one message, and the rest changes nothing
 * more.
 */
export interface BuiltInChatClient {
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
  /** A message with a file. The bytes are opened only when there is no message of the intent yet. */
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
  /** A thread's first message and its replies, oldest first. */
  readThread(threadId: string, range: BuiltInRange): Promise<readonly DeliveredMessage[]>;
  listChannels(range: BuiltInRange): Promise<readonly DeliveredChannel[]>;
  listMembers(range: BuiltInRange & { readonly channelId: string | null }): Promise<readonly PlatformPerson[]>;
}
