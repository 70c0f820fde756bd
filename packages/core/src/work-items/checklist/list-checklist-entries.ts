import { checklistSchema, workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleChecklistEntry } from "../examples.ts";
import { loadWorkItem } from "../items/load-work-item.ts";
import { selectEntries } from "./checklist.store.ts";

export const listChecklistEntries = defineOperation({
  name: "checklist_entry.list",
  summary: "Read a work item's checklist",
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: checklistSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/checklist-entries" },
  command: { words: ["workItemId"] },
  example: { input: { workItemId: exampleChecklistEntry.workItemId }, output: { data: [exampleChecklistEntry] } },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async (context, _input, { item }) => ({ data: await selectEntries(context.transaction, item.id) }),
});
