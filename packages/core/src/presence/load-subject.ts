/** What somebody looks at, with the topics of the stream whose followers are told. */
import type { Permission } from "@eureka/contracts/permissions";
import type { Presence, presenceInputSchema } from "@eureka/contracts/presence";
import type { z } from "zod";
import { loadChannel } from "../channels/index.ts";
import type { Context, Target } from "../operations/index.ts";
import { loadBoard, loadWorkItem } from "../work-items/index.ts";

/** A notification holds at most 8,000 bytes. */
const mostTopics = 100;

export interface PresenceSubject extends Target {
  readonly noun: Presence["subject"]["type"];
  readonly readPermission: Permission;
  readonly topics: readonly string[];
}

/** Throws like the operations that read it. */
export async function loadSubject(
  context: Context,
  { boardId, channelId, workItemId }: z.output<typeof presenceInputSchema>,
): Promise<PresenceSubject> {
  if (boardId) {
    const { id, scopes } = await loadBoard(context, boardId);
    return { noun: "board", id, scopes, readPermission: "board:read", topics: [`board:${id}`] };
  }
  if (channelId) {
    const { id, scopes } = await loadChannel(context, channelId);
    return { noun: "channel", id, scopes, readPermission: "channel:read", topics: [`channel:${id}`] };
  }
  const { id, scopes, item } = await loadWorkItem(context, workItemId as string);
  const topics = item.placements.slice(0, mostTopics).map((placement) => `board:${placement.boardId}`);
  return { noun: "work_item", id, scopes, readPermission: "work_item:read", topics };
}
