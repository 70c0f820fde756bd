import type { AllowedMentions } from "../schemas/messages.ts";
import { may } from "./access.ts";
import type { Channel } from "./channel.ts";
import type { Message, MessageReference } from "./message.ts";
import type { User } from "./people.ts";
import type { World } from "./world.ts";

interface MentionFacts {
  readonly channel: Channel;
  readonly author: User;
  readonly content: string;
  readonly allowedMentions: AllowedMentions | null | undefined;
  readonly reference: MessageReference | null;
}

/** Whom a text pings, within what `allowed_mentions` lets through. */
export function resolveMentions(
  world: World,
  { channel, author, content, allowedMentions, reference }: MentionFacts,
): Pick<Message, "mentionUserIds" | "mentionRoleIds" | "mentionEveryone"> {
  const isLet = (kind: "users" | "roles", id: string) =>
    !allowedMentions || allowedMentions.parse?.includes(kind) || allowedMentions[kind]?.includes(id);
  const users = find(content, /<@!?(\d+)>/g).filter((id) => world.users.has(id) && isLet("users", id));
  const replied = reference && world.channels.get(reference.channelId)?.messages.get(reference.messageId)?.author.id;
  const pingsReplied = allowedMentions ? allowedMentions.replied_user === true : true;
  const roles = channel.guildId ? world.guild(channel.guildId).roles : new Map();
  return {
    mentionUserIds: [...new Set([...users, ...(replied && pingsReplied ? [replied] : [])])],
    mentionRoleIds: find(content, /<@&(\d+)>/g).filter((id) => roles.has(id) && isLet("roles", id)),
    mentionEveryone:
      /@(everyone|here)\b/.test(content) &&
      (!allowedMentions || allowedMentions.parse?.includes("everyone") === true) &&
      channel.guildId !== null &&
      may(world, channel, author.id, "mentionEveryone"),
  };
}

function find(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}
