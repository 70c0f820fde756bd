import { personOf } from "@eureka/contracts/actor";
import {
  destinationFields,
  dueSchema,
  prioritySchema,
  workItemAssigneesSchema,
  workItemDescriptionSchema,
  workItemLabelsSchema,
  workItemReferenceSchema,
  workItemSchema,
  workItemSourceSchema,
  workItemTitleSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleWorkItem } from "../examples.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { findDestination, listOf } from "./find-destination.ts";
import { findParent } from "./find-parent.ts";
import { makeWorkItem } from "./make-work-item.ts";
import { askForNewWork } from "./new-work-approval.ts";

export const createWorkItem = defineOperation({
  name: "work_item.create",
  summary: "Make a work item",
  description:
    "It goes to the end of the list, of the board's first open list, or of the default board's. Where the board's new work needs approval, the answer is the decision that it waits for.",
  input: z.strictObject({
    ...destinationFields,
    title: workItemTitleSchema,
    description: workItemDescriptionSchema.default(""),
    priority: prioritySchema.default("none"),
    due: dueSchema.nullable().default(null),
    labels: workItemLabelsSchema.default([]),
    assignees: workItemAssigneesSchema.default([]),
    parentId: workItemReferenceSchema.optional().meta({ description: "The work item that it becomes a part of." }),
    source: workItemSourceSchema.optional().meta({ description: "The message that the item is made from." }),
  }),
  output: workItemSchema,
  permission: "work_item:create",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/work-items", status: 201 },
  command: { words: ["title"] },
  example: {
    input: {
      listId: "lst_01k8z7v3q8e9mbtz5a6rx4w2yc",
      title: "Fix login page",
      description: "The button does **nothing** on Safari.",
      priority: "urgent",
      due: { type: "date", date: "2026-12-04" },
      labels: ["bug"],
      assignees: ["@ann"],
    },
    output: exampleWorkItem,
  },
  target: (context, input) => findDestination(context, input),
  approval: (context, input, target) =>
    askForNewWork(context, target, async () => ({
      ...input,
      assignees: await resolvePeople(context, input.assignees),
      parentId: input.parentId === undefined ? undefined : (await findParent(context, null, input.parentId)).id,
      source: input.source ?? null,
    })),
  run: async (context, input, target) => {
    const list = listOf(target);
    const assignees = await resolvePeople(context, input.assignees);
    const parent = input.parentId === undefined ? null : await findParent(context, null, input.parentId);
    return makeWorkItem(context, list, {
      ...input,
      assignees,
      parent,
      source: input.source ?? null,
      createdBy: personOf(context.actor, context.onBehalfOf),
    });
  },
});
