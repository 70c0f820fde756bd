/** Where what happens on a board's platform is told. */
import type { Id } from "@eureka/contracts/ids";
import { loadConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { findChannelsOfBoard } from "../routing/index.ts";
import type { TalkPlace } from "./journal-message.ts";
import { selectThreadsOfItem } from "./threads.store.ts";

export interface ToldPlace extends TalkPlace {
  /** Names what is said about an event here: it is said once. */
  readonly answers: string;
}

/** The channels that are mapped to the board and whose rules and connections let it be told; in the item's thread, where it has one there. */
export async function findToldPlaces(
  context: Context,
  boardId: Id<"board">,
  workItemId: Id<"work_item"> | null,
  eventId: string,
): Promise<ToldPlace[]> {
  const threads = workItemId === null ? [] : await selectThreadsOfItem(context.transaction, workItemId);
  const places: ToldPlace[] = [];
  for (const { tellChanges, connectionId, platformChannelId } of await findChannelsOfBoard(context, boardId)) {
    if (!tellChanges || (await loadConnection(context, connectionId)).state !== "active") continue;
    const thread = threads.find(
      (one) => one.connectionId === connectionId && one.platformChannelId === platformChannelId,
    );
    const answers = `announce/${eventId}/${connectionId}/${platformChannelId}`;
    places.push({ connectionId, platformChannelId, platformThreadId: thread?.platformThreadId ?? null, answers });
  }
  return places;
}
