/** Saved ideas as people read them. */
import { say } from "@eureka/contracts/words";
import { cleanLine, cleanText } from "../output/clean-text.ts";
import { wrapText } from "../output/wrap-text.ts";
import { styled, type Terminal } from "../terminal.ts";
import type { SavedIdea } from "./saved-idea.ts";

const indent = "  ";

/** Each with its id, because removing takes ids. */
export function renderBookmarks(terminal: Terminal, ideas: readonly SavedIdea[]): string {
  return ideas.map((idea) => renderBookmark(terminal, idea)).join("\n");
}

/** One line each. */
export function renderBookmarkSummary(ideas: readonly SavedIdea[]): string {
  return ideas
    .map((idea) => `${cleanLine(idea.id)}  ${scoreText(idea)}  ${cleanLine(idea.text).slice(0, 120)}\n`)
    .join("");
}

function renderBookmark(terminal: Terminal, idea: SavedIdea): string {
  const room = terminal.width === null ? null : Math.max(20, terminal.width - indent.length);
  const context = idea.context === "" ? "" : ` · ${idea.context}`;
  const tags = idea.tags.length === 0 ? [] : [`${say("cli.bookmarks.tags")}: ${idea.tags.map(cleanLine).join(", ")}`];
  const about = [
    `${cleanLine(idea.topic)}${cleanLine(context) === "" ? "" : ` ${cleanLine(context)}`}`,
    `${say("cli.ideas.score", { score: scoreText(idea) })}, ${cleanLine(idea.savedAt)}`,
    ...tags,
  ];
  const lines = [
    ...about.map((line) => styled(terminal, "dim", line)),
    ...cleanText(idea.text)
      .split("\n")
      .flatMap((line) => wrapText(line, room)),
  ];
  return [styled(terminal, "bold", cleanLine(idea.id)), ...lines.map((line) => `${indent}${line}`.trimEnd()), ""].join(
    "\n",
  );
}

function scoreText({ score }: SavedIdea): string {
  return score === null ? say("cli.ideas.unknown") : String(score);
}
