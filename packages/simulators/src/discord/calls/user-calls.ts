import { z } from "zod";
import { refusal } from "../errors.ts";
import { snowflake } from "../schemas/fields.ts";
import { describeChannel } from "../wire/channel-json.ts";
import { describeSelf, describeUserInFull } from "../wire/people-json.ts";
import { openDirectMessages } from "../world/places.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, discordCall, ok } from "./define-call.ts";

/** Who the bot is, who others are, and writing to them. */
export function userCalls(world: World): DiscordCall[] {
  return [
    discordCall({
      method: "GET",
      path: "/users/@me",
      malformed: { query: { fields: "id" } },
      run({ caller }) {
        if (caller.kind === "bot") return ok(describeSelf(caller.application.bot));
        if (!caller.grant.scopes.includes("identify")) throw refusal("generalUnauthorized");
        return ok({
          ...describeUserInFull(world.user(caller.grant.userId)),
          locale: "en-US",
          mfa_enabled: false,
          premium_type: 0,
        });
      },
    }),
    botCall({
      method: "GET",
      path: "/users/{user_id}",
      malformed: { query: { fields: "id" } },
      run: ({ parameters }) => ok(describeUserInFull(world.user(parameters.user_id))),
    }),
    botCall({
      method: "POST",
      path: "/users/@me/channels",
      body: z.strictObject({ recipient_id: snowflake }),
      malformed: { body: { recipient_id: 5 } },
      run({ body, me }) {
        const other = world.users.get(body.recipient_id);
        if (!other || other.id === me.id) throw refusal("invalidRecipients");
        if (other.bot) throw refusal("cannotMessageUser");
        const isShared = [...world.guilds.values()].some(({ members }) => members.has(me.id) && members.has(other.id));
        if (!isShared) throw refusal("cannotMessageUser");
        return ok(describeChannel(world, openDirectMessages(world, me.id, other.id), me.id));
      },
    }),
  ];
}
