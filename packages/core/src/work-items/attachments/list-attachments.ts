import { attachmentsSchema, workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleAttachment } from "../examples.ts";
import { loadWorkItem } from "../items/load-work-item.ts";
import { selectAttachments } from "./attachments.store.ts";

export const listAttachments = defineOperation({
  name: "attachment.list",
  summary: "List the files that are attached to a work item",
  input: z.strictObject({ workItemId: workItemReferenceSchema }),
  output: attachmentsSchema,
  permission: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/attachments" },
  command: { words: ["workItemId"] },
  example: { input: { workItemId: exampleAttachment.workItemId }, output: { data: [exampleAttachment] } },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async (context, _input, { item }) => ({ data: await selectAttachments(context.transaction, item.id) }),
});
