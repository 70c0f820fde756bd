/** Bookmarks as targets of operations, as far as the actor may know of them. */
import { forbidden, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context, Target } from "../../operations/index.ts";
import { accessTo } from "./access-to.ts";
import { bookmarkSight } from "./bookmark-sight.ts";
import { type BookmarkRow, type BookmarkSight, selectBookmark } from "./bookmarks.store.ts";
import { type ShareRow, selectShares } from "./shares.store.ts";

export interface BookmarkTarget extends Target {
  readonly row: BookmarkRow;
  readonly shares: readonly ShareRow[];
  readonly sight: BookmarkSight;
}

/**
 * Loads a bookmark, locked when `lock` is set. Throws `bookmark.not_found` for one that is neither the actor's nor shared with him,
 * whatever his role.
 */
export async function loadBookmark(
  context: Context,
  id: Id<"bookmark">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<BookmarkTarget> {
  const sight = await bookmarkSight(context);
  const row = sight && (await selectBookmark(context.transaction, id, sight, options));
  if (!sight || !row) throw notFound("bookmark", id);
  const shares = await selectShares(context.transaction, [id]);
  return { noun: "bookmark", id, scopes: [{ workspaceId: row.workspaceId }], version: row.version, row, shares, sight };
}

/** Throws `permission.denied` for who may only look at it. */
export function assertMayEdit({ row, shares, sight }: BookmarkTarget): void {
  if (accessTo(row, shares, sight) === "view") throw forbidden("bookmark:update");
}

/** Throws `permission.denied` for everybody but its owner. */
export function assertOwner({ row, sight }: BookmarkTarget, permission: Permission): void {
  if (row.ownerMemberId !== sight.memberId) throw forbidden(permission);
}
