/** People, bots and their workspace. */
import { z } from "zod";
import { cursor, flag, limit, userId } from "../arguments.ts";
import type { Install, User } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showUser } from "../shapes/show-user.ts";
import { type Caller, defineMethod, type SlackCall } from "../slack-call.ts";
import type { World } from "../world.ts";
import { demandTeam } from "./demand-team.ts";
import { takePage } from "./paging.ts";

export function userCalls({ state }: World): SlackCall[] {
  const show = (user: User, { token, install }: Caller) =>
    showUser(state, user, { withEmail: token.scopes.includes("users:read.email"), teamId: install.teamId });
  /** People of other workspaces are known where a channel is shared with them. */
  const isKnown = (user: User, install: Install) =>
    state.covers(install, user.teamId) ||
    [...state.channels.values()].some(
      ({ teamIds, memberIds }) => teamIds.some((id) => state.covers(install, id)) && memberIds.has(user.id),
    );
  return [
    defineMethod({
      name: "users.info",
      tier: 4,
      scope: "users:read",
      reads: true,
      arguments: z.strictObject({ user: userId, include_locale: flag.optional() }),
      malformed: { user: "ana" },
      run({ args, caller }) {
        const user = state.users.get(args.user);
        if (!user || !isKnown(user, caller.install)) throw refusal("user_not_found");
        return { user: show(user, caller) };
      },
    }),
    defineMethod({
      name: "users.list",
      tier: 2,
      scope: "users:read",
      reads: true,
      arguments: z.strictObject({
        limit: limit.optional(),
        cursor: cursor.optional(),
        include_locale: flag.optional(),
      }),
      malformed: { limit: "0" },
      run({ args, caller }) {
        demandTeam(caller);
        const users = [...state.users.values()].filter(({ teamId }) => teamId === caller.install.teamId);
        const page = takePage(users, ({ id }) => id, { cursor: args.cursor, limit: args.limit ?? 1_000 });
        return {
          members: page.items.map((user) => show(user, caller)),
          cache_ts: Math.floor(state.now() / 1_000),
          response_metadata: { next_cursor: page.nextCursor },
        };
      },
    }),
    defineMethod({
      name: "users.lookupByEmail",
      tier: 3,
      scope: "users:read.email",
      reads: true,
      arguments: z.strictObject({ email: z.email() }),
      malformed: { email: "ana" },
      run({ args, caller }) {
        const user = [...state.users.values()].find(
          ({ email, teamId, isDeleted }) =>
            email?.toLowerCase() === args.email.toLowerCase() && state.covers(caller.install, teamId) && !isDeleted,
        );
        if (!user) throw refusal("users_not_found");
        return { user: show(user, caller) };
      },
    }),
    defineMethod({
      name: "team.info",
      tier: 3,
      scope: "team:read",
      reads: true,
      arguments: z.strictObject({ team: z.string().optional(), domain: z.string().optional() }),
      malformed: { name: "Acme" },
      run({ args, caller }) {
        const team = state.team(caller.install.teamId);
        const { id, name, domain, enterprise } = team;
        if ((args.team ?? id) !== id || (args.domain ?? domain) !== domain) throw refusal("team_not_found");
        return {
          team: {
            id,
            name,
            domain,
            url: `https://${domain}.slack.com/`,
            email_domain: "",
            icon: { image_default: true },
            ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
          },
        };
      },
    }),
  ].flat();
}
