import { bookmarkLimits, tagsSchema } from "@eureka/contracts/bookmark";
import { exampleIdea, ideaPageSchema } from "@eureka/contracts/idea";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { selectIdeas } from "./ideas.store.ts";
import { viewIdeas } from "./view-ideas.ts";

/** Lists the ideas of the workspaces that the actor may see. */
export const listIdeas = defineOperation({
  name: "idea.list",
  summary: "List ideas, the latest run first and in it the best first",
  input: z.strictObject({
    ...pageInput,
    workspaceId: idSchema("workspace").optional(),
    runId: idSchema("run").optional(),
    search: z
      .string()
      .trim()
      .min(1)
      .max(bookmarkLimits.search)
      .optional()
      .meta({ description: "Stands in the title, the text or the topic, in any case." }),
    tags: tagsSchema.optional().meta({ description: "Any of these is a tag of your own bookmark of the idea." }),
  }),
  output: ideaPageSchema,
  permission: "idea:read",
  effect: "read",
  http: { method: "GET", path: "/ideas" },
  command: {},
  example: { input: { search: "repair" }, output: { data: [exampleIdea], nextCursor: null } },
  async run(context, input) {
    const { workspaceIds } = await visiblePlaces(context, "idea:read");
    const after = readCursor(context, "idea.list", input);
    const { memberId } = context.principal;
    // Who is no member has no bookmarks.
    if (input.tags && !memberId) return { data: [], nextCursor: null };
    const rows = await selectIdeas(context.transaction, {
      workspaceIds: workspaceIds.filter((id) => input.workspaceId === undefined || id === input.workspaceId),
      runId: input.runId,
      search: input.search,
      tags: input.tags && memberId ? { any: input.tags, memberId } : null,
      before: (after?.[0] as Id<"idea"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "idea.list", input, rows, (row) => [row.id]);
    return { data: await viewIdeas(context, page.data), nextCursor: page.nextCursor };
  },
});
