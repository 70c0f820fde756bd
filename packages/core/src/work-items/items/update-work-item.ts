import {
  dueSchema,
  prioritySchema,
  workItemDescriptionSchema,
  workItemLabelsSchema,
  workItemReferenceSchema,
  workItemSchema,
  workItemTitleSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { hasChanges } from "../has-changes.ts";
import { replaceItemLabels } from "../labels/labels.store.ts";
import { resolveLabels } from "../labels/resolve-labels.ts";
import { checkDue } from "./check-due.ts";
import { toDueColumns } from "./due-columns.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { findParent } from "./find-parent.ts";
import { loadWorkItemForUpdate, readWorkItem } from "./load-work-item.ts";
import { namesOf } from "./make-work-item.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

export const updateWorkItem = defineOperation({
  name: "work_item.update",
  summary: "Change fields of a work item",
  description: "Labels replace those that the item has. Moving it to another list is work_item.move.",
  input: z.strictObject({
    id: workItemReferenceSchema,
    title: workItemTitleSchema.optional(),
    description: workItemDescriptionSchema.optional(),
    priority: prioritySchema.optional(),
    due: dueSchema.nullable().optional(),
    labels: workItemLabelsSchema.optional(),
    parentId: workItemReferenceSchema
      .nullable()
      .optional()
      .meta({ description: "The work item that it is a part of; null: of none." }),
  }),
  output: workItemSchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "PATCH", path: "/work-items/{id}" },
  command: {
    words: ["id"],
    assigns: {
      name: "title",
      title: "title",
      desc: "description",
      description: "description",
      due: "due",
      priority: "priority",
      labels: "labels",
      parent: "parentId",
    },
    chat: {
      verb: "update",
      help: "update <item> <name|description|due|priority|labels|parent>=<value>: change a work item",
    },
  },
  example: { input: { id: exampleWorkItem.id, title: "Fix login page", labels: ["bug"] }, output: exampleWorkItem },
  target: (context, input) => loadWorkItemForUpdate(context, input.id),
  run: async (context, { id: _id, labels, due, parentId, ...texts }, { item }) => {
    const wantedLabels = labels && (await resolveLabels(context, item.workspaceId, labels));
    const parent = typeof parentId === "string" ? await findParent(context, item, parentId) : parentId;
    const changes = fieldChanges(
      { ...item, labels: namesOf(item).toSorted(), parent: item.parent?.key ?? null },
      {
        ...texts,
        due,
        labels: wantedLabels?.map(({ name }) => name).toSorted(),
        parent: parent === undefined ? undefined : (parent?.key ?? null),
      },
    );
    if (!hasChanges(changes)) return item;
    if (changes.due) checkDue(context, due);
    if (wantedLabels)
      await replaceItemLabels(
        context.transaction,
        item.id,
        wantedLabels.map((label) => label.id),
      );
    const columns = {
      ...texts,
      ...(due !== undefined && toDueColumns(due)),
      ...(parent !== undefined && { parentId: parent?.id ?? null }),
    };
    await updateWorkItemRow(context.transaction, item.id, columns, context.clock.now());
    const parentIds = changes.parent ? [item.parent, parent].flatMap((each) => each?.id ?? []) : null;
    emitItemEvent(context, "work_item.updated", item, changes, parentIds ? { parentIds } : {});
    return readWorkItem(context, item.id);
  },
});
