/** The pipeline without stores: for a terminal that has no server and no database. */
import { standardWeights } from "@eureka/contracts/evaluation";
import type { IdeaRequest, IdeaResult, StageReport } from "@eureka/contracts/idea-run";
import type { ModelGateway } from "../models/local.ts";
import { createMemoryRunner } from "./memory-runner.ts";
import { runIdeas } from "./run-ideas.ts";

export { createLocalGateway, type LocalGateway } from "../models/local.ts";
export { completeRequest } from "./idea-runs/complete-request.ts";
export { composeRemix, type RemixSource } from "./library/compose-remix.ts";

export interface LocalIdeaRun {
  /** Asks models; without one the rules answer, or the run fails where the request accepts nothing but a model. */
  readonly gateway?: ModelGateway | null;
  /** Hears of every stage as it begins, goes on and ends. */
  readonly onStage?: (report: StageReport) => void;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/**
 * Turns a topic into ideas, in memory.
 * @param request as `ideaRequestSchema` gives it
 * @throws EurekaError `idea_run.no_model` or `idea_run.models_failed`; the reason of `signal` when that aborts
 */
export function runIdeasLocally(
  request: IdeaRequest,
  { gateway, onStage, signal }: LocalIdeaRun = {},
): Promise<IdeaResult> {
  const runner = createMemoryRunner({ signal, onStage });
  return runIdeas(runner, gateway ?? null, request, request.weights ?? standardWeights);
}
