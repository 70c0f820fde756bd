/** What a run's function works with, on top of one execution. */
import { setTimeout as sleep } from "node:timers/promises";
import type { RunContext } from "./define-run.ts";
import { RunSuspended } from "./endings.ts";
import type { Execution } from "./execution.ts";
import type { ProgressReporter } from "./progress-reporter.ts";
import { runInParallel } from "./run-in-parallel.ts";
import { runStep, runTransactedStep } from "./run-step.ts";

/** Shorter waits are not worth another execution. */
const longestWaitInside = 2_000;
/** After so long an execution ends at its next step and another one goes on: no job lasts for hours. In milliseconds. */
const executionSlice = 15 * 60_000;
const longestKey = 200;

export function createRunContext(execution: Execution, reporter: ProgressReporter): RunContext {
  const { application, organizationId, row, signal } = execution;
  const { ports } = application;
  const usedKeys = new Set<string>();
  const began = ports.clock.monotonic();

  /** A key stands for one step in all executions. */
  function useKey(key: string): void {
    if (key.length === 0 || key.length > longestKey) throw new Error(`a step key has 1 to ${longestKey} characters`);
    if (usedKeys.has(key)) throw new Error(`the step key ${key} was used twice in one execution`);
    usedKeys.add(key);
  }

  function beginStep(key: string): void {
    useKey(key);
    execution.assertOpen();
    if (execution.results.has(key) || ports.clock.monotonic() - began < executionSlice) return;
    throw execution.end(new RunSuspended(ports.clock.now()));
  }

  const run: RunContext = {
    id: row.id,
    organizationId,
    workspaceId: row.workspaceId,
    requestedBy: row.requestedBy,
    onBehalfOf: row.onBehalfOf,
    signal,
    application,
    ports,
    clock: ports.clock,
    log: ports.log,
    async step(key, work, options = {}) {
      beginStep(key);
      return execution.track(runStep(execution, key, work, options));
    },
    async transact(key, work, options = {}) {
      beginStep(key);
      return execution.track(runTransactedStep(execution, key, work, options));
    },
    parallel: (tasks, options) => runInParallel(tasks, options),
    async sleep(key, milliseconds) {
      const until = await run.step(key, () => ports.clock.now().getTime() + milliseconds);
      const remaining = until - ports.clock.now().getTime();
      if (remaining <= 0) return;
      if (remaining > longestWaitInside) throw execution.end(new RunSuspended(new Date(until)));
      await sleep(remaining, undefined, { signal }).catch(() => {});
      execution.assertOpen();
    },
    progress: ({ done, total = null, message = null }) => reporter.report({ done, total, message }),
  };
  return run;
}
