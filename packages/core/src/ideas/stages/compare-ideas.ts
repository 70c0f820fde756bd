import type { MissingPart } from "@eureka/contracts/idea";
import { fenceData } from "../../models/local.ts";
import { type Answer, callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, sourcesOf, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { judgeScores } from "../scores/judge-scores.ts";
import { comparedSchema } from "./answer-schemas.ts";
import { evaluateAlone } from "./evaluate-alone.ts";
import { keepJudgement } from "./keep-answer.ts";

type Judgement = ReturnType<typeof keepJudgement>;

/**
 * Lets one critic judge all ideas in one call, so that their scores compare. What that call does not give, because it failed as a whole
 * or left ideas out, is asked for idea by idea.
 */
export async function compareIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const stage = pipeline.stages.open("evaluate", drafts.length);
  const startedAt = pipeline.runner.now();
  let givenUp = 0;
  const [together] = await callModels(pipeline, [questionForAll(pipeline, drafts)], (progress) => {
    givenUp = progress.givenUp;
  });
  const judgements = new Map(together?.kept?.map(({ idea, ...judgement }) => [idea, judgement]));

  const open = drafts.filter(({ number }) => !judgements.has(number));
  const reasons = new Map<number, MissingPart["reason"]>();
  for (const { number } of drafts) {
    if (!judgements.has(number)) continue;
    stage.advance({ succeeded: true, startedAt, endedAt: pipeline.runner.now(), givenUp });
    givenUp = 0;
  }
  const alone = open.map((draft) =>
    evaluateAlone(pipeline, draft, { key: `evaluate.alone-${draft.number}`, stage: "evaluate" }),
  );
  const answers: Answer<Judgement>[] = canStillAnswer(together)
    ? await callModels(pipeline, alone, (progress) => {
        stage.advance({ ...progress, givenUp: progress.givenUp + givenUp });
        givenUp = 0;
      })
    : [];
  for (const [index, { number }] of open.entries()) {
    const answer = answers[index];
    if (answer?.kept) judgements.set(number, answer.kept);
    else reasons.set(number, answer?.reason ?? together?.reason ?? "failed");
  }
  stage.close();
  return drafts.map((draft) => withJudgement(pipeline, draft, judgements.get(draft.number), reasons.get(draft.number)));
}

/** Without a model, asking again one by one only repeats the failure. */
function canStillAnswer(together: Answer<unknown> | undefined): boolean {
  return together?.reason !== "no_model";
}

function withJudgement(
  { request, weights }: Pipeline,
  draft: Draft,
  judgement: Judgement | undefined,
  reason: MissingPart["reason"] = "failed",
): Draft {
  if (!judgement) return withMissing(draft, reason, "critique", "evaluation");
  const { critique, scores } = judgement;
  const judged = { ...draft, critique, evaluation: judgeScores(scores, sourcesOf(draft, request), weights) };
  return critique === null ? withMissing(judged, "invalid", "critique") : judged;
}

function questionForAll({ request: { topic, context }, temperatures }: Pipeline, drafts: readonly Draft[]) {
  const ideas = Object.fromEntries(drafts.map((draft) => [`idea ${draft.number}`, fullText(draft)]));
  return defineQuestion({
    key: "evaluate.all",
    stage: "evaluate",
    instructions: loadPrompt(["critic", "evaluator"]),
    prompt: `Judge the ideas with the numbers 1 to ${drafts.length}.\n\n${fenceData({ topic, context, ...ideas })}`,
    schema: comparedSchema,
    schemaName: "comparison",
    temperature: temperatures.evaluate,
    maxOutputTokens: 4_000 + 1_500 * drafts.length,
    keep: ({ evaluations }) => {
      const known = new Map(evaluations.map(({ idea, ...judged }) => [idea, judged]));
      // The last word on an idea counts; numbers that nobody asked for are dropped.
      return drafts.flatMap(({ number }) => {
        const judged = known.get(number);
        return judged ? [{ idea: number, ...keepJudgement(judged) }] : [];
      });
    },
  });
}
