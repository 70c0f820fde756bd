/** What becomes of the items that were made of an idea is told by the idea: its outcome, and its cards, which name them. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { redrawCards } from "../../conversations/index.ts";
import { readHistory } from "../../events/index.ts";
import type { Context, EventHandler } from "../../operations/index.ts";
import { readIdeaLink } from "../library/describe-idea.ts";
import { selectIdea, selectIdeaOfItem } from "../library/ideas.store.ts";
import { updateIdeaOutcome } from "../library/update-idea-outcome.ts";
import { evaluationCards, ideaCards } from "./follow-ideas.ts";

export const followItems: EventHandler = {
  name: "ideas.refresh-cards-of-items",
  on: [
    "work_item.archived",
    "work_item.deleted",
    "work_item.moved",
    "work_item.unarchived",
    "work_item.unplaced",
    "work_item.updated",
  ],
  when: isTold,
  orderBy: ({ subject }) => `card:${subject.id}`,
  async run(context, event) {
    const ideaId = await findIdeaOfItem(context, event);
    const idea = ideaId && (await selectIdea(context.transaction, ideaId, { lock: true }));
    if (!idea) return;
    await updateIdeaOutcome(context, idea);
    for (const cards of [ideaCards, evaluationCards]) await redrawCards(context, cards, idea.id);
  },
};

/** Of all moves and edits only those into another state. */
function isTold({ type, changes }: Pick<EventEnvelope, "type" | "changes">): boolean {
  const isMaybeOther = type === "work_item.moved" || type === "work_item.updated";
  return !isMaybeOther || changes.state !== undefined;
}

/** A deleted item is linked to its idea no more; how it was made stays in its history. */
async function findIdeaOfItem(context: Context, { type, subject }: EventEnvelope): Promise<Id<"idea"> | null> {
  const id = subject.id as Id<"work_item">;
  const known = await selectIdeaOfItem(context.transaction, id);
  if (known || (type !== "work_item.deleted" && type !== "work_item.unplaced")) return known;
  const [made] = await readHistory(context, { type: "work_item", id }, { limit: 1 });
  const description = made?.type === "work_item.created" ? made.changes.description?.to : null;
  return typeof description === "string" ? readIdeaLink(description) : null;
}
