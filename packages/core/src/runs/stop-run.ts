import { EurekaError } from "@eureka/contracts/errors";
import type { Context } from "../operations/index.ts";
import { endRun } from "./end-run.ts";
import { executeRunJob } from "./execute-run-job.ts";
import { notifyCancellation, type RunRow, updateRun } from "./runs.store.ts";

/**
 * Stops a run that the transaction has locked: at once when nothing executes it, else in the middle of its step. A repetition changes
 * nothing. Throws `run.finished` for a run that has succeeded or failed.
 */
export async function stopRun(context: Context, row: RunRow): Promise<RunRow> {
  if (row.state === "succeeded" || row.state === "failed") {
    throw new EurekaError("run.finished", { id: row.id, state: row.state });
  }
  if (row.state === "cancelled" || row.cancelRequestedAt) return row;
  if (row.lease === null) return endRun(context, row, { state: "cancelled" });
  return requestCancellation(context, row);
}

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
