import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import type { BookmarkRow } from "./bookmarks.store.ts";
import type { ShareRow } from "./shares.store.ts";

type BookmarkEvent =
  | "bookmark.created"
  | "bookmark.deleted"
  | "bookmark.shared"
  | "bookmark.unshared"
  | "bookmark.updated";

interface Facts {
  readonly shares?: readonly Pick<ShareRow, "memberId">[];
  readonly changes?: Changes;
}

/** States it for the owner and for members with whom the bookmark is, or was, shared by name: a saved idea is nobody else's business. */
export function emitBookmarkEvent(
  context: Context,
  type: BookmarkEvent,
  { id, workspaceId, ownerMemberId, ideaId }: BookmarkRow,
  { shares = [], changes = {} }: Facts = {},
): void {
  const memberIds: Id<"member">[] = [...new Set([ownerMemberId, ...shares.flatMap(({ memberId }) => memberId ?? [])])];
  context.emit({
    type,
    subject: { type: "bookmark", id },
    workspaceId,
    changes,
    data: { ideaId, audience: "members", memberIds },
  });
}
