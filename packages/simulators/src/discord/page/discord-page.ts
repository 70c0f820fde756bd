import type { Route } from "../../loopback/index.ts";
import { pageRoutes } from "../../platform/index.ts";
import { Refusal } from "../errors.ts";
import type { ArrangeDeeds } from "../people/arrange.ts";
import type { InteractDeeds } from "../people/interact.ts";
import type { TalkDeeds } from "../people/talk.ts";
import { describeMessage } from "../wire/message-json.ts";
import { may } from "../world/access.ts";
import { type Channel, channelTypes } from "../world/channel.ts";
import type { World } from "../world/world.ts";
import { pageHtml, pageScript } from "./page-script.ts";
import { readAction } from "./read-action.ts";

const shownMessages = 50;

/** The page on which a person plays the users: talks, runs commands, presses, chooses and fills modals. */
export function discordPage(world: World, people: TalkDeeds & InteractDeeds & ArrangeDeeds): Route[] {
  return pageRoutes({
    title: "Discord (simulated)",
    html: pageHtml,
    script: pageScript,
    read: () => ({
      users: [...world.users.values()].map(({ id, username, bot }) => ({ id, name: username, bot })),
      guilds: [...world.guilds.values()].map(({ id, name, members }) => ({ id, name, memberIds: [...members.keys()] })),
      channels: [...world.channels.values()].map((channel) => describePlace(world, channel)),
    }),
    async act(action) {
      try {
        return await readAction(world, people, action);
      } catch (error) {
        if (error instanceof Refusal) throw new TypeError(error.message);
        throw error;
      }
    },
  });
}

function describePlace(world: World, channel: Channel) {
  const { id, name, guildId, parentId, type, recipientIds, messages, thread } = channel;
  const ephemerals = [...world.ephemerals.values()].filter(({ channelId }) => channelId === id);
  const recent = [...[...messages.values()].slice(-shownMessages), ...ephemerals].sort((one, other) =>
    BigInt(one.id) < BigInt(other.id) ? -1 : 1,
  );
  const people = [...world.users.keys()];
  return {
    id,
    name: type === channelTypes.dm ? recipientIds.map((userId) => world.user(userId).username).join(", ") : name,
    guildId,
    parentId,
    isForum: type === channelTypes.forum,
    isClosed: thread?.archived ?? false,
    seenBy: people.filter((userId) => may(world, channel, userId, "viewChannel")),
    messages: recent.map((message) => ({ ...describeMessage(world, message), ephemeralForId: message.ephemeralForId })),
  };
}
