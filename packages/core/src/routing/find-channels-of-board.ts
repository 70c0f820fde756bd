/** The channels whose work goes onto a board. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectMappingsOfBoard } from "./routing.store.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

export interface BoardChannel {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  /** By the channel's rules: whether what happens on the board's platform is told there. */
  readonly tellChanges: boolean;
}

/** What concerns the board is said in so many channels at most. */
const mostChannels = 20;

export async function findChannelsOfBoard(context: Context, boardId: Id<"board">): Promise<BoardChannel[]> {
  const mappings = await selectMappingsOfBoard(context.transaction, boardId, mostChannels);
  return mappings.map((row) => {
    const { connectionId, platformChannelId, rules } = viewChannelMapping(row);
    return { connectionId, platformChannelId, tellChanges: rules.tellChanges };
  });
}
