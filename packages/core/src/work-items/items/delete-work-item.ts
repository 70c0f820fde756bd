import { idSchema } from "@eureka/contracts/ids";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { deleteItem } from "./delete-item.ts";
import { loadWorkItemForUpdate } from "./load-work-item.ts";

export const deleteWorkItem = defineOperation({
  name: "work_item.delete",
  summary: "Delete a work item for good",
  description:
    "Its comments, checklist and places go with it; what happened to it stays in the events. Only its home workspace can delete it.",
  input: z.strictObject({ id: workItemReferenceSchema }),
  output: z.strictObject({ id: idSchema("work_item"), key: z.string() }).meta({ id: "DeletedWorkItem" }),
  permission: "work_item:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/work-items/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleWorkItem.id }, output: { id: exampleWorkItem.id, key: exampleWorkItem.key } },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, _input, { item }) => {
    const home = item.placements.filter(({ workspaceId }) => workspaceId === item.workspaceId);
    const scopes = [
      { workspaceId: item.workspaceId },
      ...home.map(({ workspaceId, boardId }) => ({ workspaceId, boardId })),
    ];
    await requirePermission(context, "work_item:delete", { scopes });
    await deleteItem(context, item);
    return { id: item.id, key: item.key };
  },
});
