import type { StageReport } from "@eureka/contracts/idea-run";

/**
 * What the pipeline runs on: a journal that survives a crash, or memory. `RunContext` of `core/runs` has everything but `now` and
 * `stage`.
 */
export interface StepRunner {
  /** Names the run; cached answers of models are shared inside one run only. */
  readonly id: string;
  /** Aborts when the run is cancelled, or when this process must let go of it. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  now(): number;
  /** Gives what `work` gives, as JSON; once it is stored, a later execution of the run gets the stored value instead. */
  step<T>(
    key: string,
    work: (step: { readonly signal: AbortSignal }) => Promise<T> | T,
    options?: { readonly attempts?: number },
  ): Promise<T>;
  /** Runs tasks side by side and gives their results in order. */
  parallel<T>(tasks: readonly (() => Promise<T>)[], options?: { readonly limit?: number }): Promise<T[]>;
  /** Tells those who watch. */
  stage(report: StageReport): void;
}
