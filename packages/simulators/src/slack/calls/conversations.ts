/** Conversations and who is in them. */
import { z } from "zod";
import { channelArgument, cursor, flag, limit, userId } from "../arguments.ts";
import { joinChannel } from "../changes/change-channel.ts";
import type { ChannelKind } from "../records.ts";
import { refusal } from "../refusal.ts";
import { scopeFamilies, showChannel } from "../shapes/show-channel.ts";
import { type Caller, defineMethod, type SlackCall } from "../slack-call.ts";
import { channelFor } from "../state.ts";
import type { World } from "../world.ts";
import { demandTeam } from "./demand-team.ts";
import { takePage } from "./paging.ts";

const kinds: Readonly<Record<string, ChannelKind>> = {
  public_channel: "public",
  private_channel: "private",
  im: "direct",
  mpim: "group_direct",
};

const types = z
  .string()
  .transform((list) => list.split(",").map((type) => type.trim()))
  .pipe(z.array(z.enum(["public_channel", "private_channel", "im", "mpim"])).min(1));

const viewer = ({ token, install }: Caller) => ({ teamId: install.teamId, viewerId: token.userId });

export function conversationCalls(world: World): SlackCall[] {
  return [listCall(world), infoCall(world), membersCall(world), joinCall(world), openCall(world)].flat();
}

function listCall({ state }: World) {
  return defineMethod({
    name: "conversations.list",
    tier: 2,
    reads: true,
    arguments: z.strictObject({
      types: types.optional(),
      exclude_archived: flag.optional(),
      limit: limit.optional(),
      cursor: cursor.optional(),
    }),
    malformed: { types: "public_channel,secret_channel" },
    run({ args, caller, requireScope }) {
      const wanted = (args.types ?? ["public_channel"]).map((type) => kinds[type] as ChannelKind);
      for (const kind of wanted) requireScope(`${scopeFamilies[kind]}:read`);
      demandTeam(caller);
      const { teamId, viewerId } = viewer(caller);
      const channels = [...state.channels.values()].filter(
        (channel) =>
          !channel.isDeleted &&
          wanted.includes(channel.kind) &&
          channel.teamIds.includes(teamId) &&
          (channel.kind === "public" || channel.memberIds.has(viewerId)) &&
          !(args.exclude_archived && channel.isArchived),
      );
      const page = takePage(channels, ({ id }) => id, { cursor: args.cursor, limit: args.limit ?? 100 });
      return {
        channels: page.items.map((channel) => showChannel(channel, { teamId, viewerId, withMemberCount: true })),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  });
}

function infoCall({ state }: World) {
  return defineMethod({
    name: "conversations.info",
    tier: 3,
    reads: true,
    arguments: z.strictObject({
      channel: channelArgument,
      include_locale: flag.optional(),
      include_num_members: flag.optional(),
    }),
    malformed: { channel: "general" },
    run({ args, caller, requireScope }) {
      const channel = channelFor(state, caller.install, args.channel, caller.token.userId);
      requireScope(`${scopeFamilies[channel.kind]}:read`);
      return {
        channel: showChannel(channel, { ...viewer(caller), withMemberCount: args.include_num_members ?? false }),
      };
    },
  });
}

function membersCall({ state }: World) {
  return defineMethod({
    name: "conversations.members",
    tier: 4,
    reads: true,
    arguments: z.strictObject({ channel: channelArgument, limit: limit.optional(), cursor: cursor.optional() }),
    malformed: { channel: "C0000000001", limit: "many" },
    run({ args, caller, requireScope }) {
      const channel = channelFor(state, caller.install, args.channel, caller.token.userId);
      requireScope(`${scopeFamilies[channel.kind]}:read`);
      const page = takePage([...channel.memberIds], (id) => id, { cursor: args.cursor, limit: args.limit ?? 100 });
      return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
    },
  });
}

function joinCall(world: World) {
  const { state } = world;
  return defineMethod({
    name: "conversations.join",
    tier: 3,
    scope: "channels:join",
    arguments: z.strictObject({ channel: channelArgument }),
    malformed: { channel: "" },
    run({ args, caller: { token, install } }) {
      const channel = channelFor(state, install, args.channel, token.userId);
      if (channel.kind !== "public") throw refusal("method_not_supported_for_channel_type");
      if (channel.isArchived) throw refusal("is_archived");
      const wasMember = channel.memberIds.has(token.userId);
      void joinChannel(world, channel, state.user(token.userId), null);
      return {
        channel: showChannel(channel, { teamId: install.teamId, viewerId: token.userId }),
        ...(wasMember && {
          warning: "already_in_channel",
          response_metadata: { warnings: ["already_in_channel"] },
        }),
      };
    },
  });
}

const openArguments = z
  .strictObject({
    channel: channelArgument.optional(),
    users: z
      .string()
      .transform((list) => list.split(","))
      .pipe(z.array(userId).min(1).max(8))
      .optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  })
  .refine(({ channel, users }) => (channel === undefined) !== (users === undefined), "needs either channel or users");

function openCall({ state }: World) {
  return defineMethod({
    name: "conversations.open",
    tier: 3,
    arguments: openArguments,
    malformed: { users: "ana" },
    run({ args, caller, requireScope }) {
      const { token, install } = caller;
      const users = args.users ?? [];
      requireScope(users.length > 1 ? "mpim:write" : "im:write");
      const isUnknown = (id: string) => {
        const user = state.users.get(id);
        return !user || user.isDeleted || !state.covers(install, user.teamId);
      };
      if (users.some(isUnknown)) throw refusal("user_not_found");
      if (users.some((id) => id !== token.userId && state.user(id).bot)) throw refusal("cannot_dm_bot");
      const { channel, isNew } =
        args.channel === undefined
          ? state.directChannel([token.userId, ...users], token.userId)
          : { channel: channelFor(state, install, args.channel, token.userId), isNew: false };
      const shown = args.return_im ? showChannel(channel, viewer(caller)) : { id: channel.id };
      return { ...(!isNew && { no_op: true, already_open: true }), channel: shown };
    },
  });
}
