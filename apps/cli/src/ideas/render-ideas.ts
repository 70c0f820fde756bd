/** The result of a run as people read it in a terminal. */
import { type Dimension, type DimensionScore, dimensions } from "@eureka/contracts/evaluation";
import { type IdeaContent, rankingScore } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";
import { cleanLine, cleanText } from "../output/clean-text.ts";
import { padText, textWidth } from "../output/text-width.ts";
import { wrapText } from "../output/wrap-text.ts";
import { styled, type Terminal } from "../terminal.ts";
import { describeResult } from "./describe-result.ts";
import type { IdeaOutcome } from "./idea-outcome.ts";
import { advocacySections, inferenceSections, missingTexts, type Section, skepticismSections } from "./idea-texts.ts";

const indent = "   ";
/** Running text in longer lines is hard to read, whatever the terminal has room for. */
const widestText = 100;

/** Everything about every idea, best first. Text of a model is cleaned of whatever could drive a terminal. */
export function renderIdeas(terminal: Terminal, { topic, result }: IdeaOutcome): string {
  const head = [
    styled(terminal, "bold", say("cli.ideas.heading", { topic: cleanLine(topic) })),
    describeResult(result),
    ...(result.removedAsDuplicates > 0 ? [say("cli.ideas.removed", { count: result.removedAsDuplicates })] : []),
    ...(result.engine === "rules" ? [say("cli.ideas.rules_hint")] : []),
  ];
  const blocks = [
    head.flatMap((line) => wrapText(line, widthOf(terminal))).join("\n"),
    ...result.ideas.map((idea) => renderIdea(terminal, idea)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** `Generated 5 ideas`, then a line for each with its number and score. */
export function renderSummary(terminal: Terminal, { result }: IdeaOutcome): string {
  const lines = result.ideas.map((idea) => {
    const title = cleanLine(idea.improvement?.title ?? idea.title);
    return `${idea.rank}. ${title} (${say("cli.ideas.score", { score: scoreText(rankingScore(idea)) })})`;
  });
  const heading = styled(terminal, "bold", say("cli.ideas.generated", { count: result.ideas.length }));
  return `${[heading, describeResult(result), ...lines].join("\n")}\n`;
}

function renderIdea(terminal: Terminal, idea: IdeaContent): string {
  const { improvement } = idea;
  const origin = idea.engine === "rules" ? say("cli.ideas.from_rule", { lens: idea.lens }) : idea.lens;
  const missing = missingTexts(idea);
  return [
    styled(terminal, "bold", `${idea.rank}. ${cleanLine(idea.title)}`),
    `${indent}${styled(terminal, "dim", `${say("cli.ideas.score", { score: changeText(idea) })} · ${cleanLine(origin)}`)}`,
    ...paragraph(terminal, idea.text),
    ...scoreLines(terminal, idea),
    ...(idea.critique === null ? [] : block(terminal, say("cli.ideas.critique"), paragraph(terminal, idea.critique))),
    ...(idea.advocacy ? points(terminal, say("cli.ideas.advocacy"), advocacySections(idea.advocacy)) : []),
    ...(idea.skepticism ? points(terminal, say("cli.ideas.skepticism"), skepticismSections(idea.skepticism)) : []),
    ...(idea.inference ? points(terminal, say("cli.ideas.inference"), inferenceSections(idea.inference)) : []),
    ...(improvement
      ? block(terminal, `${say("cli.ideas.improved")}: ${cleanLine(improvement.title)}`, [
          ...paragraph(terminal, improvement.text),
          ...improvement.changes.flatMap((change) => bullet(terminal, change)),
          ...(improvement.isMeaningful === false ? paragraph(terminal, say("cli.ideas.hardly_changed")) : []),
        ])
      : []),
    ...(missing.length > 0 ? ["", ...paragraph(terminal, `${say("cli.ideas.missing")}: ${missing.join("; ")}`)] : []),
  ].join("\n");
}

/** `7.1 → 7.9 (+0.8)`, or the one score that there is. */
function changeText(idea: IdeaContent): string {
  const before = idea.evaluation?.overall ?? null;
  const after = idea.improvement?.evaluation?.overall ?? null;
  if (after === null) return scoreText(before);
  const delta = idea.improvement?.scoreDelta ?? null;
  const sign = delta !== null && delta >= 0 ? "+" : "";
  return `${scoreText(before)} → ${scoreText(after)}${delta === null ? "" : ` (${sign}${delta.toFixed(1)})`}`;
}

function scoreText(score: number | null): string {
  return score?.toFixed(1) ?? say("cli.ideas.not_judged");
}

function scoreLines(terminal: Terminal, { evaluation, improvement }: IdeaContent): string[] {
  if (evaluation === null) return [];
  const after = improvement?.evaluation?.scores;
  const labelWidth = Math.max(...dimensions.map((name) => textWidth(labelOf(name))));
  const isJudged = (name: Dimension) => (evaluation.scores[name].score ?? after?.[name].score ?? null) !== null;
  const others = dimensions.filter((name) => !isJudged(name)).map(labelOf);
  const lines = dimensions.filter(isJudged).map((name) => {
    const score = evaluation.scores[name];
    const now = after?.[name] ?? score;
    const change = after ? ` → ${scoreText(now.score)}` : "";
    const mark = score.flagged || now.flagged ? " *" : "";
    return `${indent}${padText(labelOf(name), labelWidth)}  ${bar(terminal, now)}${scoreText(score.score)}${change}${mark}`;
  });
  const isFlagged = dimensions.some((name) => evaluation.scores[name].flagged || after?.[name].flagged);
  return [
    ...lines,
    ...(others.length > 0
      ? paragraph(terminal, say("cli.ideas.not_judged_dimensions", { names: others.join(", ") }))
      : []),
    ...(isFlagged ? paragraph(terminal, `* ${say("cli.ideas.flagged")}`) : []),
    ...(evaluation.basis === "observable" ? paragraph(terminal, say("cli.ideas.observable")) : []),
  ];
}

function labelOf(dimension: Dimension): string {
  return say(`cli.ideas.dimension.${dimension}`);
}

/** Ten squares, where somebody looks. */
function bar(terminal: Terminal, { score }: DimensionScore): string {
  if (terminal.width === null) return "";
  const full = Math.round(score ?? 0);
  return `${styled(terminal, "green", "█".repeat(full))}${styled(terminal, "dim", "░".repeat(10 - full))}  `;
}

function block(terminal: Terminal, heading: string, lines: readonly string[]): string[] {
  return ["", `${indent}${styled(terminal, "bold", heading)}`, ...lines];
}

function points(terminal: Terminal, heading: string, sections: readonly Section[]): string[] {
  const lines = sections.flatMap(([title, texts]) => [
    `${indent}${styled(terminal, "dim", title)}`,
    ...texts.flatMap((text) => bullet(terminal, text)),
  ]);
  return sections.length === 0 ? [] : block(terminal, heading, lines);
}

function bullet(terminal: Terminal, text: string): string[] {
  return wrapped(terminal, cleanLine(text), `${indent}- `, `${indent}  `);
}

function paragraph(terminal: Terminal, text: string): string[] {
  return cleanText(text)
    .trim()
    .split("\n")
    .flatMap((line) => wrapped(terminal, line.trimEnd(), indent, indent));
}

function wrapped(terminal: Terminal, text: string, first: string, further: string): string[] {
  const width = widthOf(terminal);
  const lines = wrapText(text, width === null ? null : Math.max(20, width - textWidth(first)));
  return lines.map((line, index) => `${index === 0 ? first : further}${line}`);
}

function widthOf({ width }: Terminal): number | null {
  return width === null ? null : Math.min(width, widestText);
}
