/** The last entry of a run. */
import type { RunError, RunProgress } from "@eureka/contracts/run";
import type { Context } from "../operations/index.ts";
import { type RunRow, updateRun } from "./runs.store.ts";

export type RunEnd =
  | { readonly state: "succeeded"; readonly output: unknown }
  | { readonly state: "failed"; readonly error: RunError }
  | { readonly state: "cancelled" };

/** Ends a run that the transaction has locked. */
export async function endRun(
  context: Context,
  row: RunRow,
  end: RunEnd,
  progress: RunProgress | null = row.progress,
): Promise<RunRow> {
  const ended = await updateRun(context.transaction, row.id, {
    state: end.state,
    output: end.state === "succeeded" ? end.output : null,
    error: end.state === "failed" ? end.error : null,
    progress,
    lease: null,
    wakesAt: null,
    finishedAt: context.clock.now(),
  });
  context.emit({
    type: `run.${end.state}`,
    subject: { type: "run", id: row.id },
    workspaceId: row.workspaceId,
    changes: { state: { from: row.state, to: end.state } },
    data: end.state === "failed" ? { kind: row.kind, error: end.error } : { kind: row.kind },
  });
  return ended;
}
