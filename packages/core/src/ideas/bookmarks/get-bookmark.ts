import { bookmarkSchema, exampleBookmark } from "@eureka/contracts/bookmark";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadBookmark } from "./load-bookmark.ts";
import { viewBookmark } from "./view-bookmarks.ts";

export const getBookmark = defineOperation({
  name: "bookmark.get",
  summary: "Read a saved idea",
  input: z.strictObject({ id: idSchema("bookmark") }),
  output: bookmarkSchema,
  permission: "bookmark:read",
  effect: "read",
  http: { method: "GET", path: "/bookmarks/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleBookmark.id }, output: exampleBookmark },
  target: (context, input) => loadBookmark(context, input.id),
  run: (context, _input, { row, sight }) => viewBookmark(context, row, sight),
});
