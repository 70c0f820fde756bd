import type { Run, RunStep } from "@eureka/contracts/run";
import type { RunStepRow } from "./run-steps.store.ts";
import type { RunRow } from "./runs.store.ts";

/** A run as people see it. */
export function viewRun(row: RunRow): Run {
  const { id, workspaceId, kind, state, input, output, error, progress, requestedBy, onBehalfOf, version } = row;
  return {
    id,
    workspaceId,
    kind,
    state,
    input,
    output: output ?? null,
    error,
    progress,
    requestedBy,
    onBehalfOf,
    cancelRequested: row.cancelRequestedAt !== null,
    wakesAt: row.wakesAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    version,
  };
}

/** A step as people see it; what it gave stays inside. */
export function viewStep({ key, state, attempts, error, startedAt, finishedAt }: RunStepRow): RunStep {
  return {
    key,
    state,
    attempts,
    error,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
