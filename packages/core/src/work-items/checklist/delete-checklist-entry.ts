import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleChecklistEntry } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { deleteEntryRow } from "./checklist.store.ts";
import { loadChecklistEntryForUpdate } from "./load-checklist-entry.ts";

export const deleteChecklistEntry = defineOperation({
  name: "checklist_entry.delete",
  summary: "Take an entry off a checklist",
  input: z.strictObject({ id: idSchema("checklist_entry") }),
  output: z.strictObject({ id: idSchema("checklist_entry") }).meta({ id: "DeletedChecklistEntry" }),
  permission: "work_item:update",
  sight: "work_item:read",
  effect: "write",
  http: { method: "DELETE", path: "/checklist-entries/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleChecklistEntry.id }, output: { id: exampleChecklistEntry.id } },
  target: (context, input) => loadChecklistEntryForUpdate(context, input.id),
  run: async (context, { id }, { entry, item }) => {
    await deleteEntryRow(context.transaction, id);
    const changes = { text: { from: entry.text, to: null }, done: { from: entry.done, to: null } };
    emitItemEvent(context, "checklist_entry.deleted", item, changes, {
      checklistEntryId: id,
      position: entry.position,
    });
    return { id };
  },
});
