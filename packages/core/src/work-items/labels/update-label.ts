import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { labelColorSchema, labelNameSchema, labelSchema } from "@eureka/contracts/label";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { exampleLabel } from "../examples.ts";
import { hasChanges } from "../has-changes.ts";
import { updateLabelRow } from "./labels.store.ts";
import { loadLabelForUpdate } from "./load-label.ts";

export const updateLabel = defineOperation({
  name: "label.update",
  summary: "Change a label's name or colour",
  input: z.strictObject({
    id: idSchema("label"),
    name: labelNameSchema.optional(),
    color: labelColorSchema.optional(),
  }),
  output: labelSchema,
  permission: "label:update",
  effect: "write",
  http: { method: "PATCH", path: "/labels/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleLabel.id, color: "red" }, output: exampleLabel },
  target: (context, input) => loadLabelForUpdate(context, input.id),
  run: async (context, { id, ...given }, { label }) => {
    const changes = fieldChanges(label, given);
    if (!hasChanges(changes)) return label;
    const updated = await updateLabelRow(context.transaction, id, given, context.clock.now());
    if (!updated) throw new EurekaError("label.name_taken");
    context.emit({ type: "label.updated", subject: { type: "label", id }, workspaceId: label.workspaceId, changes });
    return updated;
  },
});
