/** Runs one step: from the journal when it is there, else by trying it and journaling what it gave. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../operations/index.ts";
import type { StepContext, StepOptions } from "./define-run.ts";
import { isEnding } from "./endings.ts";
import type { Execution } from "./execution.ts";
import { executeJobName } from "./execute-run-job.ts";
import { holdRun, journalBeginning, journalEnd, writeEnd } from "./journal.ts";
import { beginStep } from "./run-steps.store.ts";
import { canPass, describeFailure } from "./step-failure.ts";

const usualAttempts = 3;
const usualBackoff = 500;
const longestBackoff = 30_000;

/** How a step is tried once: gives its value when it is journaled. */
type Attempt<T> = (attempt: number) => Promise<T>;

/** Does work outside the database; see {@link RunContext.step}. */
export function runStep<T>(
  execution: Execution,
  key: string,
  work: (step: StepContext) => Promise<T> | T,
  options: StepOptions,
): Promise<T> {
  const { faults } = execution.application.ports;
  let begun = 0;
  return tryStep(execution, key, options, {
    async attempt(attempt) {
      begun = await execution.guard(() => journalBeginning(execution, key));
      const given = await execution.untilEnded(callWork(work, { signal: execution.signal, attempt }));
      const result = toJson(given);
      await execution.guard(async () => {
        faults.reach("runs.before-step-stored");
        await journalEnd(execution, key, begun, { state: "succeeded", result });
        faults.reach("runs.after-step");
      });
      return result as T;
    },
    fail: (error) => journalEnd(execution, key, begun, { state: "failed", error: describeFailure(error, execution.row.id, key) }),
  });
}

/** Does work in the transaction that journals it; see {@link RunContext.transact}. */
export function runTransactedStep<T>(
  execution: Execution,
  key: string,
  work: (context: Context) => Promise<T>,
  options: StepOptions,
): Promise<T> {
  const { application, organizationId, row } = execution;
  const { faults, clock } = application.ports;
  return tryStep(execution, key, options, {
    async attempt(attempt) {
      let failure: { readonly error: unknown } | undefined;
      const transacting = application.transact(organizationId, executeJobName, async (context) => {
        await holdRun(execution, context.transaction);
        const begun = await beginStep(context.transaction, row.id, key, clock.now(), attempt);
        const given = await work(context).catch((error: unknown) => {
          failure = { error };
          throw error;
        });
        const result = toJson(given);
        await writeEnd(execution, context, key, begun, { state: "succeeded", result });
        faults.reach("runs.before-step-stored");
        return result as T;
      });
      return execution.guardStep(transacting, () => failure);
    },
    fail: (error, attempts) =>
      application.transact(organizationId, executeJobName, async (context) => {
        await holdRun(execution, context.transaction, { evenCancelled: true });
        const begun = await beginStep(context.transaction, row.id, key, clock.now(), attempts);
        await writeEnd(execution, context, key, begun, { state: "failed", error: describeFailure(error, row.id, key) });
      }),
  });
}
