/** An idea as the description of a work item: GitHub Flavored Markdown in which nothing that a model wrote has any force. */

import { escapeMarkdown, silenceReferences } from "@eureka/contracts/escape-markdown";
import { dimensions, type Evaluation } from "@eureka/contracts/evaluation";
import type { IdeaContent } from "@eureka/contracts/idea";
import { fillIdeaTemplate } from "@eureka/contracts/idea-template";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import { cutText } from "../../models/local.ts";
import { describeEngine } from "../cards/describe-engine.ts";
import { ideaAddress } from "./idea-address.ts";

export interface IdeaFacts {
  readonly id: string;
  readonly topic: string;
  readonly idea: Omit<IdeaContent, "rank">;
  /** The model that the run asked first; null where none was. */
  readonly model: string | null;
  /** The organization's, without a fault. */
  readonly template: string;
  /** Where people reach this installation. */
  readonly publicUrl: string;
}

/** What people go on with, in the order and with the words of the organization's template. */
export function describeIdea({ id, topic, idea, model, publicUrl, template }: IdeaFacts): string {
  const { improvement, advocacy, skepticism, critique, inference } = idea;
  const parts = {
    text: plain(improvement?.text ?? idea.text),
    origin: `${say(`idea.origin.${idea.engine}`)} [${say("idea.open")}](${ideaAddress(publicUrl, id)}) · ${say("idea.topic")}: ${plain(oneLine(topic))}`,
    first:
      improvement && section(say("idea.first_version"), `**${plain(oneLine(idea.title))}**\n\n${plain(idea.text)}`),
    scores: scoreTable(idea.evaluation, improvement?.evaluation ?? null, describeEngine(idea.engine, model)),
    critique: critique && section(say("idea.critique"), plain(critique)),
    for: listSection(say("idea.for"), [advocacy?.strengths, advocacy?.opportunities, advocacy?.answers]),
    against: listSection(say("idea.against"), [
      skepticism?.flaws,
      skepticism?.risks,
      skepticism?.assumptions,
      skepticism?.missing,
    ]),
    inference:
      inference &&
      listSection(say("idea.inference"), [
        inference.chain,
        [inference.conclusion],
        inference.contradictions,
        inference.implications,
      ]),
  };
  return cutText(fillIdeaTemplate(template, parts), textLimits.description);
}

// Everything else of an idea is escaped, so that no other link of it can stand in a description.
const linkToIdea = /\]\([^)\s]+\/ideas\/(ide_[0-9a-z]{26})\)/;

/** The idea to which a description links that {@link describeIdea} made; null where there is none. */
export function readIdeaLink(description: string): Id<"idea"> | null {
  const id = idSchema("idea").safeParse(linkToIdea.exec(description)?.[1]);
  return id.success ? id.data : null;
}

function section(title: string, text: string): string {
  return `### ${title}\n\n${text}`;
}

function listSection(title: string, groups: readonly (readonly string[] | undefined)[]): string | null {
  const points = groups.flatMap((group) => group ?? []).filter((point) => point.trim() !== "");
  if (points.length === 0) return null;
  return section(title, points.map((point) => `- ${plain(oneLine(point))}`).join("\n"));
}

/** Text of a model or a stranger: it formats nothing, calls nobody, and refers to nothing, on whichever platform the item stands. */
function plain(text: string): string {
  return escapeMarkdown(silenceReferences(text));
}

/** The seven scores, before and after the improvement where there is one, each with its reason. */
function scoreTable(before: Evaluation | null, after: Evaluation | null, judge: string): string | null {
  const judged = after ?? before;
  if (!judged) return null;
  const both = before !== null && after !== null;
  const head = [say("idea.dimension"), ...(both ? [say("idea.before")] : []), say("idea.score"), say("idea.reason")];
  const rows = dimensions.map((name) => [
    say(`idea.dimension.${name}`),
    ...(both ? [number(before.scores[name].score)] : []),
    number(judged.scores[name].score),
    plain(oneLine(judged.scores[name].reason ?? "")),
  ]);
  const total = [
    `**${say("idea.overall")}**`,
    ...(both ? [number(before.overall)] : []),
    `**${number(judged.overall)}**`,
    judged.basis === "model" ? "" : say("idea.observed"),
  ];
  const lines = [head, head.map(() => "---"), ...rows, total].map((cells) => `| ${cells.join(" | ")} |`);
  const by = judged.basis === "model" ? `\n\n${say("idea.judged_by", { who: plain(judge) })}` : "";
  return section(say("idea.evaluation"), lines.join("\n") + by);
}

function number(score: number | null): string {
  return score === null ? "–" : String(Math.round(score * 100) / 100);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
