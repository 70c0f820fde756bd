/** Cards of idea runs: drawn anew as the run goes on, by the run itself, and when it ends. */
import type { IdeaStage, StageReport } from "@eureka/contracts/idea-run";
import type { Id } from "@eureka/contracts/ids";
import type { CardSubject } from "../../conversations/index.ts";
import { ideaRunKind } from "../idea-runs/idea-run-kind.ts";
import { selectIdeaRun } from "../idea-runs/idea-runs.store.ts";
import { viewIdeaRun } from "../idea-runs/view-idea-run.ts";
import { sayRun } from "./say-idea.ts";

export const runCards: CardSubject = {
  type: "run",
  handler: "ideas.refresh-run-cards",
  on: ["run.cancel_requested", "run.cancelled", "run.failed", "run.succeeded"],
  about: ({ subject, data }) => (data.kind === ideaRunKind ? subject.id : null),
  async draw(context, id) {
    const row = await selectIdeaRun(context.transaction, id as Id<"run">);
    return row ? sayRun(context, await viewIdeaRun(context, row)) : null;
  },
};

/** The stages that take time: what is between them nobody could read. */
const shownStages: readonly IdeaStage[] = ["generate", "evaluate", "improve", "reevaluate"];

/** Whether the card of a run looks different behind this report. */
export function changesCard({ stage, state }: StageReport): boolean {
  return state === "running" && shownStages.includes(stage);
}
