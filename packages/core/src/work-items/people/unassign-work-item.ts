import { personReferenceSchema, workItemReferenceSchema, workItemSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { loadWorkItemForUpdate, readWorkItem } from "../items/load-work-item.ts";
import { updateWorkItemRow } from "../items/work-items.store.ts";
import { deleteAssignee } from "./people.store.ts";
import { resolvePeople } from "./resolve-people.ts";

export const unassignWorkItem = defineOperation({
  name: "work_item.unassign",
  summary: "Take a work item off a person",
  input: z.strictObject({ id: workItemReferenceSchema, assignee: personReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/unassign" },
  command: { words: ["id", "assignee"] },
  example: { input: { id: exampleWorkItem.id, assignee: "@ann" }, output: { ...exampleWorkItem, assignees: [] } },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, { assignee }, { item }) => {
    // Somebody who was deactivated cannot be found any more, but can be taken off.
    const assigned = item.assignees.find(({ id }) => id === assignee);
    const person = assigned ?? (await resolvePeople(context, [assignee]))[0];
    if (!person || !(await deleteAssignee(context.transaction, item.id, person))) return item;
    await updateWorkItemRow(context.transaction, item.id, {}, context.clock.now());
    const without = await readWorkItem(context, item.id);
    const changes = { assignees: { from: item.assignees, to: without.assignees } };
    emitItemEvent(context, "work_item.unassigned", item, changes, { person });
    return without;
  },
});
