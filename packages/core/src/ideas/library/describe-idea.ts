/** An idea as the description of a work item: GitHub Flavored Markdown in which nothing that a model wrote has any force. */

import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { dimensions, type Evaluation } from "@eureka/contracts/evaluation";
import type { IdeaContent } from "@eureka/contracts/idea";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import { cutText } from "../text/clean-text.ts";
import { ideaAddress } from "./idea-address.ts";

export interface IdeaFacts {
  readonly id: string;
  readonly topic: string;
  readonly idea: Omit<IdeaContent, "rank">;
  /** Where people reach this installation. */
  readonly publicUrl: string;
}

/** What people go on with: the improved text, then what speaks for it and against it, the scores, and where it comes from. */
export function describeIdea({ id, topic, idea, publicUrl }: IdeaFacts): string {
  const { improvement, advocacy, skepticism, critique, inference } = idea;
  const sections = [
    escapeMarkdown(improvement?.text ?? idea.text),
    improvement &&
      section(say("idea.first_version"), `**${escapeMarkdown(idea.title)}**\n\n${escapeMarkdown(idea.text)}`),
    scoreTable(idea.evaluation, improvement?.evaluation ?? null),
    critique && section(say("idea.critique"), escapeMarkdown(critique)),
    listSection(say("idea.for"), [advocacy?.strengths, advocacy?.opportunities, advocacy?.answers]),
    listSection(say("idea.against"), [
      skepticism?.flaws,
      skepticism?.risks,
      skepticism?.assumptions,
      skepticism?.missing,
    ]),
    inference &&
      listSection(say("idea.inference"), [
        inference.chain,
        [inference.conclusion],
        inference.contradictions,
        inference.implications,
      ]),
    `---\n${say(`idea.origin.${idea.engine}`)} [${say("idea.open")}](${ideaAddress(publicUrl, id)}) · ${say("idea.topic")}: ${escapeMarkdown(topic)}`,
  ];
  return cutText(sections.filter((text) => text).join("\n\n"), textLimits.description);
}

// Everything else in a description is escaped, so that no other link can stand in it.
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
  return section(title, points.map((point) => `- ${escapeMarkdown(oneLine(point))}`).join("\n"));
}

/** The seven scores, before and after the improvement where there is one, each with its reason. */
function scoreTable(before: Evaluation | null, after: Evaluation | null): string | null {
  const judged = after ?? before;
  if (!judged) return null;
  const both = before !== null && after !== null;
  const head = [say("idea.dimension"), ...(both ? [say("idea.before")] : []), say("idea.score"), say("idea.reason")];
  const rows = dimensions.map((name) => [
    say(`idea.dimension.${name}`),
    ...(both ? [number(before.scores[name].score)] : []),
    number(judged.scores[name].score),
    escapeMarkdown(oneLine(judged.scores[name].reason ?? "")),
  ]);
  const total = [
    `**${say("idea.overall")}**`,
    ...(both ? [number(before.overall)] : []),
    `**${number(judged.overall)}**`,
    judged.basis === "model" ? "" : say("idea.observed"),
  ];
  const lines = [head, head.map(() => "---"), ...rows, total].map((cells) => `| ${cells.join(" | ")} |`);
  return section(say("idea.evaluation"), lines.join("\n"));
}

function number(score: number | null): string {
  return score === null ? "–" : String(Math.round(score * 100) / 100);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
