import { workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { requirePermission, requireVisible } from "../../permissions/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { loadWorkItem, loadWorkItemForUpdate, type WorkItemTarget } from "../items/load-work-item.ts";
import { lockItems } from "./lock-items.ts";
import { mergeItems } from "./merge-items.ts";

export const mergeWorkItem = defineOperation({
  name: "work_item.merge",
  summary: "Make one work item of two that are the same work",
  description:
    "The duplicate's comments, files, checklist, people, labels, places and copies on platforms come to the work item, and so do the fields that it leaves empty; a title or description that gives way is kept as a comment. Then the duplicate is deleted: its id and its key lead to the work item from now on. Where both have a copy on one platform's board, the duplicate's copy is put away by the rules of that board. It cannot be taken back.",
  input: z.strictObject({
    id: workItemReferenceSchema,
    duplicateId: workItemReferenceSchema.meta({ description: "The item that becomes part of the other." }),
  }),
  output: workItemSchema,
  permission: "work_item:delete",
  effect: "danger",
  http: { method: "POST", path: "/work-items/{id}/merge" },
  command: { words: ["id", "duplicateId"] },
  example: {
    input: { id: exampleWorkItem.id, duplicateId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yd" },
    output: exampleWorkItem,
  },
  async target(context, { id, duplicateId }) {
    await lockItems(context, [id, duplicateId]);
    return loadWorkItemForUpdate(context, id);
  },
  async run(context, { duplicateId }, { item }) {
    const duplicate = await loadWorkItem(context, duplicateId);
    await requireVisible(context, "work_item:read", duplicate, duplicateId);
    await requireDeletion(context, duplicate);
    return mergeItems(context, item, duplicate.item);
  },
});

/** As for work_item.delete: the duplicate's home decides. */
async function requireDeletion(context: Context, { item }: WorkItemTarget): Promise<void> {
  const home = item.placements.filter(({ workspaceId }) => workspaceId === item.workspaceId);
  const scopes = [
    { workspaceId: item.workspaceId },
    ...home.map(({ workspaceId, boardId }) => ({ workspaceId, boardId })),
  ];
  await requirePermission(context, "work_item:delete", { scopes });
}
