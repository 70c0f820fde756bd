import type { IdeaStage } from "@eureka/contracts/idea-run";
import { stages } from "./tables.ts";
import type { IdeaRun, StageReport } from "./types.ts";

/** A stage as the strip shows it: how it went so far, or that its turn has not come. */
export interface StageView {
  readonly stage: IdeaStage;
  readonly state: StageReport["state"] | "waiting" | "stopped";
  readonly elapsed: number | null;
  readonly done: number;
  readonly total: number;
  readonly givenUp: number;
}

/** All stages that the run has, in their order. Those that its options or its engine leave out are not shown. */
export function viewStages(
  { request, state, stages: reports }: Pick<IdeaRun, "request" | "state" | "stages">,
  now: number,
): StageView[] {
  const isOver = state !== "queued" && state !== "running";
  return stages.flatMap((stage): StageView[] => {
    const report = reports.find((each) => each.stage === stage);
    if (report?.state === "skipped") return [];
    if (!report) {
      // Without a report nobody knows yet whether it comes, but for what was not asked for.
      const isLeftOut = isOver || (stage === "infer" && !request.inference);
      return isLeftOut ? [] : [{ stage, state: "waiting", elapsed: null, done: 0, total: 0, givenUp: 0 }];
    }
    const isCut = isOver && report.state === "running";
    const elapsed =
      report.state === "running" && !isCut
        ? Math.max(report.elapsedMilliseconds, now - Date.parse(report.startedAt))
        : report.elapsedMilliseconds;
    const { done, total, givenUp } = report;
    return [{ stage, state: isCut ? "stopped" : report.state, elapsed: isCut ? null : elapsed, done, total, givenUp }];
  });
}
