/** GitHub's states as lists: where an issue stands is all that GitHub says about how far it is. */
import type { TrackerList } from "@eureka/connector-sdk";

const lists = [
  { platformListId: "open", name: "Open" },
  { platformListId: "completed", name: "Completed" },
  { platformListId: "not_planned", name: "Not planned" },
] as const satisfies readonly TrackerList[];

export type ListId = (typeof lists)[number]["platformListId"];

export const githubLists: readonly TrackerList[] = lists;

export function isListId(text: string): text is ListId {
  return lists.some(({ platformListId }) => platformListId === text);
}

/** A duplicate is not planned either. Issues that were closed before GitHub knew reasons have none. */
export function listOf(state: string, reason: string | null | undefined): ListId {
  if (state !== "closed") return "open";
  return reason === "not_planned" || reason === "duplicate" ? "not_planned" : "completed";
}

/** What brings an issue into a list. */
export function stateOf(list: ListId): { readonly state: "open" | "closed"; readonly state_reason?: ListId } {
  return list === "open" ? { state: "open" } : { state: "closed", state_reason: list };
}
