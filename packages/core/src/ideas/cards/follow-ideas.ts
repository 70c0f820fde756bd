/** Cards of ideas: drawn anew when something becomes of them; and posted when a run that was asked for in a conversation has them. */
import type { Id } from "@eureka/contracts/ids";
import { type CardSubject, findCardThreads } from "../../conversations/index.ts";
import type { EventHandler } from "../../operations/index.ts";
import { ideaRunKind } from "../idea-runs/idea-run-kind.ts";
import { selectIdea, selectIdeasOfRun } from "../library/ideas.store.ts";
import { ideasWithCard } from "./draw-run-card.ts";
import { postIdeaCard } from "./post-idea-card.ts";
import { sayEvaluation, sayIdea } from "./say-idea.ts";

export const ideaCards: CardSubject = {
  type: "idea",
  handler: "ideas.refresh-idea-cards",
  on: ["bookmark.created", "bookmark.deleted", "idea.item_made"],
  about: ({ subject, data }) => (subject.type === "idea" ? subject.id : (data.ideaId as Id<"idea">)),
  async draw(context, id) {
    const row = await selectIdea(context.transaction, id as Id<"idea">, { lock: false });
    return row ? sayIdea(context, row) : null;
  },
};

export const evaluationCards: CardSubject = {
  type: "evaluation",
  handler: "ideas.refresh-evaluation-cards",
  on: ["idea.item_made"],
  about: ({ subject }) => subject.id,
  async draw(context, id) {
    const row = await selectIdea(context.transaction, id as Id<"idea">, { lock: false });
    return row ? sayEvaluation(context, row) : null;
  },
};

/** Below each card of a run its best ideas follow, once each. */
export const postIdeas: EventHandler = {
  name: "ideas.post-ideas",
  on: ["run.succeeded"],
  when: ({ data }) => data.kind === ideaRunKind,
  orderBy: ({ subject }) => `card:${subject.id}`,
  async run(context, { subject }) {
    const id = subject.id as Id<"run">;
    const threads = await findCardThreads(context, { type: "run", id });
    if (threads.length === 0) return;
    const ideas = await selectIdeasOfRun(context.transaction, id);
    for (const { messageId, place } of threads) {
      for (const row of ideas.slice(0, ideasWithCard))
        await postIdeaCard(context, place, row, { answers: `idea ${row.id} below ${messageId}` });
    }
  },
};
