import type { IdeaOutcome } from "@eureka/contracts/idea";
import type { ItemOfIdeaRow } from "./ideas.store.ts";

/** What became of an idea of which these items were made. What was put away before it was done is not to be done any more. */
export function outcomeOf(items: readonly Pick<ItemOfIdeaRow, "state" | "isArchived">[]): IdeaOutcome {
  if (items.length === 0) return "open";
  const isToDo = ({ state, isArchived }: (typeof items)[number]) =>
    !isArchived && state !== "done" && state !== "dropped";
  if (items.some(isToDo)) return "underway";
  return items.some(({ state }) => state === "done") ? "done" : "dropped";
}
