import type { IdeaContent } from "@eureka/contracts/idea";
import type { IdeaRequest, IdeaResult, StageReport } from "@eureka/contracts/idea-run";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { insertIdeas, type NewIdeaRow } from "../library/ideas.store.ts";
import { updateResult } from "./idea-runs.store.ts";
import { tellStages } from "./stage-teller.ts";

interface Outcome {
  readonly request: IdeaRequest;
  readonly result: IdeaResult;
  /** Reports of stages that were not told yet. */
  readonly reports: readonly StageReport[];
}

/** Stores what a run gave, and says that it is there. */
export async function storeResult(
  context: Context,
  run: { readonly id: Id<"run">; readonly workspaceId: Id<"workspace"> },
  { request, result, reports }: Outcome,
): Promise<{ ideaIds: Id<"idea">[] }> {
  const { id: runId, workspaceId } = run;
  const createdAt = context.clock.now();
  const place = { workspaceId, runId, topic: request.topic, createdAt };
  const rows = result.ideas.map((idea) => ({ ...place, ...toColumns(idea, result.ideas.length, createdAt) }));
  await tellStages(context, run, reports);
  await updateResult(context.transaction, runId, result);
  await insertIdeas(context.transaction, rows);
  const ideaIds = rows.map(({ id }) => id);
  const { engine, model, elapsedMilliseconds } = result;
  context.emit({
    type: "idea_run.finished",
    subject: { type: "run", id: runId },
    workspaceId,
    data: { engine, model, ideaIds, elapsedMilliseconds },
  });
  return { ideaIds };
}

/** Ids of one run are a millisecond apart, the best idea's the latest: lists, newest first, show the best first too. */
function toColumns(
  { rank, title, text, engine, ...content }: IdeaContent,
  count: number,
  createdAt: Date,
): Pick<NewIdeaRow, "id" | "rank" | "title" | "text" | "engine" | "content"> {
  return { id: newId("idea", createdAt.getTime() + count - rank), rank, title, text, engine, content };
}
