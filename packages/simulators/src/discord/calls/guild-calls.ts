import { z } from "zod";
import { refusal } from "../errors.ts";
import { countInQuery, flagInQuery, snowflake } from "../schemas/fields.ts";
import { describeChannel } from "../wire/channel-json.ts";
import { describeGuild } from "../wire/guild-json.ts";
import { describeMember, describeRole } from "../wire/people-json.ts";
import { findOwnGuild, permissionsInGuild } from "../world/access.ts";
import { removeMember } from "../world/membership.ts";
import type { Guild } from "../world/people.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, discordCall, noContent, ok } from "./define-call.ts";

/** Guilds, their channels, members and roles, and leaving one. */
export function guildCalls(world: World): DiscordCall[] {
  return [
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}",
      query: z.strictObject({ with_counts: flagInQuery }),
      malformed: { query: { with_counts: "perhaps" } },
      run({ parameters, query, me }) {
        const guild = findOwnGuild(world, parameters.guild_id, me.id);
        const count = guild.members.size;
        const counts = query.with_counts ? { approximate_member_count: count, approximate_presence_count: count } : {};
        return ok({ ...describeGuild(guild), ...counts });
      },
    }),
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}/channels",
      malformed: { query: { type: "0" } },
      run({ parameters, me }) {
        const guild = findOwnGuild(world, parameters.guild_id, me.id);
        // Hidden ones are named too; threads are not.
        return ok(
          world
            .channelsOf(guild.id)
            .filter(({ thread }) => !thread)
            .map((channel) => describeChannel(world, channel, me.id)),
        );
      },
    }),
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}/members",
      query: z.strictObject({ limit: countInQuery(1, 1000), after: snowflake.optional() }),
      malformed: { query: { limit: "1001" } },
      run({ parameters, query: { limit = 1, after = "0" }, application, me }) {
        const guild = findOwnGuild(world, parameters.guild_id, me.id);
        if (!application.privilegedIntents.has("members")) throw refusal("missingAccess");
        const members = [...guild.members.values()].filter(({ user }) => BigInt(user.id) > BigInt(after));
        const inOrder = members.sort((one, other) => (BigInt(one.user.id) < BigInt(other.user.id) ? -1 : 1));
        return ok(inOrder.slice(0, limit).map(describeMember));
      },
    }),
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}/members/{user_id}",
      malformed: { query: { with_user: "true" } },
      run({ parameters, me }) {
        const guild = findOwnGuild(world, parameters.guild_id, me.id);
        world.user(parameters.user_id);
        return ok(describeMember(world.member(guild.id, parameters.user_id)));
      },
    }),
    botCall({
      method: "GET",
      path: "/guilds/{guild_id}/roles",
      malformed: { query: { limit: "5" } },
      run: ({ parameters, me }) =>
        ok([...findOwnGuild(world, parameters.guild_id, me.id).roles.values()].map(describeRole)),
    }),
    discordCall({
      method: "GET",
      path: "/users/@me/guilds",
      query: z.strictObject({
        before: snowflake.optional(),
        after: snowflake.optional(),
        limit: countInQuery(1, 200),
        with_counts: flagInQuery,
      }),
      malformed: { query: { limit: "201" } },
      run({ caller, query: { before, after, limit = 200 } }) {
        if (caller.kind === "bearer" && !caller.grant.scopes.includes("guilds")) throw refusal("generalUnauthorized");
        const userId = caller.kind === "bot" ? caller.application.bot.id : caller.grant.userId;
        const guilds = [...world.guilds.values()]
          .filter(
            ({ id, members }) =>
              members.has(userId) && (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)),
          )
          .slice(0, limit);
        return ok(guilds.map((guild) => describeOwnGuild(guild, userId)));
      },
    }),
    botCall({
      method: "DELETE",
      path: "/users/@me/guilds/{guild_id}",
      malformed: { query: { quiet: "true" } },
      run({ parameters, me }) {
        removeMember(world, findOwnGuild(world, parameters.guild_id, me.id), me.id);
        return noContent;
      },
    }),
  ];
}

function describeOwnGuild(guild: Guild, userId: string) {
  const { id, name, ownerId } = guild;
  return {
    id,
    name,
    icon: null,
    banner: null,
    owner: ownerId === userId,
    permissions: permissionsInGuild(guild, userId).toString(),
    features: ["COMMUNITY", "NEWS"],
  };
}
