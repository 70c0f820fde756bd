import { refusal } from "../errors.ts";
import { describeChannel, describeThreadMember } from "../wire/channel-json.ts";
import { type Channel, isThread, type ThreadFacts } from "./channel.ts";
import type { Delivery } from "./happening.ts";
import type { World } from "./world.ts";

export type Thread = Channel & { readonly thread: ThreadFacts };

/** Joins a thread; nothing happens to one who is in it. */
export function addToThread(world: World, thread: Thread, userId: string): Delivery[] {
  if (thread.thread.members.has(userId)) return [];
  thread.thread.members.set(userId, world.now());
  return tellMembers(world, thread, { added_members: [describeThreadMember(thread, userId)] });
}

export function removeFromThread(world: World, thread: Thread, userId: string): Delivery[] {
  if (!thread.thread.members.delete(userId)) return [];
  return tellMembers(world, thread, { removed_member_ids: [userId] });
}

function tellMembers(world: World, thread: Thread, change: Record<string, unknown>): Delivery[] {
  return world.publish({
    name: "THREAD_MEMBERS_UPDATE",
    intent: "guilds",
    guildId: thread.guildId,
    channelId: thread.id,
    describe: () => ({ id: thread.id, guild_id: thread.guildId, member_count: thread.thread.members.size, ...change }),
  });
}

export function tellThread(
  world: World,
  name: "THREAD_CREATE" | "THREAD_UPDATE",
  thread: Thread,
  more: Record<string, unknown> = {},
): Delivery[] {
  return world.publish({
    name,
    intent: "guilds",
    guildId: thread.guildId,
    channelId: thread.id,
    describe: () => ({ ...describeChannel(world, thread), ...more }),
  });
}

/** @throws 10003 when it is a channel and no thread */
export function asThread(channel: Channel): Thread {
  if (!isThread(channel)) throw refusal("unknownChannel");
  return channel;
}
