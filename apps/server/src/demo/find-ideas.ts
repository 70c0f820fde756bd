/** The idea runs of the sample data: by the rules, so that no model is needed, and labelled as such like every other. */
import { setTimeout as wait } from "node:timers/promises";
import type { RunAs } from "./run-as.ts";
import type { DemoIdeaRun } from "./story.ts";

/** Rules answer at once; who waits longer waits for a worker that is not there. */
const patienceMilliseconds = 20_000;
const lookMilliseconds = 50;

export async function startIdeas(
  runAs: RunAs,
  workspaceId: string,
  { by, topic, context }: DemoIdeaRun,
): Promise<string> {
  const input = { workspaceId, topic, context, ideas: 5, top: 3, engine: "rules" };
  return (await runAs<{ id: string }>(by, "idea_run.create", input)).id;
}

/** Saves the best idea once the run has ended. */
export async function saveIdea(runAs: RunAs, runId: string, { by, bookmark }: DemoIdeaRun): Promise<void> {
  for (let waited = 0; waited < patienceMilliseconds; waited += lookMilliseconds) {
    const run = await runAs<{ state: string; ideas: { id: string }[] }>(by, "idea_run.get", { id: runId });
    const [best] = run.ideas;
    if (run.state === "succeeded" && best) {
      const { tags, note } = bookmark;
      await runAs(bookmark.by, "bookmark.create", { ideaId: best.id, tags, note });
      return;
    }
    await wait(lookMilliseconds);
  }
}
