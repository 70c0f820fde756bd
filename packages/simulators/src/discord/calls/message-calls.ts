import { z } from "zod";
import { invalidForm, refusal } from "../errors.ts";
import { countInQuery, list, snowflake } from "../schemas/fields.ts";
import { messageEdit, newMessage } from "../schemas/messages.ts";
import { describeMessage } from "../wire/message-json.ts";
import { findTextChannel, findVisibleChannel, may, requirePermission } from "../world/access.ts";
import { changeMessage, removeMessage, removeMessages } from "../world/change-message.ts";
import { isThread } from "../world/channel.ts";
import { messageFlags } from "../world/message.ts";
import { postMessage } from "../world/post-message.ts";
import { snowflakeTime } from "../world/snowflake.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, noContent, ok } from "./define-call.ts";
import { NonceBook } from "./nonce-book.ts";
import { readFiles } from "./read-files.ts";
import { viewFor } from "./view-for.ts";

const settableFlags = messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;
const bulkDeleteAge = 14 * 24 * 60 * 60 * 1000;
const messagePath = "/channels/{channel_id}/messages/{message_id}";

/** Sending, reading, changing and deleting messages. */
export function messageCalls(world: World): DiscordCall[] {
  const nonces = new NonceBook(world.now);
  return [
    botCall({
      method: "POST",
      path: "/channels/{channel_id}/messages",
      body: newMessage,
      malformed: { body: { content: "x".repeat(2001) } },
      run({ parameters, body, files, application, me }) {
        const channel = findTextChannel(world, parameters.channel_id, me.id);
        requirePermission(world, channel, me.id, isThread(channel) ? "sendMessagesInThreads" : "sendMessages");
        if (files.size > 0) requirePermission(world, channel, me.id, "attachFiles");
        const { message_reference: asked, enforce_nonce, nonce, attachments, flags } = body;
        const earlier = enforce_nonce ? nonces.find(channel.id, me.id, nonce) : undefined;
        const known = earlier && channel.messages.get(earlier);
        if (known) return ok(describeMessage(world, known, viewFor(application)));
        const target = asked && channel.messages.get(asked.message_id);
        const isForeign = asked?.channel_id && asked.channel_id !== channel.id;
        if (asked && (!target || isForeign) && asked.fail_if_not_exists !== false)
          throw invalidForm("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
        if (target && !may(world, channel, me.id, "readMessageHistory")) throw refusal("missingPermissions");
        const { message } = postMessage(world, {
          channel,
          author: me,
          content: body.content,
          // Without this permission embeds are left away silently.
          embeds: may(world, channel, me.id, "embedLinks") ? body.embeds : [],
          components: body.components,
          attachments: readFiles(world, files, attachments ?? []),
          allowedMentions: body.allowed_mentions,
          flags: (flags ?? 0) & settableFlags,
          tts: body.tts ?? false,
          nonce,
          reference: target ? { channelId: channel.id, guildId: channel.guildId, messageId: target.id } : null,
          applicationId: null,
        });
        nonces.remember(channel.id, me.id, nonce, message.id);
        return ok(describeMessage(world, message, viewFor(application)));
      },
    }),
    botCall({
      method: "GET",
      path: "/channels/{channel_id}/messages",
      query: z
        .strictObject({
          limit: countInQuery(1, 100),
          before: snowflake.optional(),
          after: snowflake.optional(),
          around: snowflake.optional(),
        })
        .refine(
          ({ before, after, around }) => [before, after, around].filter(Boolean).length <= 1,
          "BASE_TYPE_EXCLUSIVE Only one of before, after and around",
        ),
      malformed: { query: { limit: "101" } },
      run({ parameters, query, application, me }) {
        const channel = findTextChannel(world, parameters.channel_id, me.id);
        if (!may(world, channel, me.id, "readMessageHistory")) return ok([]);
        const found = choosePage([...channel.messages.keys()], query);
        const messages = found.flatMap((id) => channel.messages.get(id) ?? []);
        return ok(messages.map((message) => describeMessage(world, message, viewFor(application))));
      },
    }),
    botCall({
      method: "GET",
      path: messagePath,
      malformed: { query: { with: "reactions" } },
      run({ parameters, application, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        requirePermission(world, channel, me.id, "readMessageHistory");
        return ok(describeMessage(world, world.message(channel.id, parameters.message_id), viewFor(application)));
      },
    }),
    botCall({
      method: "PATCH",
      path: messagePath,
      body: messageEdit,
      malformed: { body: { content: 7 } },
      run({ parameters, body, files, application, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        if (message.author.id !== me.id) throw refusal("foreignMessage");
        if (isThread(channel) && channel.thread.archived) throw refusal("archivedThread");
        changeMessage(world, message, body, readFiles(world, files, body.attachments ?? [], true));
        return ok(describeMessage(world, message, viewFor(application)));
      },
    }),
    botCall({
      method: "DELETE",
      path: messagePath,
      malformed: { query: { reason: "none" } },
      run({ parameters, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        if (message.author.id !== me.id) requirePermission(world, channel, me.id, "manageMessages");
        removeMessage(world, message);
        return noContent;
      },
    }),
    botCall({
      method: "POST",
      path: "/channels/{channel_id}/messages/bulk-delete",
      body: z.strictObject({ messages: list(snowflake, 100, 2) }),
      malformed: { body: { messages: ["1"] } },
      run({ parameters, body, me }) {
        const channel = findTextChannel(world, parameters.channel_id, me.id);
        requirePermission(world, channel, me.id, "manageMessages");
        if (body.messages.some((id) => world.now() - snowflakeTime(id) > bulkDeleteAge))
          throw refusal("tooOldToDelete");
        removeMessages(
          world,
          channel.id,
          body.messages.filter((id) => channel.messages.has(id)),
        );
        return noContent;
      },
    }),
    botCall({
      method: "POST",
      path: "/channels/{channel_id}/typing",
      malformed: { query: { seconds: "10" } },
      run({ parameters, me }) {
        const channel = findTextChannel(world, parameters.channel_id, me.id);
        requirePermission(world, channel, me.id, isThread(channel) ? "sendMessagesInThreads" : "sendMessages");
        world.publish({
          name: "TYPING_START",
          intent: channel.guildId ? "guildMessageTyping" : "directMessageTyping",
          guildId: channel.guildId,
          channelId: channel.id,
          describe: () => ({
            channel_id: channel.id,
            guild_id: channel.guildId ?? undefined,
            user_id: me.id,
            timestamp: Math.floor(world.now() / 1000),
          }),
        });
        return noContent;
      },
    }),
  ];
}

/** Newest first, whatever was asked for. */
function choosePage(
  ids: readonly string[],
  {
    limit = 50,
    before,
    after,
    around,
  }: {
    limit?: number | undefined;
    before?: string | undefined;
    after?: string | undefined;
    around?: string | undefined;
  },
): string[] {
  const value = BigInt;
  if (before)
    return ids
      .filter((id) => value(id) < value(before))
      .slice(-limit)
      .reverse();
  if (after)
    return ids
      .filter((id) => value(id) > value(after))
      .slice(0, limit)
      .reverse();
  if (!around) return ids.slice(-limit).reverse();
  const half = Math.floor(limit / 2);
  const older = ids.filter((id) => value(id) < value(around)).slice(-half);
  const younger = ids.filter((id) => value(id) >= value(around)).slice(0, limit - half);
  return [...older, ...younger].reverse();
}
