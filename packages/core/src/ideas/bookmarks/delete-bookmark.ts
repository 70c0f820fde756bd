import { exampleBookmark } from "@eureka/contracts/bookmark";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { deleteBookmarkRow } from "./bookmarks.store.ts";
import { emitBookmarkEvent } from "./emit-bookmark-event.ts";
import { assertOwner, loadBookmark } from "./load-bookmark.ts";

/** Throws a saved idea away, with its shares; the idea itself stays with its run. */
export const deleteBookmark = defineOperation({
  name: "bookmark.delete",
  summary: "Throw a saved idea away",
  input: z.strictObject({ id: idSchema("bookmark") }),
  output: z.strictObject({ id: idSchema("bookmark") }),
  permission: "bookmark:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/bookmarks/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBookmark.id }, output: { id: exampleBookmark.id } },
  target: (context, input) => loadBookmark(context, input.id, { lock: true }),
  async run(context, { id }, bookmark) {
    assertOwner(bookmark, "bookmark:delete");
    await deleteBookmarkRow(context.transaction, id);
    emitBookmarkEvent(context, "bookmark.deleted", bookmark.row, bookmark);
    return { id };
  },
});
