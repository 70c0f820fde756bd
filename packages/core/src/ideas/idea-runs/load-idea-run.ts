/** Idea runs as targets of operations. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { type IdeaRunRow, selectIdeaRun } from "./idea-runs.store.ts";

export interface IdeaRunTarget extends Target {
  readonly row: IdeaRunRow;
}

/** Throws `run.not_found`, also for a run of another kind. */
export async function loadIdeaRun(context: Context, id: Id<"run">): Promise<IdeaRunTarget> {
  const row = await selectIdeaRun(context.transaction, id);
  if (!row) throw notFound("run", id);
  return { noun: "run", id, scopes: [{ workspaceId: row.workspaceId }], row };
}
