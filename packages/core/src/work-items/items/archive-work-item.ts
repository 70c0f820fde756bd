import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";
import { setWorkItemArchived } from "./set-work-item-archived.ts";

export const archiveWorkItem = defineOperation({
  name: "work_item.archive",
  summary: "Put a work item away",
  description: "It keeps its places and everything that hangs on it, and can be unarchived.",
  input: z.strictObject({ id: workItemReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/archive" },
  command: { words: ["id"] },
  example: { input: { id: exampleWorkItem.id }, output: { ...exampleWorkItem, archivedAt: exampleWorkItem.updatedAt } },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: (context, _input, { item }) => setWorkItemArchived(context, item, true),
});
