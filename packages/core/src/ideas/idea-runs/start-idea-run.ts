import type { Weights } from "@eureka/contracts/evaluation";
import type { IdeaRequest, IdeaRun } from "@eureka/contracts/idea-run";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { startRun } from "../../runs/index.ts";
import { loadOrganization } from "../../tenancy/index.ts";
import { ideaRun } from "./idea-run.ts";
import { insertIdeaRun } from "./idea-runs.store.ts";
import { loadIdeaRun } from "./load-idea-run.ts";
import { viewIdeaRun } from "./view-idea-run.ts";

interface NewRun {
  readonly workspaceId: Id<"workspace">;
  readonly request: IdeaRequest;
  /** By default the organization's. */
  readonly weights: Weights | undefined;
  readonly parentIds?: readonly Id<"idea">[];
}

/** Starts an idea run in the transaction of the context; the caller has checked what the actor may do. */
export async function startIdeaRun(
  context: Context,
  { workspaceId, request, parentIds = [], ...given }: NewRun,
): Promise<IdeaRun> {
  const weights = given.weights ?? (await loadOrganization(context)).value.settings.evaluationWeights;
  const { id } = await startRun(context, ideaRun, { workspaceId, input: { request, weights } });
  await insertIdeaRun(context.transaction, { id, workspaceId, request, weights, parentIds: [...parentIds] });
  return viewIdeaRun(context, (await loadIdeaRun(context, id)).row);
}
