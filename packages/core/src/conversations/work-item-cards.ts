/** Cards of work items, which follow them to their end. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { loadWorkItem } from "../work-items/index.ts";
import { sayItem } from "./item-message.ts";
import type { CardSubject } from "./refresh-cards.ts";

export const workItemCards: CardSubject = {
  type: "work_item",
  handler: "conversations.refresh-cards",
  on: [
    "external_link.changed",
    "work_item.archived",
    "work_item.assigned",
    "work_item.deleted",
    "work_item.merged",
    "work_item.moved",
    "work_item.placed",
    "work_item.unarchived",
    "work_item.unassigned",
    "work_item.unplaced",
    "work_item.updated",
  ],
  async draw(context, id) {
    try {
      return await sayItem(context, (await loadWorkItem(context, id as Id<"work_item">)).item);
    } catch (error) {
      if (error instanceof EurekaError && error.code === "work_item.not_found") return null;
      throw error;
    }
  },
};
