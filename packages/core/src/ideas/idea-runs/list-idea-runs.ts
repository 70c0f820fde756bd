import { exampleIdeaRun, ideaRunPageSchema } from "@eureka/contracts/idea-run";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { runStates } from "@eureka/contracts/run";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { selectIdeaRuns } from "./idea-runs.store.ts";
import { summarizeIdeaRun } from "./view-idea-run.ts";

const { ideas: _ideas, stages: _stages, calls: _calls, ...exampleSummary } = exampleIdeaRun;

/** Lists the idea runs of the workspaces that the actor may see. */
export const listIdeaRuns = defineOperation({
  name: "idea_run.list",
  summary: "List idea runs, the latest first",
  input: z.strictObject({
    ...pageInput,
    workspaceId: idSchema("workspace").optional(),
    states: z.array(z.enum(runStates)).min(1).max(runStates.length).optional(),
  }),
  output: ideaRunPageSchema,
  permission: "idea_run:read",
  effect: "read",
  http: { method: "GET", path: "/idea-runs" },
  command: {},
  example: { input: { states: ["succeeded"] }, output: { data: [exampleSummary], nextCursor: null } },
  async run(context, input) {
    const { workspaceIds } = await visiblePlaces(context, "idea_run:read");
    const after = readCursor(context, "idea_run.list", input);
    const rows = await selectIdeaRuns(context.transaction, {
      workspaceIds: workspaceIds.filter((id) => input.workspaceId === undefined || id === input.workspaceId),
      states: input.states,
      before: (after?.[0] as Id<"run"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "idea_run.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(summarizeIdeaRun), nextCursor: page.nextCursor };
  },
});
