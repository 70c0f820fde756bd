import {
  type ChannelStatus,
  channelPlaceSchema,
  channelStatusSchema,
  exampleChannelMapping,
} from "@eureka/contracts/channel-mapping";
import { EurekaError } from "@eureka/contracts/errors";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { findRoute } from "./find-route.ts";
import { requireSight } from "./require-sight.ts";
import { countItemsOfLists, selectDefaultBoardOf, selectMappingOfChannel } from "./routing.store.ts";
import { sayStatus } from "./say-route.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

export const getChannelStatus = defineOperation({
  name: "channel_mapping.status",
  summary: "Read where the work of a channel goes, and how that board stands",
  input: channelPlaceSchema,
  output: channelStatusSchema,
  permission: "channel_mapping:read",
  effect: "read",
  http: { method: "GET", path: "/connections/{connectionId}/channels/{platformChannelId}/status" },
  command: {
    chat: {
      verb: "status",
      alias: "config show",
      help: "status: where this channel's work goes, and how the board stands",
      answer: (output: ChannelStatus) => sayStatus(output),
    },
  },
  example: {
    input: {
      connectionId: exampleChannelMapping.connectionId,
      platformChannelId: exampleChannelMapping.platformChannelId,
    },
    output: channelStatusExample(),
  },
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId, platformChannelId }, connection): Promise<ChannelStatus> {
    const route = await findRoute(context, connection, platformChannelId);
    if (!route) throw new EurekaError("board.no_default");
    await requireSight(context, connectionId, route);
    const row = await selectMappingOfChannel(context.transaction, connectionId, platformChannelId);
    const boardId = route.boardId ?? (await selectDefaultBoardOf(context.transaction, route.workspaceId));
    const board = boardId ? (await loadBoard(context, boardId)).board : null;
    const counts = board ? await countItemsOfLists(context.transaction, board.id) : new Map<string, number>();
    return {
      channelMapping: row ? viewChannelMapping(row) : null,
      reason: route.evidence.reason,
      workspaceId: route.workspaceId,
      boardId: board?.id ?? null,
      boardName: board?.name ?? null,
      listName: board?.lists.find(({ id }) => id === route.listId)?.name ?? null,
      lists: (board?.lists ?? [])
        .filter(({ archivedAt }) => archivedAt === null)
        .map(({ id, name }) => ({ name, count: counts.get(id) ?? 0 })),
    };
  },
});

function channelStatusExample(): ChannelStatus {
  return {
    channelMapping: { ...exampleChannelMapping, rules: { ...exampleChannelMapping.rules } },
    reason: "channel_mapping",
    workspaceId: exampleChannelMapping.workspaceId,
    boardId: exampleChannelMapping.boardId,
    boardName: "Operations",
    listName: null,
    lists: [{ name: "To do", count: 4 }],
  };
}
