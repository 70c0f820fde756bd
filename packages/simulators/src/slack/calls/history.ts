/** Reading what was said. */
import { z } from "zod";
import { channelArgument, cursor, flag, limit, time, ts } from "../arguments.ts";
import type { Channel, Message } from "../records.ts";
import { refusal } from "../refusal.ts";
import { scopeFamilies } from "../shapes/show-channel.ts";
import { showReadMessage } from "../shapes/show-message.ts";
import { type Caller, defineMethod, type SlackCall, type SlackRequest } from "../slack-call.ts";
import { channelFor } from "../state.ts";
import type { World } from "../world.ts";
import { takePage } from "./paging.ts";

const range = {
  channel: channelArgument,
  latest: time.optional(),
  oldest: time.optional(),
  inclusive: flag.optional(),
  limit: limit.optional(),
  cursor: cursor.optional(),
  include_all_metadata: flag.optional(),
};
type Range = z.infer<z.ZodObject<typeof range>>;

export function historyCalls(world: World): SlackCall[] {
  const { state } = world;
  return [
    defineMethod({
      name: "conversations.history",
      tier: 3,
      reads: true,
      arguments: z.strictObject(range),
      malformed: { channel: "C0000000001", oldest: "last week" },
      run(request) {
        const channel = findReadable(world, request);
        const messages = state.messages.filter(
          ({ channelId, threadTs, ts: at, subtype, visibleTo }) =>
            channelId === channel.id &&
            visibleTo === null &&
            (threadTs === null || threadTs === at || subtype === "thread_broadcast"),
        );
        return answer(world, messages.filter(inRange(request.args)).reverse(), request.args, 100);
      },
    }),
    defineMethod({
      name: "conversations.replies",
      tier: 3,
      reads: true,
      arguments: z.strictObject({ ...range, ts }),
      malformed: { channel: "C0000000001" },
      run(request) {
        const channel = findReadable(world, request);
        const asked = state.message(channel.id, request.args.ts);
        const parent = asked && (asked.threadTs === null ? asked : state.message(channel.id, asked.threadTs));
        if (!parent || parent.visibleTo !== null) throw refusal("thread_not_found");
        const replies = state.replies(channel.id, parent.ts).filter(inRange(request.args));
        return answer(world, [parent, ...replies], request.args, 1_000);
      },
    }),
  ].flat();
}

/** A bot reads only where it is a member. */
function findReadable({ state }: World, { args, caller, requireScope }: SlackRequest<Range, Caller>): Channel {
  const channel = channelFor(state, caller.install, args.channel, caller.token.userId);
  requireScope(`${scopeFamilies[channel.kind]}:history`);
  if (!channel.memberIds.has(caller.token.userId)) throw refusal("not_in_channel");
  return channel;
}

function inRange({ oldest, latest, inclusive = false }: Range): (message: Message) => boolean {
  const first = oldest === undefined ? -1 : Number(oldest);
  const last = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
  return ({ ts: at }) => {
    const time = Number(at);
    return inclusive ? time >= first && time <= last : time > first && time < last;
  };
}

function answer({ state, url }: World, messages: readonly Message[], args: Range, standardLimit: number) {
  const page = takePage(messages, ({ ts: at }) => at, { cursor: args.cursor, limit: args.limit ?? standardLimit });
  return {
    messages: page.items.map((message) => showReadMessage(state, message, url(), args.include_all_metadata ?? false)),
    has_more: page.nextCursor !== "",
    ...(page.nextCursor !== "" && { response_metadata: { next_cursor: page.nextCursor } }),
  };
}
