import type { z } from "zod";
import { refusal } from "../errors.ts";
import { channelChange } from "../schemas/channels.ts";
import { describeChannel } from "../wire/channel-json.ts";
import { findVisibleChannel, requirePermission } from "../world/access.ts";
import { type Channel, channelTypes, isThread } from "../world/channel.ts";
import { removeChannel, tellChannelChange } from "../world/places.ts";
import type { Thread } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, ok } from "./define-call.ts";

const path = "/channels/{channel_id}";
type Change = z.infer<typeof channelChange>;

/** Reading, changing and removing channels and threads. */
export function channelCalls(world: World): DiscordCall[] {
  return [
    botCall({
      method: "GET",
      path,
      malformed: { query: { with_messages: "true" } },
      run: ({ parameters, me }) =>
        ok(describeChannel(world, findVisibleChannel(world, parameters.channel_id, me.id), me.id)),
    }),
    botCall({
      method: "PATCH",
      path,
      body: channelChange,
      malformed: { body: { name: 5 } },
      run({ parameters, body, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        if (channel.type === channelTypes.dm) throw refusal("wrongChannelType");
        if (isThread(channel)) changeThread(world, channel, body, me.id);
        else {
          requirePermission(world, channel, me.id, "manageChannels");
          changeChannel(channel, body, () => world.nextId());
        }
        tellChannelChange(world, channel);
        return ok(describeChannel(world, channel, me.id));
      },
    }),
    botCall({
      method: "DELETE",
      path,
      malformed: { query: { force: "true" } },
      run({ parameters, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        if (channel.type === channelTypes.dm) return ok(describeChannel(world, channel, me.id));
        requirePermission(world, channel, me.id, isThread(channel) ? "manageThreads" : "manageChannels");
        removeChannel(world, channel);
        return ok(describeChannel(world, channel, me.id));
      },
    }),
  ];
}

/** Who opened a thread may close and name it; the rest is for moderators. */
function changeThread(world: World, channel: Thread, change: Change, userId: string): void {
  const { thread } = channel;
  const { archived, locked, name } = change;
  const isOpening = archived === false;
  if (thread.archived && !isOpening) throw refusal("archivedThread");
  const isOwn = thread.ownerId === userId && locked === undefined && !thread.locked;
  if (!isOwn) requirePermission(world, channel, userId, "manageThreads");
  if (typeof archived === "boolean" && archived !== thread.archived) {
    thread.archived = archived;
    thread.archiveChangedAt = world.now();
  }
  thread.locked = locked ?? thread.locked;
  thread.invitable = change.invitable ?? thread.invitable;
  thread.autoArchiveDuration = change.auto_archive_duration ?? thread.autoArchiveDuration;
  thread.appliedTags = change.applied_tags ?? thread.appliedTags;
  channel.name = name ?? channel.name;
  channel.rateLimitPerUser = change.rate_limit_per_user ?? channel.rateLimitPerUser;
}

function changeChannel(channel: Channel, change: Change, nextId: () => string): void {
  channel.name = change.name ?? channel.name;
  channel.topic = change.topic === undefined ? channel.topic : change.topic;
  channel.position = change.position ?? channel.position;
  channel.nsfw = change.nsfw ?? channel.nsfw;
  channel.rateLimitPerUser = change.rate_limit_per_user ?? channel.rateLimitPerUser;
  channel.parentId = change.parent_id === undefined ? channel.parentId : change.parent_id;
  if (change.permission_overwrites)
    channel.overwrites = change.permission_overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type: type === 0 ? 0 : 1,
      allow: BigInt(allow ?? 0),
      deny: BigInt(deny ?? 0),
    }));
  if (change.available_tags)
    channel.availableTags = change.available_tags.map(({ id, name, moderated }) => ({
      id: id ?? nextId(),
      name,
      moderated: moderated ?? false,
    }));
}
