/** Emoji under messages. */
import { z } from "zod";
import { channelArgument, flag, ts } from "../arguments.ts";
import { changeReaction } from "../changes/change-message.ts";
import type { Message } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showReadMessage } from "../shapes/show-message.ts";
import { type Caller, defineMethod, type SlackCall } from "../slack-call.ts";
import { channelFor } from "../state.ts";
import type { World } from "../world.ts";

/** Without colons; a skin tone follows two of them. */
const name = z.string().regex(/^[\p{Ll}\p{Lo}\p{N}_+'-]+(::skin-tone-[2-6])?$/u, "is no name of an emoji");
const place = { channel: channelArgument, timestamp: ts };
/** Slack's limit of one person's different reactions to a message. */
const mostReactions = 23;

export function reactionCalls(world: World): SlackCall[] {
  const { state, url } = world;
  const find = ({ token, install }: Caller, args: { channel: string; timestamp: string }): Message => {
    const channel = channelFor(state, install, args.channel, token.userId);
    const message = state.message(channel.id, args.timestamp);
    if (!message || message.visibleTo !== null) throw refusal("message_not_found");
    if (!channel.memberIds.has(token.userId)) throw refusal("not_in_channel");
    return message;
  };
  return [
    defineMethod({
      name: "reactions.add",
      tier: 3,
      scope: "reactions:write",
      arguments: z.strictObject({ ...place, name }),
      malformed: { channel: "C0000000001", timestamp: "1767326125.870439", name: ":eyes:" },
      run({ args, caller }) {
        const message = find(caller, args);
        if (state.channel(message.channelId).isArchived) throw refusal("is_archived");
        const own = [...message.reactions.values()].filter((users) => users.includes(caller.token.userId));
        if (own.length >= mostReactions) throw refusal("too_many_reactions");
        const told = changeReaction(world, message, { name: args.name, userId: caller.token.userId, isAdded: true });
        if (!told) throw refusal("already_reacted");
        return {};
      },
    }),
    defineMethod({
      name: "reactions.remove",
      tier: 2,
      scope: "reactions:write",
      arguments: z.strictObject({ ...place, name }),
      malformed: { channel: "C0000000001", timestamp: "1767326125.870439" },
      run({ args, caller }) {
        const message = find(caller, args);
        const told = changeReaction(world, message, { name: args.name, userId: caller.token.userId, isAdded: false });
        if (!told) throw refusal("no_reaction");
        return {};
      },
    }),
    defineMethod({
      name: "reactions.get",
      tier: 3,
      scope: "reactions:read",
      reads: true,
      arguments: z.strictObject({ ...place, full: flag.optional() }),
      malformed: { channel: "C0000000001", timestamp: "now" },
      run({ args, caller }) {
        const message = find(caller, args);
        return { type: "message", channel: message.channelId, message: showReadMessage(state, message, url(), false) };
      },
    }),
  ].flat();
}
