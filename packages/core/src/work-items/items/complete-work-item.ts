import { EurekaError } from "@eureka/contracts/errors";
import type { Placement, WorkItem } from "@eureka/contracts/work-item";
import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { findFirstList, type ListOnBoard, selectList } from "../lists/lists.store.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";
import { relocateItem } from "./relocate-item.ts";

export const completeWorkItem = defineOperation({
  name: "work_item.complete",
  summary: "Mark a work item as done",
  description: "It moves to the first list of category done on each of its boards.",
  input: z.strictObject({ id: workItemReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/complete" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleWorkItem.id },
    output: { ...exampleWorkItem, state: "done", completedAt: exampleWorkItem.updatedAt },
  },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, _input, { item }) => {
    if (item.state === "done") return item;
    if (item.archivedAt) throw new EurekaError("work_item.archived", { id: item.id });
    const { placement, list } = await findDoneList(context, item);
    return relocateItem(context, item, placement, list);
  },
});

async function findDoneList(context: Context, item: WorkItem): Promise<{ placement: Placement; list: ListOnBoard }> {
  for (const placement of item.placements) {
    const listId = await findFirstList(context.transaction, placement.boardId, ["done"], false);
    const list = listId && (await selectList(context.transaction, listId));
    if (list) return { placement, list };
  }
  throw new EurekaError("board.has_no_list", { id: item.placements[0]?.boardId ?? "" });
}
