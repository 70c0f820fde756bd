import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Context } from "../../operations/index.ts";
import { selectIdeasOfRun } from "../library/ideas.store.ts";
import { viewIdeas } from "../library/view-ideas.ts";
import type { IdeaRunRow } from "./idea-runs.store.ts";

const unknownTokens = { input: null, cachedInput: null, output: null, reasoning: null } as const;
const unknownCost = { microDollars: null, priceVersion: null } as const;

/** An idea run as people see it, with its ideas. */
export async function viewIdeaRun(context: Context, row: IdeaRunRow): Promise<IdeaRun> {
  const ideas = row.engine === null ? [] : await selectIdeasOfRun(context.transaction, row.id);
  return {
    ...summarizeIdeaRun(row),
    ideas: await viewIdeas(context, ideas),
    stages: row.stages,
    calls: row.calls,
  };
}

/** An idea run as lists show it. */
export function summarizeIdeaRun(row: IdeaRunRow): Omit<IdeaRun, "ideas" | "stages" | "calls"> {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    request: row.request,
    weights: row.weights,
    parentIds: row.parentIds,
    state: row.state,
    error: row.error,
    engine: row.engine,
    engineReason: row.engineReason,
    model: row.model,
    rankedBy: row.rankedBy,
    removedAsDuplicates: row.removedAsDuplicates,
    tokens: row.tokens ?? unknownTokens,
    cost: row.cost ?? unknownCost,
    elapsedMilliseconds: row.elapsedMilliseconds,
    cancelRequested: row.isCancelRequested,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    version: row.version,
  };
}
