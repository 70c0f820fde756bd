import type { Idea } from "@eureka/contracts/idea";
import type { Id } from "@eureka/contracts/ids";
import type { ItemOfIdeaRow } from "./ideas.store.ts";

/** Of items that were made from ideas those of one of them. */
export function viewItemsOfIdea(
  items: readonly ItemOfIdeaRow[],
  id: Id<"idea">,
): Pick<Idea, "workItemIds" | "workItems"> {
  const made = items.filter(({ ideaId }) => ideaId === id);
  return {
    workItemIds: made.map(({ workItemId }) => workItemId),
    workItems: made.map(({ workItemId, key, title, state, completedAt, isArchived }) => ({
      id: workItemId,
      key,
      title,
      state,
      completedAt: completedAt?.toISOString() ?? null,
      isArchived,
    })),
  };
}
