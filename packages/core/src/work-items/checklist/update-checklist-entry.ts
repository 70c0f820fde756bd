import { idSchema } from "@eureka/contracts/ids";
import { checklistEntrySchema, checklistEntryTextSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { exampleChecklistEntry } from "../examples.ts";
import { hasChanges } from "../has-changes.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { selectEntries, updateEntryRow } from "./checklist.store.ts";
import { loadChecklistEntryForUpdate } from "./load-checklist-entry.ts";
import { placeEntry } from "./place-entry.ts";

export const updateChecklistEntry = defineOperation({
  name: "checklist_entry.update",
  summary: "Change, tick or move an entry of a checklist",
  input: z.strictObject({
    id: idSchema("checklist_entry"),
    text: checklistEntryTextSchema.optional(),
    done: z.boolean().optional(),
    afterId: idSchema("checklist_entry")
      .nullable()
      .optional()
      .meta({ description: "The entry that shall stand above it; null puts it first." }),
  }),
  output: checklistEntrySchema,
  permission: "work_item:update",
  sight: "work_item:read",
  effect: "write",
  http: { method: "PATCH", path: "/checklist-entries/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleChecklistEntry.id, done: false }, output: exampleChecklistEntry },
  target: (context, input) => loadChecklistEntryForUpdate(context, input.id),
  run: async (context, { id, afterId, ...given }, { entry, item }) => {
    const wanted = { ...given, ...(afterId !== undefined && { position: await newPosition() }) };
    const changes = fieldChanges(entry, wanted);
    if (!hasChanges(changes)) return entry;
    const updated = await updateEntryRow(context.transaction, id, wanted, context.clock.now());
    emitItemEvent(context, "checklist_entry.updated", item, changes, { checklistEntryId: id });
    return updated;

    async function newPosition(): Promise<string> {
      const others = (await selectEntries(context.transaction, item.id)).filter((other) => other.id !== id);
      return placeEntry(context, others, afterId);
    }
  },
});
