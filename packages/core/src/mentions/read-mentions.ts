/** The mentions of the actor's member, as far as he may see where they stand. */
import type { Id } from "@eureka/contracts/ids";
import type { Mention } from "@eureka/contracts/mention";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { selectMentions } from "./mentions.store.ts";

export interface MentionRange {
  /** Only this one. */
  readonly id?: Id<"mention">;
  readonly unread: boolean;
  /** The last one of the page before. */
  readonly before: Id<"mention"> | null;
  readonly limit: number;
}

export async function readMentions(context: Context, range: MentionRange): Promise<Mention[]> {
  const { memberId } = context.principal;
  if (!memberId) return [];
  const channels = await visiblePlaces(context, "message:read");
  const items = await visiblePlaces(context, "comment:read");
  return selectMentions(context.transaction, {
    ...range,
    memberId,
    channelWorkspaceIds: channels.workspaceIds,
    itemWorkspaceIds: items.workspaceIds,
    itemBoardIds: items.boardIds,
  });
}
