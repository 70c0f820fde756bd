import type { Message } from "./message.ts";

/** Discord's numbers of the types of channels. */
export const channelTypes = {
  text: 0,
  dm: 1,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

/** What a role (type 0) or member (type 1) is allowed or denied in a channel. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface ThreadFacts {
  readonly ownerId: string;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  /** Minutes. */
  autoArchiveDuration: number;
  archiveChangedAt: number;
  readonly createdAt: number;
  /** Without the message that started it. */
  messageCount: number;
  totalMessageSent: number;
  appliedTags: string[];
  /** When each of its members joined. */
  readonly members: Map<string, number>;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  /** Null for a direct message. */
  readonly guildId: string | null;
  name: string;
  topic: string | null;
  position: number;
  nsfw: boolean;
  rateLimitPerUser: number;
  parentId: string | null;
  overwrites: Overwrite[];
  availableTags: ForumTag[];
  /** The two of a direct message. */
  readonly recipientIds: readonly string[];
  lastMessageId: string | null;
  readonly thread: ThreadFacts | null;
  /** In the order of their ids. */
  readonly messages: Map<string, Message>;
}

export function isThread(channel: Channel): channel is Channel & { readonly thread: ThreadFacts } {
  return channel.thread !== null;
}
