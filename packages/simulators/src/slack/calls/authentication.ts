/** Who a token is, and how a token ends itself. */
import { z } from "zod";
import { cursor, flag, limit } from "../arguments.ts";
import { revokeToken, uninstallApp } from "../changes/change-install.ts";
import { refusal } from "../refusal.ts";
import { defineMethod, type SlackCall } from "../slack-call.ts";
import type { World } from "../world.ts";
import { takePage } from "./paging.ts";

export function authenticationCalls(world: World): SlackCall[] {
  const { state } = world;
  return [
    defineMethod({
      name: "auth.test",
      tier: "special",
      reads: true,
      arguments: z.strictObject({}),
      malformed: { verbose: "yes" },
      run({ caller: { token, install } }) {
        const team = state.team(install.teamId);
        const isWide = install.enterpriseId !== null;
        const place = isWide && team.enterprise ? team.enterprise : team;
        return {
          url: `https://${team.domain}${isWide ? ".enterprise" : ""}.slack.com/`,
          team: place.name,
          user: state.user(token.userId).name,
          team_id: place.id,
          user_id: token.userId,
          ...(token.kind === "bot" && { bot_id: install.botId }),
          ...(team.enterprise && { enterprise_id: team.enterprise.id }),
          is_enterprise_install: isWide,
          ...(token.expiresAt !== null && { expires_in: Math.ceil((token.expiresAt - state.now()) / 1_000) }),
        };
      },
    }),
    defineMethod({
      name: "auth.teams.list",
      tier: 2,
      reads: true,
      arguments: z.strictObject({
        limit: limit.optional(),
        cursor: cursor.optional(),
        include_icon: flag.optional(),
      }),
      malformed: { limit: "0" },
      run({ args, caller: { install } }) {
        const teams = [...state.teams.values()].filter(({ id }) => state.covers(install, id));
        const page = takePage(teams, ({ id }) => id, { cursor: args.cursor, limit: args.limit ?? 100 });
        return {
          teams: page.items.map(({ id, name }) => ({ id, name })),
          response_metadata: { next_cursor: page.nextCursor },
        };
      },
    }),
    defineMethod({
      name: "auth.revoke",
      tier: 3,
      reads: true,
      arguments: z.strictObject({ test: flag.optional() }),
      malformed: { test: "perhaps" },
      run({ args, caller: { token } }) {
        if (!args.test) void revokeToken(world, token);
        return { revoked: !args.test };
      },
    }),
    defineMethod({
      name: "apps.uninstall",
      tier: 1,
      reads: true,
      arguments: z.strictObject({ client_id: z.string().min(1), client_secret: z.string().min(1) }),
      malformed: { client_id: "1.2" },
      run({ args, caller: { token } }) {
        const { install } = token;
        const app = state.app(install.appId);
        if (app.clientId !== args.client_id) throw refusal("client_id_token_mismatch");
        if (app.clientSecret !== args.client_secret) throw refusal("bad_client_secret");
        void uninstallApp(world, install);
        return {};
      },
    }),
  ].flat();
}
