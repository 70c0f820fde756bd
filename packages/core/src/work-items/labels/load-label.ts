/** Loads a label as an operation's target. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Label } from "@eureka/contracts/label";
import type { Context, Target } from "../../operations/index.ts";
import { lockLabel } from "./labels.store.ts";

export interface LabelTarget extends Target {
  readonly label: Label;
}

/** Reads and locks a label. Throws `label.not_found`. */
export async function loadLabelForUpdate(context: Context, id: Id<"label">): Promise<LabelTarget> {
  const label = await lockLabel(context.transaction, id);
  if (!label) throw notFound("label", id);
  return { noun: "label", id, scopes: [{ workspaceId: label.workspaceId }], version: label.version, label };
}
