import type { Context } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import type { BookmarkSight } from "./bookmarks.store.ts";

/** What the context's actor may see of bookmarks; null for who is no member: bookmarks are people's own. */
export async function bookmarkSight(context: Context): Promise<BookmarkSight | null> {
  const { memberId } = context.principal;
  if (!memberId) return null;
  const { workspaceIds } = await visiblePlaces(context, "bookmark:read");
  return { memberId, workspaceIds };
}
