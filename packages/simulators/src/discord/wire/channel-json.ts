import { type Channel, channelTypes, isThread, type ThreadFacts } from "../world/channel.ts";
import type { World } from "../world/world.ts";
import { describeUser } from "./people-json.ts";
import { describeTime } from "./time.ts";

/**
 * A channel, thread or direct message in Discord's form.
 * @param forUserId whose view it is: a direct message names the other one
 */
export function describeChannel(world: World, channel: Channel, forUserId?: string): Record<string, unknown> {
  const { id, type, name, guildId, lastMessageId, parentId, topic, nsfw, position, rateLimitPerUser, overwrites } =
    channel;
  if (type === channelTypes.dm) {
    const others = channel.recipientIds
      .filter((userId) => userId !== forUserId)
      .map((userId) => describeUser(world.user(userId)));
    return { id, type, last_message_id: lastMessageId, flags: 0, recipients: others };
  }
  if (isThread(channel)) return describeThread(channel, forUserId);
  return {
    id,
    type,
    guild_id: guildId,
    name,
    position,
    parent_id: parentId,
    topic,
    nsfw,
    flags: 0,
    last_message_id: lastMessageId,
    rate_limit_per_user: rateLimitPerUser,
    permission_overwrites: overwrites.map(({ allow, deny, ...rest }) => ({
      ...rest,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    default_auto_archive_duration: 4320,
    ...(type === channelTypes.forum && {
      available_tags: channel.availableTags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
      default_thread_rate_limit_per_user: 0,
      template: "",
    }),
  };
}

function describeThread(
  channel: Channel & { readonly thread: ThreadFacts },
  forUserId?: string,
): Record<string, unknown> {
  const { id, type, name, guildId, parentId, lastMessageId, rateLimitPerUser, thread } = channel;
  return {
    id,
    type,
    guild_id: guildId,
    parent_id: parentId,
    owner_id: thread.ownerId,
    name,
    last_message_id: lastMessageId,
    flags: 0,
    message_count: thread.messageCount,
    member_count: Math.min(thread.members.size, 50),
    member_ids_preview: [...thread.members.keys()].slice(0, 10),
    total_message_sent: thread.totalMessageSent,
    rate_limit_per_user: rateLimitPerUser,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: describeTime(thread.archiveChangedAt),
      auto_archive_duration: thread.autoArchiveDuration,
      create_timestamp: describeTime(thread.createdAt),
      locked: thread.locked,
      ...(type === channelTypes.privateThread && { invitable: thread.invitable }),
    },
    ...(thread.appliedTags.length > 0 && { applied_tags: thread.appliedTags }),
    ...(forUserId && thread.members.has(forUserId) && { member: describeThreadMember(channel, forUserId) }),
  };
}

export function describeThreadMember({ id, thread }: Channel & { readonly thread: ThreadFacts }, userId: string) {
  return {
    id,
    user_id: userId,
    join_timestamp: describeTime(thread.members.get(userId) ?? thread.createdAt),
    flags: 0,
  };
}
