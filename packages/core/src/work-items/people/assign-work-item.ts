import { EurekaError } from "@eureka/contracts/errors";
import {
  personReferenceSchema,
  workItemLimits,
  workItemReferenceSchema,
  workItemSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { loadWorkItemForUpdate, readWorkItem } from "../items/load-work-item.ts";
import { updateWorkItemRow } from "../items/work-items.store.ts";
import { insertAssignee } from "./people.store.ts";
import { resolvePeople } from "./resolve-people.ts";

export const assignWorkItem = defineOperation({
  name: "work_item.assign",
  summary: "Give a work item to a person",
  input: z.strictObject({ id: workItemReferenceSchema, assignee: personReferenceSchema }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{id}/assign" },
  command: { words: ["id", "assignee"] },
  example: { input: { id: exampleWorkItem.id, assignee: "@ann" }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, { assignee }, { item }) => {
    const [person] = await resolvePeople(context, [assignee]);
    if (!person || item.assignees.some(({ id }) => id === person.id)) return item;
    if (item.assignees.length >= workItemLimits.assignees) {
      throw new EurekaError("work_item.too_many", { limit: workItemLimits.assignees, what: "assignees" });
    }
    const now = context.clock.now();
    await insertAssignee(context.transaction, item.id, person, now);
    await updateWorkItemRow(context.transaction, item.id, {}, now);
    const assigned = await readWorkItem(context, item.id);
    const changes = { assignees: { from: item.assignees, to: assigned.assignees } };
    emitItemEvent(context, "work_item.assigned", item, changes, { person });
    return assigned;
  },
});
