/** Runs as targets of operations. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { type RunRow, selectRun } from "./runs.store.ts";

export interface RunTarget extends Target {
  readonly row: RunRow;
}

/** Loads a run to be read. Throws `run.not_found`. */
export async function loadRun(context: Context, id: Id<"run">): Promise<RunTarget> {
  return toTarget(id, await selectRun(context.transaction, id, { lock: false }));
}

/** Loads and locks a run to be changed, which who asked for it may do, or somebody with a wider right. Throws `run.not_found`. */
export async function loadRunToChange(context: Context, id: Id<"run">): Promise<RunTarget> {
  const target = toTarget(id, await selectRun(context.transaction, id, { lock: true }));
  const { requestedBy, onBehalfOf } = target.row;
  return { ...target, ownerId: requestedBy?.type === "user" ? requestedBy.id : onBehalfOf };
}

function toTarget(id: Id<"run">, row: RunRow | undefined): RunTarget {
  if (!row) throw notFound("run", id);
  return { noun: "run", id, scopes: [{ workspaceId: row.workspaceId }], row };
}
