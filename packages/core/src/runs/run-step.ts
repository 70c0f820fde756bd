/** Runs one step: from the journal when it is there, else by trying it and journaling what it gave. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../operations/index.ts";
import type { StepContext, StepOptions } from "./define-run.ts";
import { isEnding } from "./endings.ts";
import { executeJobName } from "./execute-run-job.ts";
import type { Execution } from "./execution.ts";
import { holdRun, journalBeginning, journalEnd, writeEnd } from "./journal.ts";
import { beginStep } from "./run-steps.store.ts";
import { canPass, describeFailure } from "./step-failure.ts";

const usualAttempts = 3;
const usualBackoff = 500;
const longestBackoff = 30_000;

/** Two kinds of step differ in how one try is made and how the last failure is journaled. */
interface Tries<T> {
  readonly attempt: (attempt: number) => Promise<T>;
  readonly fail: (error: unknown, attempts: number) => Promise<void>;
}

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
      const given = await execution.untilEnded(call(work, { signal: execution.signal, attempt }));
      const result = toJson(given);
      await execution.guard(async () => {
        faults.reach("runs.before-step-stored");
        await journalEnd(execution, key, begun, { state: "succeeded", result });
        faults.reach("runs.after-step");
      });
      return result as T;
    },
    fail: (error) =>
      journalEnd(execution, key, begun, { state: "failed", error: describeFailure(error, execution.row.id, key) }),
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
      const result = await transacting.catch((error: unknown) => {
        // What the work threw is the step's failure; anything else is the journal's.
        if (failure) throw failure.error;
        return execution.guard<T>(() => Promise.reject(error));
      });
      await execution.guard(() => faults.reach("runs.after-step"));
      return result;
    },
    fail: (error, attempts) =>
      application.transact(organizationId, executeJobName, async (context) => {
        await holdRun(execution, context.transaction, { evenCancelled: true });
        const begun = await beginStep(context.transaction, row.id, key, clock.now(), attempts);
        const described = describeFailure(error, row.id, key);
        await writeEnd(execution, context, key, begun, { state: "failed", error: described });
      }),
  });
}

async function tryStep<T>(execution: Execution, key: string, options: StepOptions, tries: Tries<T>): Promise<T> {
  if (execution.results.has(key)) return execution.results.get(key) as T;
  const { attempts = usualAttempts, backoffMilliseconds = usualBackoff, isRetryable = canPass } = options;
  for (let attempt = 1; ; attempt++) {
    execution.assertOpen();
    try {
      const result = await tries.attempt(attempt);
      execution.results.set(key, result);
      return result;
    } catch (error) {
      if (isEnding(error)) throw error;
      // Work that heeds its signal fails in its own way; the reason is the ending.
      if (execution.signal.aborted) throw execution.signal.reason;
      execution.application.ports.log.warn({ error, runId: execution.row.id, step: key, attempt }, "runs.step_failed");
      if (attempt >= attempts || !isRetryable(error)) {
        await execution.guard(() => tries.fail(error, attempt));
        throw execution.blame(error, key);
      }
    }
    await pause(execution, Math.min(longestBackoff, backoffMilliseconds * 2 ** (attempt - 1)));
  }
}

/** Half of the time is left to chance, so that steps which failed together do not come back together. */
async function pause(execution: Execution, milliseconds: number): Promise<void> {
  const { signal } = execution;
  await sleep(milliseconds * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
  if (signal.aborted) throw signal.reason;
}

/** A synchronous failure becomes a rejection. */
async function call<T>(work: (step: StepContext) => Promise<T> | T, step: StepContext): Promise<T> {
  return work(step);
}

/** What the journal will give back later, so that the first time is no different. */
function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null) ?? "null");
}
