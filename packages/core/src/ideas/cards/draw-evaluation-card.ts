/** The card of an idea's evaluation: the scores, and why each of them is what it is. A pure function. */
import { cardLimits } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { dimensions, type Evaluation } from "@eureka/contracts/evaluation";
import type { IdeaContent } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";
import type { DraftCard } from "../../conversations/index.ts";
import { ideaAddress } from "../library/idea-address.ts";
import { describeEngine } from "./describe-engine.ts";
import type { IdeaCardFacts } from "./draw-idea-card.ts";

export type EvaluationCardFacts = Pick<IdeaCardFacts, "id" | "idea" | "model" | "itemKeys" | "publicUrl">;

/** So much of a reason is shown: seven of them fit into a card. */
const shownReason = 300;

/** The judgement of the idea as it stands: after the improvement, where that was judged. Null where nothing was. */
export function evaluationOf({ evaluation, improvement }: Pick<IdeaContent, "evaluation" | "improvement">) {
  return improvement?.evaluation ?? evaluation;
}

/** What is shown of an evaluation wherever people talk. Everything that a model wrote is plain text. */
export function drawEvaluationCard({ id, idea, model, itemKeys, publicUrl }: EvaluationCardFacts): DraftCard {
  const evaluation = evaluationOf(idea);
  const { title } = idea.improvement ?? idea;
  const fields = [
    { label: say("idea.overall"), value: describeWhole(evaluation) },
    { label: say("idea.by"), value: describeEngine(idea.engine, model) },
    ...(itemKeys.length > 0 ? [{ label: say("idea.items"), value: itemKeys.join(", ") }] : []),
  ];
  return {
    title: escapeWithin(say("idea.evaluation_of", { title }), cardLimits.title),
    text: evaluation ? describeScores(evaluation) : "",
    fields: fields.map(({ label, value }) => ({ label, value: escapeWithin(value, 200), short: true })),
    actions: [{ kind: "link", name: "open", label: say("idea.action.open"), url: ideaAddress(publicUrl, id) }],
    state: itemKeys.length > 0 ? "done" : "open",
  };
}

function describeWhole(evaluation: Evaluation | null): string {
  if (!evaluation || evaluation.overall === null) return say("idea.not_judged");
  const { overall, interval } = evaluation;
  const score = round(overall);
  if (!interval) return say("idea.overall.score", { score });
  return say("idea.overall.interval", { score, lower: round(interval.lower), upper: round(interval.upper) });
}

/** A line for each dimension: its score, and the reason where somebody gave one. */
function describeScores({ scores }: Evaluation): string {
  const lines = dimensions.map((name) => {
    const { score, reason } = scores[name];
    const shown = score === null ? say("idea.not_judged") : round(score);
    const why = reason ? `: ${escapeWithin(reason, shownReason)}` : "";
    return `- **${say(`idea.dimension.${name}`)}** ${shown}${why}`;
  });
  return lines.join("\n");
}

function round(score: number): string {
  return String(Math.round(score * 10) / 10);
}
