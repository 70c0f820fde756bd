import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";
import { setWorkItemArchived } from "./set-work-item-archived.ts";

export const unarchiveWorkItem = defineOperation({
  name: "work_item.unarchive",
  summary: "Take an archived work item back into use",
  input: z.strictObject({ id: workItemReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/unarchive" },
  command: { words: ["id"] },
  example: { input: { id: exampleWorkItem.id }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: (context, _input, { item }) => setWorkItemArchived(context, item, false),
});
