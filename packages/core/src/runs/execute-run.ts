/** Executes a run once: as far as it goes. The job `runs.execute` repeats that until the run has ended. */
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newUuid } from "@eureka/contracts/ids";
import { finalRunStates } from "@eureka/contracts/run";
import type { Context, JobContext } from "../operations/index.ts";
import { hearCancellation } from "./cancellations.ts";
import type { AnyRunDefinition, RunContext } from "./define-run.ts";
import { endRun, type RunEnd } from "./end-run.ts";
import { RunCancelled, RunInterrupted, RunSuspended } from "./endings.ts";
import { executeRunJob } from "./execute-run-job.ts";
import { createExecution, type Execution } from "./execution.ts";
import { createProgressReporter } from "./progress-reporter.ts";
import { createRunContext } from "./run-context.ts";
import { selectResults } from "./run-steps.store.ts";
import { type RunRow, selectRun, updateRun } from "./runs.store.ts";
import { describeFailure } from "./step-failure.ts";

/** Points at which a crash test kills the process while a run is executed, in the order in which a step and a run pass them. */
export const runFaultPoints = ["runs.before-step-stored", "runs.after-step", "runs.before-finish"] as const;

export type RunDefinitions = ReadonlyMap<string, AnyRunDefinition>;

/** Resolves when nothing is left to do for this job; rejects when another attempt of it shall go on with the run. */
export async function executeRun(job: JobContext, definitions: RunDefinitions, runId: Id<"run">): Promise<void> {
  const execution = await job.transact((context) => takeRun(context, runId));
  if (!execution) return;
  const definition = definitions.get(execution.row.kind);
  const reporter = createProgressReporter(execution);
  const forget = hearCancellation(execution);
  const interrupt = () => execution.end(new RunInterrupted(job.signal.reason));
  if (job.signal.aborted) interrupt();
  else job.signal.addEventListener("abort", interrupt, { once: true });
  try {
    const run = createRunContext(execution, reporter);
    const end = await execution.untilEnded(callFunction(execution, definition, run)).catch(
      (error: unknown): RunEnd => ({
        state: "failed",
        error: describeFailure(error, runId, execution.stepOf(error)),
      }),
    );
    await execution.close();
    await reporter.stop();
    if (execution.ending instanceof RunInterrupted) return await giveUp(job, execution, execution.ending);
    job.ports.faults.reach("runs.before-finish");
    await job.transact(async (context) => {
      const row = await lockHeldRun(context, execution);
      const cancelled = row.cancelRequestedAt !== null || execution.ending instanceof RunCancelled;
      if (cancelled) await endRun(context, row, { state: "cancelled" }, reporter.latest ?? row.progress);
      else if (execution.ending instanceof RunSuspended) await putToSleep(context, row, execution.ending.wakesAt);
      else await endRun(context, row, end, reporter.latest ?? row.progress);
    });
  } finally {
    job.signal.removeEventListener("abort", interrupt);
    forget();
    await reporter.stop();
  }
}

/** Makes this execution the one that holds the run; null when the run has ended, ends here, or is gone. */
async function takeRun(context: Context, runId: Id<"run">): Promise<Execution | null> {
  const row = await selectRun(context.transaction, runId, { lock: true });
  if (!row || finalRunStates.some((state) => state === row.state)) return null;
  if (row.cancelRequestedAt) {
    await endRun(context, row, { state: "cancelled" });
    return null;
  }
  const lease = newUuid();
  const startedAt = row.startedAt ?? context.clock.now();
  const taken = await updateRun(context.transaction, runId, { state: "running", lease, wakesAt: null, startedAt });
  if (row.state === "queued") {
    context.emit({
      type: "run.started",
      subject: { type: "run", id: runId },
      workspaceId: row.workspaceId,
      changes: { state: { from: row.state, to: taken.state } },
      data: { kind: row.kind },
    });
  }
  const results = await selectResults(context.transaction, runId);
  return createExecution({
    application: context.application,
    organizationId: context.organizationId,
    row: taken,
    lease,
    results,
  });
}

async function callFunction(
  { row, application }: Execution,
  definition: AnyRunDefinition | undefined,
  run: RunContext,
): Promise<RunEnd> {
  try {
    if (!definition) throw new Error(`no run of the kind ${row.kind} is known here`);
    const input = definition.input.parse(row.input) as never;
    const output = definition.output.parse(await definition.execute(run, input));
    return { state: "succeeded", output };
  } catch (error) {
    application.ports.log.warn({ error, runId: row.id, kind: row.kind }, "runs.function_failed");
    throw error;
  }
}

async function lockHeldRun(context: Context, execution: Execution): Promise<RunRow> {
  const row = await selectRun(context.transaction, execution.row.id, { lock: true });
  if (row?.lease !== execution.lease) throw new RunInterrupted(new Error("another execution holds the run"));
  return row;
}

async function putToSleep(context: Context, row: RunRow, wakesAt: Date): Promise<void> {
  await updateRun(context.transaction, row.id, { lease: null, wakesAt });
  context.enqueue(executeRunJob(row.id, { background: true, runAt: wakesAt }));
}

/** Lets go of the run, so that a cancellation need not wait for the next attempt; after the last attempt the run has failed. */
async function giveUp(job: JobContext, execution: Execution, interruption: RunInterrupted): Promise<void> {
  const isOver = job.job.lastAttempt && !job.signal.aborted;
  const letGo = job.transact(async (context) => {
    const row = await lockHeldRun(context, execution);
    if (!isOver) return void (await updateRun(context.transaction, row.id, { lease: null }));
    const error = new EurekaError("run.interrupted_too_often", { attempts: job.job.attempt });
    await endRun(context, row, { state: "failed", error: describeFailure(error, row.id, null) });
  });
  await letGo.catch((error: unknown) => job.log.warn({ error, runId: execution.row.id }, "runs.not_let_go"));
  throw interruption.cause;
}
