import { idSchema } from "@eureka/contracts/ids";
import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";
import { unplaceItem } from "./unplace-item.ts";

export const unplaceWorkItem = defineOperation({
  name: "work_item.unplace",
  summary: "Take a work item off one of its boards",
  input: z.strictObject({ id: workItemReferenceSchema, boardId: idSchema("board") }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/unplace" },
  command: { words: ["id", "boardId"] },
  example: { input: { id: exampleWorkItem.id, boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd" }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: (context, { boardId }, { item }) => unplaceItem(context, item, boardId),
});
