/** Shows on standard error how far a run is: a line for each stage that took time, and one that changes for what is under way. */
import type { IdeaStage, StageReport } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import { startProgress } from "../output/progress.ts";
import { fitText } from "../output/text-width.ts";
import type { Terminal } from "../terminal.ts";
import { secondsText } from "./describe-result.ts";

export interface StageProgress {
  tell(report: StageReport): void;
  /** Removes the line that changes. */
  end(): void;
}

/** A stage that is quicker, such as one of pure computation, gets no line of its own. */
const shortestStage = 100;
/** Columns for the elapsed time behind the line. */
const timeWidth = 10;
/** Of a terminal whose width nobody knows, because standard output is no terminal. */
const usualWidth = 80;

/** Shows nothing where nobody looks, unless `isVerbose`; then every stage that ended has its line. */
export function startStageProgress(terminal: Terminal, isVerbose: boolean): StageProgress {
  const progress = startProgress(terminal, say("cli.working"));
  // A line that is broken by the terminal could not be written over.
  const room = (terminal.width ?? usualWidth) - timeWidth;
  const running = new Map<IdeaStage, StageReport>();
  const ended = new Set<IdeaStage>();

  function showLine(report: StageReport): void {
    const isWorth = report.elapsedMilliseconds >= shortestStage || report.state !== "done";
    if (!isVerbose && !(terminal.isProgressShown && isWorth)) return;
    terminal.note(`${terminal.isProgressShown ? "\r\u001b[K" : ""}${describeEnd(report)}\n`);
  }

  return {
    tell(report) {
      if (report.state === "running") running.set(report.stage, report);
      else running.delete(report.stage);
      // A stream may repeat what a first look at the run has shown.
      if (report.state !== "running" && report.state !== "skipped" && !ended.has(report.stage)) {
        ended.add(report.stage);
        showLine(report);
      }
      if (running.size > 0) progress.say(fitText([...running.values()].map(describeRunning).join(", "), room));
    },
    end: () => progress.end(),
  };
}

/** `Scoring 2/5`. */
function describeRunning({ stage, done, total }: StageReport): string {
  return `${say(`cli.ideas.stage.${stage}`)} ${done}/${total}`;
}

/** `Scoring: 4 of 5 in 1.0 s, 1 given up`. */
function describeEnd({ stage, state, done, total, elapsedMilliseconds, givenUp }: StageReport): string {
  const line = say("cli.ideas.stage_ended", {
    stage: say(`cli.ideas.stage.${stage}`),
    done,
    total,
    time: secondsText(elapsedMilliseconds),
  });
  const gone = givenUp > 0 ? `, ${say("cli.ideas.stage_given_up", { count: givenUp })}` : "";
  return `${line}${gone}${state === "failed" ? `, ${say("cli.ideas.stage_failed")}` : ""}`;
}
