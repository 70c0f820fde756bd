import { idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { exampleRun, exampleRunStep, runStepPageSchema } from "@eureka/contracts/run";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { loadRun } from "./load-run.ts";
import { selectSteps } from "./run-steps.store.ts";
import { viewStep } from "./run-view.ts";

/** Lists the journal of a run, without what the steps gave. */
export const listRunSteps = defineOperation({
  name: "run.list_steps",
  summary: "List the steps of a run in the order in which they were begun",
  input: z.strictObject({ ...pageInput, id: idSchema("run") }),
  output: runStepPageSchema,
  permission: "run:read",
  effect: "read",
  http: { method: "GET", path: "/runs/{id}/steps" },
  example: { input: { id: exampleRun.id }, output: { data: [exampleRunStep], nextCursor: null } },
  target: (context, input) => loadRun(context, input.id),
  async run(context, input) {
    const [startedAt, key] = readCursor(context, "run.list_steps", input) ?? [];
    const rows = await selectSteps(context.transaction, input.id, {
      after: startedAt === undefined ? null : { startedAt: new Date(startedAt), key: String(key) },
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "run.list_steps", input, rows, (row) => [row.startedAt.toISOString(), row.key]);
    return { data: page.data.map(viewStep), nextCursor: page.nextCursor };
  },
});
