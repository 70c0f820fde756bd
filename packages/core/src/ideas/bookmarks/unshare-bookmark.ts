import { bookmarkSchema, exampleBookmark } from "@eureka/contracts/bookmark";
import { notFound } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { emitBookmarkEvent } from "./emit-bookmark-event.ts";
import { assertOwner, loadBookmark } from "./load-bookmark.ts";
import { deleteShare } from "./shares.store.ts";
import { viewBookmark } from "./view-bookmarks.ts";

/** Takes a share back; from then on who had it by that alone does not find the bookmark any more. */
export const unshareBookmark = defineOperation({
  name: "bookmark.unshare",
  summary: "Stop sharing a saved idea with somebody",
  input: z.strictObject({ id: idSchema("bookmark"), shareId: idSchema("share") }),
  output: bookmarkSchema,
  permission: "bookmark:share",
  effect: "write",
  http: { method: "POST", path: "/bookmarks/{id}/unshare" },
  command: { words: ["id", "shareId"] },
  example: {
    input: { id: exampleBookmark.id, shareId: "shr_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    output: exampleBookmark,
  },
  target: (context, input) => loadBookmark(context, input.id, { lock: true }),
  async run(context, { id, shareId }, bookmark) {
    assertOwner(bookmark, "bookmark:share");
    const gone = await deleteShare(context.transaction, id, shareId);
    if (!gone) throw notFound("share", shareId);
    // Whom it was shared with is told too.
    emitBookmarkEvent(context, "bookmark.unshared", bookmark.row, bookmark);
    return viewBookmark(context, bookmark.row, bookmark.sight);
  },
});
