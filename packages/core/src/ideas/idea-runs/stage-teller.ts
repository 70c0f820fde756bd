/** Tells those who watch a run how its stages go, in few transactions: what happens while one is written goes into the next. */
import { isDeepStrictEqual } from "node:util";
import { type IdeaStage, ideaStages, type StageReport } from "@eureka/contracts/idea-run";
import type { Id } from "@eureka/contracts/ids";
import { redrawCards } from "../../conversations/index.ts";
import type { Context } from "../../operations/index.ts";
import type { RunContext } from "../../runs/index.ts";
import { changesCard, runCards } from "../cards/run-cards.ts";
import { lockStages, updateStages } from "./idea-runs.store.ts";

/** Milliseconds between two transactions: more news than that nobody can read. */
const pause = 100;

export interface StageTeller {
  /** Beginnings and ends are told; what happens between them only with the next of these. */
  readonly tell: (report: StageReport) => void;
  /** Tells nothing more by itself, and gives what is still to be told: it goes with the result. */
  finish(): Promise<StageReport[]>;
  /** Tells the rest, unless the run was stopped. */
  stop(): Promise<void>;
}

type Facts = Pick<RunContext, "id" | "organizationId" | "workspaceId" | "application" | "log" | "signal">;

/** News and not truth: when it cannot be stored, the run goes on. */
export function createStageTeller(run: Facts): StageTeller {
  const waiting = new Map<IdeaStage, StageReport>();
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  async function write(): Promise<void> {
    try {
      await run.application.transact(run.organizationId, "idea_run.stages", async (context) => {
        await tellStages(context, run, takeWaiting());
      });
    } catch (error) {
      run.log.warn({ error, runId: run.id }, "ideas.stages_not_told");
    }
  }

  function takeWaiting(): StageReport[] {
    const reports = [...waiting.values()];
    waiting.clear();
    return reports;
  }

  function plan(): void {
    if (isOver || writing || timer || waiting.size === 0) return;
    writing = write().finally(() => {
      writing = undefined;
      if (isOver) return;
      timer = setTimeout(() => {
        timer = undefined;
        plan();
      }, pause);
    });
  }

  async function settle(): Promise<void> {
    isOver = true;
    clearTimeout(timer);
    await writing;
  }

  return {
    tell(report) {
      const isBeginning = report.state === "running" && report.done === 0 && report.elapsedMilliseconds === 0;
      if (report.state === "running" && !isBeginning) return;
      waiting.set(report.stage, report);
      plan();
    },
    async finish() {
      await settle();
      return takeWaiting();
    },
    async stop() {
      await settle();
      if (waiting.size > 0 && !run.signal.aborted) await write();
    },
  };
}

/** Keeps reports with the run and states what is new in them; what an earlier execution told is not told again. */
export async function tellStages(
  context: Context,
  run: { readonly id: Id<"run">; readonly workspaceId: Id<"workspace"> },
  reports: readonly StageReport[],
): Promise<void> {
  const known = await lockStages(context.transaction, run.id);
  if (!known) return;
  const byStage = new Map(known.map((report) => [report.stage, report]));
  const news = reports.filter((report) => isNews(report, byStage.get(report.stage)));
  if (news.length === 0) return;
  for (const report of news) byStage.set(report.stage, report);
  await updateStages(
    context.transaction,
    run.id,
    ideaStages.flatMap((stage) => byStage.get(stage) ?? []),
  );
  for (const report of news) {
    context.emit({
      type: "idea_run.stage_changed",
      subject: { type: "run", id: run.id },
      workspaceId: run.workspaceId,
      data: report,
    });
  }
  if (news.some(changesCard)) await redrawCards(context, runCards, run.id);
}

/** A run that goes on after a crash passes its finished stages again. */
function isNews(report: StageReport, known: StageReport | undefined): boolean {
  if (!known) return true;
  if (report.state === "running") return false;
  return !isDeepStrictEqual(report, known);
}
