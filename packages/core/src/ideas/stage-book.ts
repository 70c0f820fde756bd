/** Keeps how each stage went, and tells those who watch at its beginning, after each call and at its end. */
import { type IdeaStage, ideaStages, type StageReport } from "@eureka/contracts/idea-run";
import type { StepRunner } from "./step-runner.ts";

/** What a finished call, or a piece of work without one, means for its stage. */
export interface Progress {
  readonly succeeded: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Calls that nobody waited for any longer. */
  readonly givenUp: number;
}

export interface OpenStage {
  advance(progress: Progress): void;
  close(): void;
}

export interface StageBook {
  /** @param total how many pieces of work the stage has */
  open(stage: IdeaStage, total: number): OpenStage;
  /** A stage that this run does not have. */
  skip(...stages: readonly IdeaStage[]): void;
  /** A stage of pure computation. */
  compute<T>(stage: IdeaStage, work: () => T, count: (result: T) => number): T;
  /** The last report of each stage, in the order of stages. */
  reports(): StageReport[];
}

/**
 * The times of a stage come from the times of its calls, which are journaled: a run that goes on after a crash tells of finished stages
 * as they were.
 */
export function createStageBook(runner: StepRunner): StageBook {
  const latest = new Map<IdeaStage, StageReport>();

  function tell(report: StageReport): void {
    latest.set(report.stage, report);
    runner.stage(report);
  }

  function open(stage: IdeaStage, total: number): OpenStage {
    const openedAt = runner.now();
    let startedAt = openedAt;
    let endedAt: number | null = null;
    let finished = 0;
    let done = 0;
    let givenUp = 0;

    const report = (state: StageReport["state"], until: number): void =>
      tell({
        stage,
        state,
        startedAt: new Date(startedAt).toISOString(),
        elapsedMilliseconds: Math.max(0, Math.round(until - startedAt)),
        done,
        total,
        givenUp,
      });

    report("running", openedAt);
    return {
      advance(progress) {
        finished++;
        if (progress.succeeded) done++;
        givenUp += progress.givenUp;
        startedAt = Math.min(startedAt, progress.startedAt);
        endedAt = Math.max(endedAt ?? 0, progress.endedAt);
        if (finished < total) report("running", Math.max(endedAt, startedAt));
      },
      close: () => report(endState(done, total), endedAt ?? runner.now()),
    };
  }

  return {
    open,
    skip(...stages) {
      for (const stage of stages) {
        const startedAt = new Date(runner.now()).toISOString();
        tell({ stage, state: "skipped", startedAt, elapsedMilliseconds: 0, done: 0, total: 0, givenUp: 0 });
      }
    },
    compute(stage, work, count) {
      const startedAt = runner.now();
      const result = work();
      const endedAt = runner.now();
      const number = count(result);
      tell({
        stage,
        state: "done",
        startedAt: new Date(startedAt).toISOString(),
        elapsedMilliseconds: Math.max(0, Math.round(endedAt - startedAt)),
        done: number,
        total: number,
        givenUp: 0,
      });
      return result;
    },
    reports: () => ideaStages.flatMap((stage) => latest.get(stage) ?? []),
  };
}

function endState(done: number, total: number): StageReport["state"] {
  if (total === 0) return "skipped";
  if (done === total) return "done";
  return done > 0 ? "partial" : "failed";
}
