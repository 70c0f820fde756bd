/** What people do with messages. */
import { randomUUID } from "node:crypto";
import { changeMessage, changeReaction, deleteMessage } from "../changes/change-message.ts";
import { guessMediaType } from "../changes/guess-media-type.ts";
import { postMessage } from "../changes/post-message.ts";
import { writeAsTyped } from "../changes/write-as-typed.ts";
import { writeRichText } from "../changes/write-rich-text.ts";
import type { Deliveries } from "../emit-event.ts";
import type { Message, StoredFile } from "../records.ts";
import type { World } from "../world.ts";

export interface TypedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
}

export interface Saying {
  /** The message, or its `ts`, that began the thread. */
  readonly thread?: Message | string;
  /** An answer that is shown in the channel too. */
  readonly isBroadcast?: boolean;
  readonly files?: readonly TypedFile[];
}

export interface Said {
  readonly message: Message;
  readonly deliveries: Deliveries;
}

export interface MessageDeeds {
  /**
   * A person types. `@name`, `#channel` and links become what Slack makes of them; ids in angle brackets are taken as they are.
   * Settles when every app has been told.
   */
  say(userId: string, channelId: string, text: string, saying?: Saying): Promise<Said>;
  edit(userId: string, message: Message, text: string): Promise<Deliveries>;
  deleteMessage(userId: string, message: Message): Promise<Deliveries>;
  react(userId: string, message: Message, name: string): Promise<Deliveries>;
  unreact(userId: string, message: Message, name: string): Promise<Deliveries>;
}

export function messageDeeds(world: World): MessageDeeds {
  const { state } = world;
  return {
    async say(userId, channelId, text, { thread, isBroadcast = false, files = [] } = {}) {
      const user = state.user(userId);
      demandMember(world, userId, channelId);
      const written = writeAsTyped(state, user.teamId, text);
      const { message, delivered } = postMessage(world, {
        channelId,
        userId,
        teamId: user.teamId,
        text: written,
        blocks: written === "" ? [] : [writeRichText(written)],
        threadTs: rootOf(world, channelId, thread),
        isBroadcast,
        clientMessageId: randomUUID(),
        fileIds: files.map((file) => storeFile(world, user, file).id),
      });
      return { message, deliveries: await delivered };
    },
    async edit(userId, message, text) {
      if (message.userId !== userId) throw new TypeError("people edit only what they wrote");
      const written = writeAsTyped(state, state.user(userId).teamId, text);
      return changeMessage(world, message, { text: written, blocks: [writeRichText(written)] }, userId);
    },
    async deleteMessage(userId, message) {
      if (message.userId !== userId) throw new TypeError("people delete only what they wrote");
      return deleteMessage(world, message);
    },
    async react(userId, message, name) {
      demandMember(world, userId, message.channelId);
      return (await changeReaction(world, message, { name, userId, isAdded: true })) || [];
    },
    async unreact(userId, message, name) {
      return (await changeReaction(world, message, { name, userId, isAdded: false })) || [];
    },
  };
}

function demandMember({ state }: World, userId: string, channelId: string): void {
  const channel = state.channel(channelId);
  if (channel.isArchived || channel.isDeleted) throw new TypeError("nobody writes in an archived channel");
  if (!channel.memberIds.has(userId)) throw new TypeError(`${state.user(userId).name} is not in this channel`);
}

function rootOf({ state }: World, channelId: string, thread: Message | string | undefined): string | null {
  if (thread === undefined) return null;
  const ts = typeof thread === "string" ? thread : thread.ts;
  const message = state.message(channelId, ts);
  if (!message) throw new TypeError(`there is no message ${ts}`);
  return message.threadTs ?? message.ts;
}

function storeFile({ state }: World, user: { id: string; teamId: string }, file: TypedFile): StoredFile {
  const { name, bytes, mediaType = guessMediaType(name) } = file;
  const stored: StoredFile = {
    id: state.newId("F"),
    teamId: user.teamId,
    userId: user.id,
    name,
    title: name,
    mediaType,
    createdAt: state.now(),
    size: bytes.length,
    bytes: Buffer.from(bytes),
    shares: new Map(),
    isComplete: true,
    uploadKey: state.newSecret(),
  };
  state.files.set(stored.id, stored);
  return stored;
}
