import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleLabel } from "../examples.ts";
import { deleteLabelRow } from "./labels.store.ts";
import { loadLabelForUpdate } from "./load-label.ts";

export const deleteLabel = defineOperation({
  name: "label.delete",
  summary: "Delete a label, and take it off every work item",
  input: z.strictObject({ id: idSchema("label") }),
  output: z.strictObject({ id: idSchema("label") }).meta({ id: "DeletedLabel" }),
  permission: "label:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/labels/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleLabel.id }, output: { id: exampleLabel.id } },
  target: (context, input) => loadLabelForUpdate(context, input.id),
  run: async (context, { id }, { label }) => {
    await deleteLabelRow(context.transaction, id);
    context.emit({
      type: "label.deleted",
      subject: { type: "label", id },
      workspaceId: label.workspaceId,
      changes: { name: { from: label.name, to: null } },
    });
    return { id };
  },
});
