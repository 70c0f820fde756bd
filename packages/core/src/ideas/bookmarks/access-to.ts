import type { Bookmark } from "@eureka/contracts/bookmark";
import type { BookmarkRow, BookmarkSight } from "./bookmarks.store.ts";
import type { ShareRow } from "./shares.store.ts";

/** What somebody who sees a bookmark may do with it: the most that any of its shares gives. */
export function accessTo(
  { ownerMemberId }: Pick<BookmarkRow, "ownerMemberId">,
  shares: readonly ShareRow[],
  { memberId, workspaceIds }: BookmarkSight,
): Bookmark["access"] {
  if (ownerMemberId === memberId) return "own";
  const mayEdit = shares.some(
    (share) =>
      share.access === "edit" &&
      (share.kind === "organization" ||
        share.memberId === memberId ||
        (share.workspaceId !== null && workspaceIds.includes(share.workspaceId))),
  );
  return mayEdit ? "edit" : "view";
}
