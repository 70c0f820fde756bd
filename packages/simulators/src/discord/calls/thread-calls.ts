import { z } from "zod";
import { invalidForm, refusal } from "../errors.ts";
import { newThread, threadFromMessage } from "../schemas/channels.ts";
import { countInQuery, flagInQuery, snowflake } from "../schemas/fields.ts";
import { describeChannel, describeThreadMember } from "../wire/channel-json.ts";
import { describeMessage } from "../wire/message-json.ts";
import { describeMember } from "../wire/people-json.ts";
import { findOwnGuild, findVisibleChannel, may, requirePermission } from "../world/access.ts";
import { channelTypes, isThread } from "../world/channel.ts";
import { openThread } from "../world/open-thread.ts";
import { postMessage } from "../world/post-message.ts";
import { addToThread, asThread, removeFromThread, type Thread } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, noContent, ok } from "./define-call.ts";
import { readFiles } from "./read-files.ts";
import { viewFor } from "./view-for.ts";

const membersPath = "/channels/{channel_id}/thread-members";

/** Threads, forum posts and who is in them. */
export function threadCalls(world: World): DiscordCall[] {
  const shown = (thread: Thread, userId: string, withMember: boolean | undefined) => {
    if (!thread.thread.members.has(userId)) throw refusal("unknownMember");
    const member = withMember && world.guild(thread.guildId).members.get(userId);
    return { ...describeThreadMember(thread, userId), ...(member && { member: describeMember(member) }) };
  };
  return [
    botCall({
      method: "POST",
      path: "/channels/{channel_id}/messages/{message_id}/threads",
      body: threadFromMessage,
      malformed: { body: { name: "a thread", auto_archive_duration: 61 } },
      run({ parameters, body, me }) {
        const parent = findVisibleChannel(world, parameters.channel_id, me.id);
        const from = world.message(parent.id, parameters.message_id);
        requirePermission(world, parent, me.id, "createPublicThreads");
        const { name, auto_archive_duration: autoArchiveDuration, rate_limit_per_user: rateLimitPerUser } = body;
        const { thread } = openThread(world, { parent, owner: me, name, from, autoArchiveDuration, rateLimitPerUser });
        return { status: 201, body: describeChannel(world, thread, me.id) };
      },
    }),
    botCall({
      method: "POST",
      path: "/channels/{channel_id}/threads",
      body: newThread,
      malformed: { body: { type: 11 } },
      run({ parameters, body, files, application, me }) {
        const parent = findVisibleChannel(world, parameters.channel_id, me.id);
        const { name, message, applied_tags: appliedTags, type, invitable } = body;
        const isForum = parent.type === channelTypes.forum;
        if (isForum && !message) throw invalidForm("message", "BASE_TYPE_REQUIRED", "This field is required");
        if (!isForum && message)
          throw invalidForm("message", "UNKNOWN_FIELD", "Only posts of a forum begin with a message");
        const isPrivate = !isForum && (type ?? channelTypes.privateThread) === channelTypes.privateThread;
        const needed = isForum ? "sendMessages" : isPrivate ? "createPrivateThreads" : "createPublicThreads";
        requirePermission(world, parent, me.id, needed);
        const { thread } = openThread(world, {
          parent,
          owner: me,
          name,
          appliedTags,
          invitable,
          autoArchiveDuration: body.auto_archive_duration,
          rateLimitPerUser: body.rate_limit_per_user,
          ...(type && { type }),
        });
        if (!message) return { status: 201, body: describeChannel(world, thread, me.id) };
        const { content, embeds, components, attachments, flags, allowed_mentions: allowedMentions } = message;
        const posted = postMessage(world, {
          id: thread.id,
          channel: thread,
          author: me,
          content,
          embeds,
          components,
          attachments: readFiles(world, files, attachments ?? []),
          allowedMentions,
          flags: flags ?? 0,
        });
        const first = describeMessage(world, posted.message, viewFor(application));
        return { status: 201, body: { ...describeChannel(world, thread, me.id), message: first } };
      },
    }),
    botCall({
      method: "GET",
      path: membersPath,
      query: z.strictObject({ with_member: flagInQuery, after: snowflake.optional(), limit: countInQuery(1, 100) }),
      malformed: { query: { limit: "many" } },
      run({ parameters, query: { with_member, after = "0", limit = 100 }, me, application }) {
        const thread = asThread(findVisibleChannel(world, parameters.channel_id, me.id));
        if (!application.privilegedIntents.has("members")) throw refusal("missingAccess");
        const ids = [...thread.thread.members.keys()]
          .filter((id) => BigInt(id) > BigInt(after))
          .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
        return ok(ids.slice(0, limit).map((id) => shown(thread, id, with_member)));
      },
    }),
    botCall({
      method: "GET",
      path: `${membersPath}/{user_id}`,
      query: z.strictObject({ with_member: flagInQuery }),
      malformed: { query: { with_member: "perhaps" } },
      run: ({ parameters, query, me }) =>
        ok(
          shown(
            asThread(findVisibleChannel(world, parameters.channel_id, me.id)),
            parameters.user_id ?? "",
            query.with_member,
          ),
        ),
    }),
    botCall({
      method: "PUT",
      path: `${membersPath}/@me`,
      malformed: { query: { quiet: "true" } },
      run({ parameters, me }) {
        const thread = asThread(findVisibleChannel(world, parameters.channel_id, me.id));
        if (thread.thread.archived) throw refusal("archivedThread");
        addToThread(world, thread, me.id);
        return noContent;
      },
    }),
    botCall({
      method: "DELETE",
      path: `${membersPath}/@me`,
      malformed: { query: { quiet: "true" } },
      run({ parameters, me }) {
        removeFromThread(world, asThread(findVisibleChannel(world, parameters.channel_id, me.id)), me.id);
        return noContent;
      },
    }),
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}/threads/active",
      malformed: { query: { limit: "5" } },
      run({ parameters, me }) {
        const guild = findOwnGuild(world, parameters.guild_id, me.id);
        const threads = world.channelsOf(guild.id).filter(isThread);
        const active = threads.filter((thread) => !thread.thread.archived && may(world, thread, me.id, "viewChannel"));
        return ok({
          threads: active.map((thread) => describeChannel(world, thread, me.id)),
          members: active
            .filter(({ thread }) => thread.members.has(me.id))
            .map((thread) => describeThreadMember(thread, me.id)),
          has_more: false,
        });
      },
    }),
  ];
}
