/** Puts ideas and runs into conversations; their cards follow them from then on. */
import type { IdeaRun } from "@eureka/contracts/idea-run";
import { journalMessage, type MessageOptions, type TalkPlace } from "../../conversations/index.ts";
import type { Context } from "../../operations/index.ts";
import type { IdeaRow } from "../library/ideas.store.ts";
import { sayEvaluation, sayIdea, sayRun } from "./say-idea.ts";

type Options = Omit<MessageOptions, "follows">;

export async function postIdeaCard(
  context: Context,
  place: TalkPlace,
  row: IdeaRow,
  options: Options = {},
): Promise<void> {
  const follows = { subject: { type: "idea", id: row.id }, opensDiscussion: false } as const;
  await journalMessage(context, place, await sayIdea(context, row), { ...options, follows });
}

export async function postEvaluationCard(
  context: Context,
  place: TalkPlace,
  row: IdeaRow,
  options: Options = {},
): Promise<void> {
  const follows = { subject: { type: "evaluation", id: row.id }, opensDiscussion: false } as const;
  await journalMessage(context, place, await sayEvaluation(context, row), { ...options, follows });
}

export async function postRunCard(
  context: Context,
  place: TalkPlace,
  run: IdeaRun,
  options: Options = {},
): Promise<void> {
  const follows = { subject: { type: "run", id: run.id }, opensDiscussion: false } as const;
  await journalMessage(context, place, sayRun(context, run), { ...options, follows });
}
