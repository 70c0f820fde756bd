import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { exampleRun, runPageSchema, runStates } from "@eureka/contracts/run";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { viewRun } from "./run-view.ts";
import { selectRuns } from "./runs.store.ts";

/** Lists the runs of the workspaces that the actor may see. */
export const listRuns = defineOperation({
  name: "run.list",
  summary: "List runs, the latest first",
  input: z.strictObject({
    ...pageInput,
    workspaceId: idSchema("workspace").optional(),
    kind: z.string().max(100).optional().meta({ example: exampleRun.kind }),
    states: z.array(z.enum(runStates)).min(1).max(runStates.length).optional(),
  }),
  output: runPageSchema,
  permission: "run:read",
  effect: "read",
  http: { method: "GET", path: "/runs" },
  command: {},
  example: { input: { states: ["running"] }, output: { data: [exampleRun], nextCursor: null } },
  async run(context, input) {
    const { workspaceIds } = await visiblePlaces(context, "run:read");
    const after = readCursor(context, "run.list", input);
    const rows = await selectRuns(context.transaction, {
      workspaceIds: workspaceIds.filter((id) => input.workspaceId === undefined || id === input.workspaceId),
      kind: input.kind,
      states: input.states,
      before: (after?.[0] as Id<"run"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "run.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewRun), nextCursor: page.nextCursor };
  },
});
