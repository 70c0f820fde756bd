/** Runs: journaled steps that go on where they stopped, and the jobs that were given up. */
export {
  type AnyRunDefinition,
  defineRun,
  type RunContext,
  type RunDefinition,
  type StepContext,
  type StepOptions,
} from "./define-run.ts";
export { runFaultPoints } from "./execute-run.ts";
export { loadRunToChange, type RunTarget } from "./load-run.ts";
export { createRunsModule, type RunsDependencies } from "./module.ts";
export { startRun } from "./start-run.ts";
export { stopRun } from "./stop-run.ts";
