import type { Component } from "../schemas/components.ts";
import type { Embed } from "../schemas/embeds.ts";
import type { User } from "./people.ts";

/** Discord's numbers of the types of messages that this simulator makes. */
export const messageTypes = {
  default: 0,
  threadCreated: 18,
  reply: 19,
  chatInputCommand: 20,
  threadStarter: 21,
  contextMenuCommand: 23,
} as const;

export const messageFlags = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface MessageReference {
  readonly channelId: string;
  readonly guildId: string | null;
  readonly messageId: string;
}

/** How a message came out of an interaction. */
export interface MessageOrigin {
  readonly interactionId: string;
  readonly interactionType: number;
  readonly user: User;
  /** The words that the person typed, for a command. */
  readonly commandName: string | null;
  readonly originalResponseMessageId: string | null;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly author: User;
  readonly type: number;
  readonly createdAt: number;
  content: string;
  embeds: Embed[];
  components: Component[];
  attachments: Attachment[];
  mentionUserIds: string[];
  mentionRoleIds: string[];
  mentionEveryone: boolean;
  flags: number;
  pinned: boolean;
  readonly tts: boolean;
  editedAt: number | null;
  readonly nonce: string | number | null;
  readonly reference: MessageReference | null;
  /** The application whose bot or interaction made it. */
  readonly applicationId: string | null;
  readonly origin: MessageOrigin | null;
  /** Nobody else sees it. */
  readonly ephemeralForId: string | null;
  /** Emoji as in the API's paths, with who reacted. */
  readonly reactions: Map<string, Set<string>>;
  threadId: string | null;
}
