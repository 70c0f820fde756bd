/** Where the work of a message goes: a pure decision that says why. */
import type { routeReasons } from "@eureka/contracts/because";
import type { ChannelMapping, ChannelRules } from "@eureka/contracts/channel-mapping";
import { defaultChannelRules } from "@eureka/contracts/channel-mapping";
import type { Id } from "@eureka/contracts/ids";

/** Everything that the decision depends on; null where there is none. */
export interface RouteFacts {
  readonly mapping: Pick<ChannelMapping, "id" | "workspaceId" | "boardId" | "listId" | "rules"> | null;
  /** The workspace that the channel itself belongs to; only the built-in chat's channels do. */
  readonly channelWorkspaceId: Id<"workspace"> | null;
  readonly connectionDefault: RoutePlace | null;
  readonly organizationDefault: RoutePlace | null;
}

export interface RoutePlace {
  readonly workspaceId: Id<"workspace">;
  /** Null: the workspace's default board. */
  readonly boardId: Id<"board"> | null;
  /** Null: the board's first list for work that nobody has begun. */
  readonly listId: Id<"list"> | null;
}

/** Why a route was chosen; each stands before the ones behind it. */
export type RouteReason = (typeof routeReasons)[number];

export interface Route extends RoutePlace {
  readonly rules: ChannelRules;
  readonly evidence: { readonly reason: RouteReason; readonly channelMappingId: Id<"channel_mapping"> | null };
}

/** The channel's mapping, else the channel's own workspace, else the connection's default, else the organization's; null when there is nothing. */
export function decideRoute(facts: RouteFacts): Route | null {
  const { mapping } = facts;
  if (mapping) {
    const { workspaceId, boardId, listId, rules } = mapping;
    return {
      workspaceId,
      boardId,
      listId,
      rules,
      evidence: { reason: "channel_mapping", channelMappingId: mapping.id },
    };
  }
  const { channelWorkspaceId } = facts;
  const ofChannel = channelWorkspaceId && { workspaceId: channelWorkspaceId, boardId: null, listId: null };
  return (
    byDefault(ofChannel, "channel_workspace") ??
    byDefault(facts.connectionDefault, "connection_default") ??
    byDefault(facts.organizationDefault, "organization_default")
  );
}

function byDefault(place: RoutePlace | null, reason: RouteReason): Route | null {
  if (!place) return null;
  return {
    ...place,
    rules: defaultChannelRules,
    evidence: { reason, channelMappingId: null },
  };
}
