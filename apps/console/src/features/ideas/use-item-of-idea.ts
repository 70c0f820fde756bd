import { eurekaApi } from "@eureka/sdk/rtk-query";
import type { Idea } from "./types.ts";

type ItemOfIdea = Idea["workItems"][number];

/** An item of an idea as it is by now: the answer about the idea is not read again with every change of the item. */
export function useItemOfIdea(item: ItemOfIdea): ItemOfIdea {
  const { data } = eurekaApi.useWorkItemGetQuery({ id: item.id });
  if (!data) return item;
  const { id, key, title, state, completedAt, archivedAt } = data;
  return { id, key, title, state, completedAt, isArchived: archivedAt !== null };
}
