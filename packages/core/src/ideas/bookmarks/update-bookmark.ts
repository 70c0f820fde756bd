import { bookmarkLimits, bookmarkSchema, exampleBookmark, tagsSchema } from "@eureka/contracts/bookmark";
import { idSchema } from "@eureka/contracts/ids";
import { textSchema } from "@eureka/contracts/text";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { updateBookmarkRow } from "./bookmarks.store.ts";
import { emitBookmarkEvent } from "./emit-bookmark-event.ts";
import { assertMayEdit, loadBookmark } from "./load-bookmark.ts";
import { viewBookmark } from "./view-bookmarks.ts";

/** Changes tags and note, for its owner and for whom it is shared with to edit. */
export const updateBookmark = defineOperation({
  name: "bookmark.update",
  summary: "Change the tags or the note of a saved idea",
  input: z.strictObject({
    id: idSchema("bookmark"),
    tags: tagsSchema.optional().meta({ description: "All of them: what is left out is taken off." }),
    note: textSchema(bookmarkLimits.note).optional(),
  }),
  output: bookmarkSchema,
  permission: "bookmark:update",
  effect: "write",
  http: { method: "PATCH", path: "/bookmarks/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBookmark.id, tags: ["bakery"] }, output: exampleBookmark },
  target: (context, input) => loadBookmark(context, input.id, { lock: true }),
  async run(context, { tags, note }, bookmark) {
    assertMayEdit(bookmark);
    const { row, shares, sight } = bookmark;
    const changes = fieldChanges(row, { tags, note });
    if (Object.keys(changes).length === 0) return viewBookmark(context, row, sight);
    const change = { ...(tags && { tags }), ...(note !== undefined && { note }), updatedAt: context.clock.now() };
    const changed = await updateBookmarkRow(context.transaction, row.id, change);
    emitBookmarkEvent(context, "bookmark.updated", changed, { shares });
    return viewBookmark(context, changed, sight);
  },
});
