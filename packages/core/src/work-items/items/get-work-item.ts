import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItem } from "./load-work-item.ts";

export const getWorkItem = defineOperation({
  name: "work_item.get",
  summary: "Read a work item",
  input: z.strictObject({ id: workItemReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleWorkItem.key }, output: exampleWorkItem },
  target: (context, input) => loadWorkItem(context, input.id),
  run: async (_context, _input, { item }) => item,
});
