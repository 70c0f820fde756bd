import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleRun, runSchema } from "@eureka/contracts/run";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { endRun } from "./end-run.ts";
import { executeRunJob } from "./execute-run-job.ts";
import { loadRunToChange } from "./load-run.ts";
import { viewRun } from "./run-view.ts";
import { notifyCancellation, type RunRow, updateRun } from "./runs.store.ts";

/** Stops a run: at once when nothing executes it, else in the middle of its step. */
export const cancelRun = defineOperation({
  name: "run.cancel",
  summary: "Cancel a run",
  description:
    "What its finished steps did stays done. The answer says cancelRequested until the run has stopped; a repetition changes nothing.",
  input: z.strictObject({ id: idSchema("run") }),
  output: runSchema,
  permission: "run:cancel",
  effect: "write",
  http: { method: "POST", path: "/runs/{id}/cancel" },
  command: { words: ["id"] },
  example: { input: { id: exampleRun.id }, output: { ...exampleRun, cancelRequested: true, version: 3 } },
  target: (context, input) => loadRunToChange(context, input.id),
  async run(context, { id }, { row }) {
    if (row.state === "succeeded" || row.state === "failed") {
      throw new EurekaError("run.finished", { id, state: row.state });
    }
    if (row.state === "cancelled" || row.cancelRequestedAt) return viewRun(row);
    if (row.lease === null) return viewRun(await endRun(context, row, { state: "cancelled" }));
    return viewRun(await requestCancellation(context, row));
  },
});

/** Tells the execution. The job ends the run where that execution is dead: it stands behind whatever still drives the run. */
async function requestCancellation(context: Context, row: RunRow): Promise<RunRow> {
  const requested = await updateRun(context.transaction, row.id, { cancelRequestedAt: context.clock.now() });
  await notifyCancellation(context.transaction, row.id);
  context.enqueue(executeRunJob(row.id));
  context.emit({
    type: "run.cancel_requested",
    subject: { type: "run", id: row.id },
    workspaceId: row.workspaceId,
    data: { kind: row.kind },
  });
  return requested;
}
