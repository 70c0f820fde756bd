import { z } from "zod";
import { refusal } from "../errors.ts";
import { countInQuery, snowflake } from "../schemas/fields.ts";
import { describeUserInFull } from "../wire/people-json.ts";
import { findVisibleChannel, requirePermission } from "../world/access.ts";
import { addReaction, removeReaction } from "../world/reactions.ts";
import { readEmoji } from "../world/read-emoji.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, noContent, ok } from "./define-call.ts";

const path = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
const probe = { parameters: { emoji_name: "👍" }, query: { burst: "true" } };

/** Reacting, taking it back, and who reacted. */
export function reactionCalls(world: World): DiscordCall[] {
  return [
    botCall({
      method: "PUT",
      path: `${path}/@me`,
      malformed: probe,
      run({ parameters, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        requirePermission(world, channel, me.id, "readMessageHistory");
        const emoji = parameters.emoji_name ?? "";
        if (!message.reactions.has(emoji)) requirePermission(world, channel, me.id, "addReactions");
        addReaction(world, message, me, emoji);
        return noContent;
      },
    }),
    botCall({
      method: "DELETE",
      path: `${path}/@me`,
      malformed: probe,
      run({ parameters, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        const emoji = parameters.emoji_name ?? "";
        readEmoji(emoji);
        // Taking back what was never given succeeds.
        if (message.reactions.get(emoji)?.has(me.id)) removeReaction(world, message, me, emoji);
        return noContent;
      },
    }),
    botCall({
      method: "DELETE",
      path: `${path}/{user_id}`,
      malformed: probe,
      run({ parameters, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        requirePermission(world, channel, me.id, "manageMessages");
        removeReaction(world, message, world.user(parameters.user_id), parameters.emoji_name ?? "");
        return noContent;
      },
    }),
    botCall({
      method: "GET",
      path,
      query: z.strictObject({ limit: countInQuery(1, 100), after: snowflake.optional(), type: countInQuery(0, 1) }),
      malformed: { parameters: { emoji_name: "👍" }, query: { limit: "0" } },
      run({ parameters, query: { limit = 25, after = "0", type = 0 }, me }) {
        const channel = findVisibleChannel(world, parameters.channel_id, me.id);
        const message = world.message(channel.id, parameters.message_id);
        const emoji = parameters.emoji_name ?? "";
        readEmoji(emoji);
        if (!message.reactions.has(emoji)) throw refusal("unknownEmoji");
        const ids =
          type === 1 ? [] : [...(message.reactions.get(emoji) ?? [])].filter((id) => BigInt(id) > BigInt(after));
        const inOrder = ids.sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
        return ok(inOrder.slice(0, limit).map((id) => describeUserInFull(world.user(id))));
      },
    }),
  ];
}
