import type { Bookmark, Share } from "@eureka/contracts/bookmark";
import type { Context } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { selectItemsOfIdeas, selectOutcomes } from "../library/ideas.store.ts";
import { viewItemsOfIdea } from "../library/view-items-of-idea.ts";
import { accessTo } from "./access-to.ts";
import { type BookmarkRow, type BookmarkSight, selectOwnOfIdeas } from "./bookmarks.store.ts";
import { type ShareRow, selectShares } from "./shares.store.ts";

/** Bookmarks as one who may see them does; with whom they are shared only their owner learns. */
export async function viewBookmarks(
  context: Context,
  rows: readonly BookmarkRow[],
  sight: BookmarkSight,
): Promise<Bookmark[]> {
  if (rows.length === 0) return [];
  const ideaIds = rows.map(({ ideaId }) => ideaId);
  const ids = rows.map(({ id }) => id);
  const places = await visiblePlaces(context, "work_item:read");
  const [items, outcomes, own, shares] = await Promise.all([
    selectItemsOfIdeas(context.transaction, ideaIds, places),
    selectOutcomes(context.transaction, ideaIds),
    selectOwnOfIdeas(context.transaction, sight.memberId, ideaIds),
    selectShares(context.transaction, ids),
  ]);
  return rows.map((row) => {
    const ofRow = shares.filter(({ bookmarkId }) => bookmarkId === row.id);
    const access = accessTo(row, ofRow, sight);
    return {
      id: row.id,
      workspaceId: row.workspaceId,
      ownerId: row.ownerMemberId,
      idea: {
        ...row.idea,
        id: row.ideaId,
        // An idea that is gone has no items any more.
        outcome: outcomes.get(row.ideaId) ?? "open",
        ...viewItemsOfIdea(items, row.ideaId),
        bookmarkId: own.get(row.ideaId) ?? null,
        version: 1,
      },
      topic: row.topic,
      context: row.context,
      tags: row.tags,
      note: row.note,
      shares: access === "own" ? ofRow.map(viewShare) : [],
      access,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  });
}

export async function viewBookmark(context: Context, row: BookmarkRow, sight: BookmarkSight): Promise<Bookmark> {
  const [view] = await viewBookmarks(context, [row], sight);
  return view as Bookmark;
}

function viewShare({ id, kind, memberId, workspaceId, access, createdAt }: ShareRow): Share {
  const shared = { id, access, createdAt: createdAt.toISOString() };
  if (kind === "member" && memberId) return { ...shared, with: { kind, memberId } };
  if (kind === "workspace" && workspaceId) return { ...shared, with: { kind, workspaceId } };
  return { ...shared, with: { kind: "organization" } };
}
