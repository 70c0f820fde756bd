/** Writes the journal of a run. Each entry is made only while the execution holds the run, in the transaction that proves it. */
import type { Context, Transaction } from "../operations/index.ts";
import { RunCancelled, RunInterrupted } from "./endings.ts";
import { executeJobName } from "./execute-run-job.ts";
import type { Execution } from "./execution.ts";
import { beginHeldStep, finishStep, type StepOutcome } from "./run-steps.store.ts";
import { holdLease } from "./runs.store.ts";

/** Keeps the run with this execution until the transaction ends. Ends the execution when it lost the run, or when it shall stop. */
export async function holdRun(
  execution: Execution,
  transaction: Transaction,
  options: { readonly evenCancelled?: boolean } = {},
): Promise<void> {
  const held = await holdLease(transaction, execution.row.id, execution.lease);
  assertHeld(execution, held === "cancel_requested" && options.evenCancelled ? "held" : held);
}

function assertHeld(execution: Execution, held: "held" | "cancel_requested" | "lost"): void {
  if (held === "lost") throw execution.end(new RunInterrupted(new Error("another execution holds the run")));
  if (held === "cancel_requested") throw execution.end(new RunCancelled());
}

/** Notes that a step begins, and gives how often it was begun so far: one statement, which is a transaction in one round trip. */
export async function journalBeginning(execution: Execution, key: string): Promise<number> {
  const { application, organizationId, row, lease } = execution;
  const { database, clock } = application.ports;
  const step = { runId: row.id, lease, key, now: clock.now() };
  // Only a note: the end of the step is what counts, and it comes later.
  const options = { single: true, durable: false };
  const begin = (transaction: Transaction) => beginHeldStep(transaction, step);
  const { held, attempts } = await database.withOrganization(organizationId, begin, options);
  assertHeld(execution, held);
  return attempts;
}

/** Stores what a step gave, or why it failed for good. A finished step is kept even when the run is to be cancelled. */
export function journalEnd(execution: Execution, key: string, attempts: number, outcome: StepOutcome): Promise<void> {
  const { application, organizationId } = execution;
  return application.transact(organizationId, executeJobName, async (context) => {
    await Promise.all([
      holdRun(execution, context.transaction, { evenCancelled: true }),
      writeEnd(execution, context, key, attempts, outcome),
    ]);
  });
}

/** Journals the end of a step in a transaction that holds the run already. */
export async function writeEnd(
  { row }: Execution,
  context: Context,
  key: string,
  attempts: number,
  outcome: StepOutcome,
): Promise<void> {
  await finishStep(context.transaction, row.id, key, outcome, context.clock.now());
  context.emit({
    type: "run.step_finished",
    subject: { type: "run", id: row.id },
    workspaceId: row.workspaceId,
    data: { kind: row.kind, step: key, state: outcome.state, attempts },
  });
}
