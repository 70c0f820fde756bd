import { idSchema } from "@eureka/contracts/ids";
import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { adoptCategory } from "./adopt-category.ts";
import { assertMayPlace } from "./assert-may-place.ts";
import { findDestination, listOf } from "./find-destination.ts";
import { loadWorkItemForUpdate, readWorkItem } from "./load-work-item.ts";
import { assertNeedsNoApproval } from "./new-work-approval.ts";
import { placeItem } from "./place-item.ts";

export const placeWorkItem = defineOperation({
  name: "work_item.place",
  summary: "Place a work item on a further board",
  description:
    "Without a list it goes to the board's first list of the item's state. A list of another category is a new state, as in work_item.move.",
  input: z.strictObject({
    id: workItemReferenceSchema,
    boardId: idSchema("board"),
    listId: idSchema("list").optional(),
  }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/place" },
  command: { words: ["id", "boardId"] },
  example: { input: { id: exampleWorkItem.id, boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd" }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, { boardId, listId }, { item }) => {
    const destination = await findDestination(context, { boardId, listId }, { categories: [item.state] });
    await assertMayPlace(context, "work_item:create", destination);
    const list = listOf(destination);
    await assertNeedsNoApproval(context, list);
    const placed = await placeItem(context, item, list);
    // A list that the caller chose speaks for the item's state; one that we chose does not.
    if (!listId) return placed;
    await adoptCategory(context, placed, list.id, list);
    return readWorkItem(context, item.id);
  },
});
