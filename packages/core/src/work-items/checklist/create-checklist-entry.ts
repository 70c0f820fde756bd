import { EurekaError } from "@eureka/contracts/errors";
import { idSchema, newId } from "@eureka/contracts/ids";
import {
  checklistEntrySchema,
  checklistEntryTextSchema,
  workItemLimits,
  workItemReferenceSchema,
} from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleChecklistEntry } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { loadWorkItemForUpdate } from "../items/load-work-item.ts";
import { insertEntry, selectEntries } from "./checklist.store.ts";
import { placeEntry } from "./place-entry.ts";

export const createChecklistEntry = defineOperation({
  name: "checklist_entry.create",
  summary: "Add an entry to a work item's checklist",
  input: z.strictObject({
    workItemId: workItemReferenceSchema,
    text: checklistEntryTextSchema,
    done: z.boolean().default(false),
    afterId: idSchema("checklist_entry")
      .nullable()
      .optional()
      .meta({ description: "The entry above it; null puts it first, nothing last." }),
  }),
  output: checklistEntrySchema,
  permission: "work_item:update",
  effect: "write",
  http: { method: "POST", path: "/work-items/{workItemId}/checklist-entries", status: 201 },
  command: { words: ["workItemId", "text"] },
  example: {
    input: { workItemId: exampleChecklistEntry.workItemId, text: exampleChecklistEntry.text },
    output: exampleChecklistEntry,
  },
  target: (context, input) => loadWorkItemForUpdate(context, input.workItemId),
  run: async (context, { text, done, afterId }, { item }) => {
    const entries = await selectEntries(context.transaction, item.id);
    if (entries.length >= workItemLimits.checklist) {
      throw new EurekaError("work_item.too_many", { limit: workItemLimits.checklist, what: "checklist entries" });
    }
    const createdAt = context.clock.now();
    const entry = await insertEntry(context.transaction, {
      id: newId("checklist_entry", createdAt.getTime()),
      workItemId: item.id,
      text,
      done,
      position: await placeEntry(context, entries, afterId),
      createdAt,
    });
    const changes = { text: { from: null, to: text }, done: { from: null, to: done } };
    emitItemEvent(context, "checklist_entry.created", item, changes, { checklistEntryId: entry.id });
    return entry;
  },
});
