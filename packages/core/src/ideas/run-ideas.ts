import type { Weights } from "@eureka/contracts/evaluation";
import type { Depth, IdeaRequest, IdeaResult } from "@eureka/contracts/idea-run";
import type { ModelGateway } from "../models/local.ts";
import { chooseEngine } from "./choose-engine.ts";
import { describeResult } from "./describe-result.ts";
import type { Draft } from "./draft.ts";
import { openPipeline, type Pipeline } from "./pipeline.ts";
import { runRules } from "./rules/run-rules.ts";
import { createStageBook } from "./stage-book.ts";
import { advocateIdeas } from "./stages/advocate-ideas.ts";
import { assertIdeas } from "./stages/assert-ideas.ts";
import { compareIdeas } from "./stages/compare-ideas.ts";
import { doubtIdeas } from "./stages/doubt-ideas.ts";
import { generateIdeas } from "./stages/generate-ideas.ts";
import { improveIdeas } from "./stages/improve-ideas.ts";
import { inferFromIdeas } from "./stages/infer-from-ideas.ts";
import { rankIdeas } from "./stages/rank-ideas.ts";
import { reevaluateIdeas } from "./stages/reevaluate-ideas.ts";
import { removeDuplicates } from "./stages/remove-duplicates.ts";
import { reviewIdeas } from "./stages/review-ideas.ts";
import type { StepRunner } from "./step-runner.ts";

/**
 * Turns a topic into ranked, evaluated, improved ideas. A pure function over what it is handed: every call of a model is a step of
 * `runner`, so that a run goes on behind its last finished step.
 *
 * @param gateway null where no model can be connected
 * @param weights how much each dimension counts; the caller has decided between the request's and the organization's
 * @throws EurekaError `idea_run.no_model` or `idea_run.models_failed` when the request accepts nothing but a model; the reason of
 *   `runner.signal` when that aborts
 */
export async function runIdeas(
  runner: StepRunner,
  gateway: ModelGateway | null,
  request: IdeaRequest,
  weights: Weights,
): Promise<IdeaResult> {
  const stages = createStageBook(runner);
  const choice = await chooseEngine(runner, gateway, request);
  const facts = { runner, request, weights, stages, startedAt: choice.startedAt };
  if (choice.engine === "rules") return runRules({ ...facts, engineReason: choice.reason, calls: [] });

  const pipeline = openPipeline({ ...facts, gateway: choice.gateway, firstModel: choice.firstModel });
  const generated = await generateIdeas(pipeline);
  if (generated.drafts.length === 0 && request.engine === "auto") {
    return runRules({ ...facts, engineReason: "models_failed", calls: pipeline.trace.reports() });
  }
  assertIdeas(generated);

  const novel = removeDuplicates(pipeline, generated.drafts);
  const [judged, withInference] = await Promise.all([
    judge[request.depth](pipeline, novel.drafts),
    inferFromIdeas(pipeline, novel.drafts),
  ]);
  const improved = await improveIdeas(pipeline, judged.map(withInference));
  const reevaluated = await reevaluateIdeas(pipeline, improved);
  const ideas = rankIdeas(stages, reevaluated);

  return describeResult(facts, {
    engine: "model",
    engineReason: null,
    model: generated.model,
    ideas,
    removedAsDuplicates: novel.removed,
    calls: pipeline.trace.reports(),
  });
}

/** Fast: everything about an idea at once. Thorough: each agent reads what the one before it wrote. */
const judge = {
  fast: reviewIdeas,
  async thorough(pipeline, drafts) {
    const compared = await compareIdeas(pipeline, drafts);
    const advocated = await advocateIdeas(pipeline, compared);
    return doubtIdeas(pipeline, advocated);
  },
} satisfies Record<Depth, (pipeline: Pipeline, drafts: readonly Draft[]) => Promise<Draft[]>>;
