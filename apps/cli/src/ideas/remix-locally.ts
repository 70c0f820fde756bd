/** A remix without a server: what is asked for, with what was saved as what to build on. */
import { ideaRunLimits, type NewIdeaRun } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { RemixSource } from "@eureka/core/ideas/local";
import type { Values } from "../arguments/read-arguments.ts";
import type { SavedIdea } from "../bookmarks/saved-idea.ts";
import { textOf } from "../own/own-command.ts";

/** Topic and context are those of the first idea unless others were typed, as on a server. */
export async function remixLocally(
  asked: NewIdeaRun,
  values: Values,
  [first, ...others]: readonly [SavedIdea, ...SavedIdea[]],
): Promise<NewIdeaRun> {
  const { composeRemix } = await import("@eureka/core/ideas/local");
  const given = { topic: textOf(values, "topic")?.trim(), context: textOf(values, "context") };
  return { ...asked, ...composeRemix([sourceOf(first), ...others.map(sourceOf)], given) };
}

/** A file may come from anywhere: a topic of many lines becomes one line, and none at all gets a word that stands for it. */
function sourceOf({ topic, context, text, score }: SavedIdea): RemixSource {
  const line = topic.toWellFormed().replace(/\s+/g, " ").trim().slice(0, ideaRunLimits.topic).toWellFormed().trim();
  return {
    topic: line || say("cli.ideas.remix_topic"),
    context: context.toWellFormed(),
    title: null,
    text: text.toWellFormed(),
    // The format of the file has no other word for what nobody judged.
    score: score === 0 ? null : score,
  };
}
