import { refusal } from "../errors.ts";
import { describeMessage } from "../wire/message-json.ts";
import { findTextChannel, findVisibleChannel, requirePermission } from "../world/access.ts";
import { changeMessage, removeMessage, removeMessages } from "../world/change-message.ts";
import { isThread } from "../world/channel.ts";
import type { Delivery } from "../world/happening.ts";
import type { Attachment } from "../world/message.ts";
import { postMessage } from "../world/post-message.ts";
import { addReaction, removeReaction } from "../world/reactions.ts";
import type { World } from "../world/world.ts";

interface Spoken {
  readonly channelId: string;
  readonly userId: string;
}

interface Pointed extends Spoken {
  readonly messageId: string;
}

/** A message in Discord's form, and who was told. */
export interface SaidMessage {
  readonly message: Record<string, unknown> & { readonly id: string };
  readonly deliveries: readonly Delivery[];
}

export interface Sentence extends Spoken {
  readonly content: string;
  readonly replyTo?: string;
  readonly files?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }[];
}

/** What people do with messages. Each deed throws Discord's refusal when the person may not do it. */
export interface TalkDeeds {
  say(sentence: Sentence): SaidMessage;
  edit(deed: Pointed & { readonly content: string }): SaidMessage;
  delete(deed: Pointed): readonly Delivery[];
  /** A moderator removes several messages at once. */
  deleteMany(deed: Spoken & { readonly messageIds: readonly string[] }): readonly Delivery[];
  react(deed: Pointed & { readonly emoji: string }): readonly Delivery[];
  unreact(deed: Pointed & { readonly emoji: string }): readonly Delivery[];
  /** Many messages, at once or so many a second. Settles when all are told. */
  sayMany(
    deed: Spoken & { readonly count: number; readonly perSecond?: number; content(index: number): string },
  ): Promise<SaidMessage[]>;
}

export function talkDeeds(world: World): TalkDeeds {
  const say = ({ channelId, userId, content, replyTo, files = [] }: Sentence): SaidMessage => {
    const author = world.user(userId);
    const channel = findTextChannel(world, channelId, userId);
    requirePermission(world, channel, userId, isThread(channel) ? "sendMessagesInThreads" : "sendMessages");
    if (replyTo) world.message(channelId, replyTo);
    const attachments: Attachment[] = files.map(({ name, mediaType, bytes }) => ({
      id: world.nextId(),
      filename: name,
      title: null,
      description: null,
      mediaType,
      bytes,
    }));
    const reference = replyTo ? { channelId, guildId: channel.guildId, messageId: replyTo } : null;
    // Clients of people send a nonce with every message; others read it too.
    const nonce = world.nextId();
    const { message, deliveries } = postMessage(world, { channel, author, content, attachments, reference, nonce });
    return { message: { ...describeMessage(world, message), id: message.id }, deliveries };
  };
  const own = ({ channelId, messageId, userId }: Pointed) => {
    const message = world.message(channelId, messageId);
    if (message.author.id !== userId) throw refusal("foreignMessage");
    return message;
  };
  return {
    say,
    edit({ content, ...deed }) {
      const message = own(deed);
      const deliveries = changeMessage(world, message, { content });
      return { message: { ...describeMessage(world, message), id: message.id }, deliveries };
    },
    delete({ channelId, messageId, userId }) {
      const channel = findVisibleChannel(world, channelId, userId);
      const message = world.ephemerals.get(messageId) ?? world.message(channelId, messageId);
      if (message.author.id !== userId && message.ephemeralForId !== userId)
        requirePermission(world, channel, userId, "manageMessages");
      return removeMessage(world, message);
    },
    deleteMany({ channelId, userId, messageIds }) {
      requirePermission(world, world.channel(channelId), userId, "manageMessages");
      for (const id of messageIds) world.message(channelId, id);
      return removeMessages(world, channelId, messageIds);
    },
    react({ channelId, messageId, userId, emoji }) {
      requirePermission(world, world.channel(channelId), userId, "addReactions");
      return addReaction(world, world.message(channelId, messageId), world.user(userId), emoji);
    },
    unreact: ({ channelId, messageId, userId, emoji }) =>
      removeReaction(world, world.message(channelId, messageId), world.user(userId), emoji),
    async sayMany({ channelId, userId, count, perSecond, content }) {
      const said: SaidMessage[] = [];
      const startedAt = Date.now();
      for (let index = 0; index < count; index++) {
        const early = perSecond ? startedAt + (index * 1000) / perSecond - Date.now() : 0;
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        said.push(say({ channelId, userId, content: content(index) }));
      }
      return said;
    },
  };
}
