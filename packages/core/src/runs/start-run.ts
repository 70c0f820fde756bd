import { type Id, newId } from "@eureka/contracts/ids";
import type { Run } from "@eureka/contracts/run";
import type { Context } from "../operations/index.ts";
import type { RunDefinition } from "./define-run.ts";
import { executeRunJob } from "./execute-run-job.ts";
import { viewRun } from "./run-view.ts";
import { insertRun } from "./runs.store.ts";

/**
 * Starts a run in the transaction of the context: it exists, and begins, when that commits. The caller has checked what the actor may
 * do. The input is kept as JSON and checked here and at every execution. Throws a ZodError for input of another shape.
 */
export async function startRun<Input, Output>(
  context: Context,
  definition: RunDefinition<Input, Output>,
  { workspaceId, input }: { readonly workspaceId: Id<"workspace">; readonly input: Input },
): Promise<Run> {
  const now = context.clock.now();
  definition.input.parse(input);
  const row = await insertRun(context.transaction, {
    id: newId("run", now.getTime()),
    workspaceId,
    kind: definition.kind,
    input,
    requestedBy: context.actor,
    onBehalfOf: context.onBehalfOf,
    createdAt: now,
  });
  context.enqueue(executeRunJob(row.id, { background: definition.background ?? false }));
  context.emit({
    type: "run.created",
    subject: { type: "run", id: row.id },
    workspaceId,
    changes: { state: { from: null, to: row.state } },
    data: { kind: row.kind },
  });
  return viewRun(row);
}
