/** Channel mappings as people and programs see them. */
import { type ChannelMapping, channelRulesSchema } from "@eureka/contracts/channel-mapping";
import type { ChannelMappingRow } from "./routing.store.ts";

export function viewChannelMapping(row: ChannelMappingRow): ChannelMapping {
  return {
    id: row.id,
    connectionId: row.connectionId,
    platformChannelId: row.platformChannelId,
    channelName: row.channelName,
    workspaceId: row.workspaceId,
    boardId: row.boardId,
    listId: row.listId,
    rules: channelRulesSchema.parse(row.rules),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
