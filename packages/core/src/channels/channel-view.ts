/** Channels as people see them. */
import type { Channel } from "@eureka/contracts/channel";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { type ListedChannel, selectListedChannel } from "./channels.store.ts";

export function viewChannel({ row, readPosition, unreadCount, unreadMentionCount }: ListedChannel): Channel {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    topic: row.topic,
    kind: row.kind,
    isMember: readPosition !== null,
    lastPosition: row.lastPosition,
    readPosition,
    unreadCount,
    unreadMentionCount,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Reads a channel as the context's actor sees it now. */
export async function readChannel(context: Context, id: Id<"channel">): Promise<Channel> {
  return viewChannel(await selectListedChannel(context.transaction, id, context.principal.memberId));
}
