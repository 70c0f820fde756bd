import { bookmarkLimits, bookmarkPageSchema, exampleBookmark, tagsSchema } from "@eureka/contracts/bookmark";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { bookmarkSight } from "./bookmark-sight.ts";
import { selectBookmarks } from "./bookmarks.store.ts";
import { viewBookmarks } from "./view-bookmarks.ts";

/** Lists what the actor saved and what others share with him. */
export const listBookmarks = defineOperation({
  name: "bookmark.list",
  summary: "List saved ideas, the newest first",
  input: z.strictObject({
    ...pageInput,
    owner: z
      .enum(["anyone", "me", "others"])
      .default("anyone")
      .meta({ description: "Whose: your own, those that others share with you, or both." }),
    workspaceId: idSchema("workspace").optional(),
    tags: tagsSchema.optional().meta({ description: "Any of these." }),
    search: z
      .string()
      .trim()
      .min(1)
      .max(bookmarkLimits.search)
      .optional()
      .meta({ description: "Stands in the title, the text, the topic, the context or a tag, in any case." }),
  }),
  output: bookmarkPageSchema,
  permission: "bookmark:read",
  effect: "read",
  http: { method: "GET", path: "/bookmarks" },
  command: {
    chat: { verb: "ideas", help: "ideas [--search words] [--tags a,b]: show saved ideas" },
    offeredFlags: ["search", "tags"],
  },
  example: { input: { tags: ["bakery"] }, output: { data: [exampleBookmark], nextCursor: null } },
  async run(context, input) {
    const sight = await bookmarkSight(context);
    if (!sight) return { data: [], nextCursor: null };
    const after = readCursor(context, "bookmark.list", input);
    const { owner, workspaceId, search } = input;
    const rows = await selectBookmarks(context.transaction, {
      sight,
      owner,
      workspaceId,
      tags: input.tags && input.tags.length > 0 ? input.tags : undefined,
      search,
      before: (after?.[0] as Id<"bookmark"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "bookmark.list", input, rows, (row) => [row.id]);
    return { data: await viewBookmarks(context, page.data, sight), nextCursor: page.nextCursor };
  },
});
