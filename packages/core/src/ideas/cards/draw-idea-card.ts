/** The card of an idea: a pure function of the idea and of what became of it. */
import { type CardField, type CardOption, cardLimits } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { dimensions, type Evaluation } from "@eureka/contracts/evaluation";
import { type IdeaContent, rankingScore } from "@eureka/contracts/idea";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { DraftAction, DraftCard } from "../../conversations/index.ts";
import { ideaAddress } from "../library/idea-address.ts";
import { describeEngine } from "./describe-engine.ts";

export interface IdeaCardFacts {
  readonly id: Id<"idea">;
  readonly idea: IdeaContent;
  readonly model: string | null;
  /** Keys of the items that were made from it, as everybody in the channel may read them. */
  readonly itemKeys: readonly string[];
  /** How many members saved it. */
  readonly savedBy: number;
  /** Channels to which it can be shared. */
  readonly channels: readonly CardOption[];
  readonly publicUrl: string;
}

const shownText = 1_500;

/** What is shown of an idea wherever people talk. Everything that a model wrote is plain text. */
export function drawIdeaCard(facts: IdeaCardFacts): DraftCard {
  const { idea, itemKeys } = facts;
  const { title, text } = idea.improvement ?? idea;
  return {
    title: `${idea.rank} · ${escapeWithin(title, cardLimits.title - 10)}`,
    text: escapeWithin(text, shownText),
    fields: drawFields(facts),
    actions: drawActions(facts),
    state: itemKeys.length > 0 ? "done" : "open",
  };
}

function drawFields({ idea, model, itemKeys, savedBy }: IdeaCardFacts): CardField[] {
  const judged = idea.improvement?.evaluation ?? idea.evaluation;
  const fields = [
    { label: say("idea.overall"), value: describeOverall(idea) },
    { label: say("idea.by"), value: describeEngine(idea.engine, model) },
    ...(judged ? drawScores(judged) : []),
    ...(itemKeys.length > 0 ? [{ label: say("idea.items"), value: itemKeys.join(", ") }] : []),
    ...(savedBy > 0 ? [{ label: say("idea.saved"), value: String(savedBy) }] : []),
  ];
  return fields.map(({ label, value }) => ({ label, value: escapeWithin(value, 200), short: true }));
}

function drawScores({ scores }: Evaluation): { label: string; value: string }[] {
  return dimensions.map((name) => ({
    label: say(`idea.dimension.${name}`),
    value: scores[name].score === null ? say("idea.not_judged") : round(scores[name].score),
  }));
}

/** After the improvement, with what it was before; says so where nothing was judged. */
function describeOverall(idea: IdeaContent): string {
  const score = rankingScore(idea);
  if (score === null) return say("idea.not_judged");
  const before = idea.improvement?.evaluation ? idea.evaluation?.overall : null;
  return before === null || before === undefined
    ? say("idea.overall.score", { score: round(score) })
    : say("idea.overall.improved", { score: round(score), before: round(before) });
}

function round(score: number): string {
  return String(Math.round(score * 10) / 10);
}

function drawActions({ id, channels, publicUrl }: IdeaCardFacts): DraftAction[] {
  const button = (name: string, label: string, operation: string, input: Readonly<Record<string, unknown>>) =>
    ({ kind: "button", name, label, does: { operation, input } }) as const;
  return [
    { ...button("make_item", say("idea.action.make_item"), "idea.make_item", { id }), style: "primary" },
    button("save", say("idea.action.save"), "bookmark.create", { ideaId: id }),
    button("remix", say("idea.action.remix"), "idea.remix", { ideaIds: [id] }),
    ...(channels.length > 0
      ? [
          {
            kind: "select",
            name: "share",
            label: say("idea.action.share"),
            options: channels.slice(0, cardLimits.options),
            choiceField: "channelId",
            does: { operation: "idea.share", input: { id } },
          } as const,
        ]
      : []),
    { kind: "link", name: "open", label: say("idea.action.open"), url: ideaAddress(publicUrl, id) },
  ];
}
