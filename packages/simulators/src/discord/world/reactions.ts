import { refusal } from "../errors.ts";
import { guildPart } from "../wire/guild-part.ts";
import { describeMember } from "../wire/people-json.ts";
import type { Delivery } from "./happening.ts";
import type { Message } from "./message.ts";
import type { User } from "./people.ts";
import { readEmoji } from "./read-emoji.ts";
import type { World } from "./world.ts";

const mostKinds = 20;
/** @throws 10014 for what is no emoji, 30010 for the 21st kind */
export function addReaction(world: World, message: Message, user: User, emoji: string): Delivery[] {
  const shown = readEmoji(emoji);
  const users = message.reactions.get(emoji) ?? new Set<string>();
  if (users.has(user.id)) return [];
  if (users.size === 0 && message.reactions.size >= mostKinds) throw refusal("tooManyReactions");
  message.reactions.set(emoji, users.add(user.id));
  const member = message.guildId ? world.guild(message.guildId).members.get(user.id) : undefined;
  return tell(world, message, "MESSAGE_REACTION_ADD", () => ({
    user_id: user.id,
    type: 0,
    message_id: message.id,
    message_author_id: message.author.id,
    ...(member && { member: describeMember(member) }),
    emoji: shown,
    channel_id: message.channelId,
    burst: false,
    ...guildPart(message.guildId),
  }));
}

/** @throws 10014 when the user never reacted so */
export function removeReaction(world: World, message: Message, user: User, emoji: string): Delivery[] {
  const users = message.reactions.get(emoji);
  if (!users?.delete(user.id)) throw refusal("unknownEmoji");
  if (users.size === 0) message.reactions.delete(emoji);
  return tell(world, message, "MESSAGE_REACTION_REMOVE", () => ({
    user_id: user.id,
    type: 0,
    message_id: message.id,
    emoji: readEmoji(emoji),
    channel_id: message.channelId,
    burst: false,
    ...guildPart(message.guildId),
  }));
}

function tell(world: World, message: Message, name: string, describe: () => unknown): Delivery[] {
  const intent = message.guildId ? "guildMessageReactions" : "directMessageReactions";
  return world.publish({ name, intent, guildId: message.guildId, channelId: message.channelId, describe });
}
