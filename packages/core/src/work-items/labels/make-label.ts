/** Makes a label. */
import type { Id } from "@eureka/contracts/ids";
import type { Label, LabelColor } from "@eureka/contracts/label";
import type { Context } from "../../operations/index.ts";
import { insertLabel } from "./labels.store.ts";

export interface NewLabel {
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly color: LabelColor;
}

/** Inserts a label and states `label.created`; null when the workspace has one of this name already. */
export async function makeLabel(context: Context, given: NewLabel): Promise<Label | null> {
  const label = await insertLabel(context.transaction, { ...given, createdAt: context.clock.now() });
  if (!label) return null;
  context.emit({
    type: "label.created",
    subject: { type: "label", id: label.id },
    workspaceId: label.workspaceId,
    changes: { name: { from: null, to: label.name }, color: { from: null, to: label.color } },
  });
  return label;
}
