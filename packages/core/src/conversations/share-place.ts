/** Where something is shown to others: a channel of Eureka's own chat, or a platform's channel by its mapping. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema, isIdOf } from "@eureka/contracts/ids";
import { assertNotArchived, loadChannel } from "../channels/index.ts";
import {
  assertActive,
  connectorOf,
  findBuiltInConnection,
  type LoadedConnection,
  loadConnection,
} from "../connections/index.ts";
import type { Context, Target } from "../operations/index.ts";
import { requireVisible } from "../permissions/index.ts";
import { loadChannelMapping } from "../routing/index.ts";
import type { TalkPlace } from "./journal-message.ts";
import type { Sharing } from "./shared-messages.store.ts";

export const shareChannelSchema = idSchema("channel", "channel_mapping").meta({
  description:
    "A channel of Eureka's own chat (`chn_...`), or a channel of a connected platform by its channel mapping (`map_...`).",
  example: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc",
});

/** As an operation's target it lies where it will be read: in the channel's workspace, or where the mapping leads. */
export interface SharePlace extends Target {
  /** The channel to talk to. Throws where nothing can be said: `channel.archived`, `connection.inactive`, `connection.no_chat`. */
  readonly enter: () => EnteredPlace;
}

export interface EnteredPlace {
  readonly place: TalkPlace;
  /** Who is told when the platform refuses the card in the end; null where nothing can be refused, or nobody can be told. */
  readonly sharing: Sharing | null;
}

/** Throws `channel.not_found` or `channel_mapping.not_found`. */
export async function loadSharePlace(context: Context, id: Id<"channel" | "channel_mapping">): Promise<SharePlace> {
  if (isIdOf("channel", id)) return loadOwnChannel(context, id);
  const mapping = await loadChannelMapping(context, id);
  const { connectionId, platformChannelId, workspaceId, boardId, channelName } = mapping.value;
  const connection = await loadConnection(context, connectionId);
  if (connection.connector !== builtInConnectorName) {
    const { memberId } = context.principal;
    const sharing = memberId && { memberId, workspaceId, boardId, channelName };
    return { ...mapping, enter: () => ({ place: enterPlatform(context, connection, platformChannelId), sharing }) };
  }
  // A mapping opens no private channel: the rights are those on the channel itself.
  await requireVisible(context, "channel_mapping:read", mapping);
  if (!isIdOf("channel", platformChannelId)) throw notFound("channel", platformChannelId);
  return loadOwnChannel(context, platformChannelId);
}

async function loadOwnChannel(context: Context, id: Id<"channel">): Promise<SharePlace> {
  const channel = await loadChannel(context, id);
  const connection = await findBuiltInConnection(context);
  return {
    ...channel,
    enter() {
      assertNotArchived(channel.row);
      return {
        place: { connectionId: connection.id, platformChannelId: id, platformThreadId: null },
        sharing: null,
      };
    },
  };
}

/** What would never arrive is refused rather than journaled. */
function enterPlatform({ ports }: Context, connection: LoadedConnection, platformChannelId: string): TalkPlace {
  assertActive(connection);
  const { name, connector } = connectorOf(ports, connection);
  if (!connector.chat) throw new EurekaError("connection.no_chat", { connector: name });
  return { connectionId: connection.id, platformChannelId, platformThreadId: null };
}
