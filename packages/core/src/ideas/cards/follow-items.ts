import type { Id } from "@eureka/contracts/ids";
import { redrawCards } from "../../conversations/index.ts";
import { readHistory } from "../../events/index.ts";
import type { Context, EventHandler } from "../../operations/index.ts";
import { readIdeaLink } from "../library/describe-idea.ts";
import { evaluationCards, ideaCards } from "./follow-ideas.ts";

/** The card of an idea names the items that were made of it: it is drawn anew when one of them is put away, taken back or deleted. */
export const redrawIdeasOfItems: EventHandler = {
  name: "ideas.refresh-cards-of-items",
  on: ["work_item.archived", "work_item.deleted", "work_item.unarchived"],
  orderBy: ({ subject }) => `card:${subject.id}`,
  async run(context, { subject }) {
    const ideaId = await findIdeaOfItem(context, subject.id as Id<"work_item">);
    if (!ideaId) return;
    for (const cards of [ideaCards, evaluationCards]) await redrawCards(context, cards, ideaId);
  },
};

/** A deleted item is linked to its idea no more; how it was made stays in its history. */
async function findIdeaOfItem(context: Context, id: Id<"work_item">): Promise<Id<"idea"> | null> {
  const [made] = await readHistory(context, { type: "work_item", id }, { limit: 1 });
  const description = made?.type === "work_item.created" ? made.changes.description?.to : null;
  return typeof description === "string" ? readIdeaLink(description) : null;
}
