import type { PrivilegedIntent } from "../world/application.ts";
import type { IntentName } from "../world/happening.ts";

/** Bits of the groups, as Discord's documentation numbers them. */
export const intentBits: Readonly<Record<IntentName, number>> = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  directMessageTyping: 1 << 14,
};

export const privilegedBits: Readonly<Record<PrivilegedIntent, number>> = {
  members: 1 << 1,
  presences: 1 << 8,
  messageContent: 1 << 15,
};

/** 0 to 16, 20, 21, 24 and 25 are in use. */
export const knownIntents: number = 0x1_ff_ff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
