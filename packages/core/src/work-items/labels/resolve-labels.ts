/** Turns labels as people name them into labels of a workspace. */
import { notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { Label } from "@eureka/contracts/label";
import type { Context } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { selectLabel, selectLabelsByName } from "./labels.store.ts";
import { makeLabel } from "./make-label.ts";

const labelId = idSchema("label");

/** An id must be a label of the workspace; a name that is missing there becomes a label, if the actor may make one. */
export async function resolveLabels(
  context: Context,
  workspaceId: Id<"workspace">,
  references: readonly string[],
): Promise<Label[]> {
  const resolved = new Map<Id<"label">, Label>();
  const names = new Map<string, string>();
  for (const reference of references) {
    const id = labelId.safeParse(reference);
    if (id.success) {
      const label = await selectLabel(context.transaction, id.data);
      if (label?.workspaceId !== workspaceId) throw notFound("label", id.data);
      resolved.set(label.id, label);
    } else names.set(reference.toLowerCase(), reference);
  }
  for (const label of await selectLabelsByName(context.transaction, workspaceId, [...names.values()])) {
    resolved.set(label.id, label);
    names.delete(label.name.toLowerCase());
  }
  for (const name of names.values()) {
    const label = await makeMissing(context, workspaceId, name);
    resolved.set(label.id, label);
  }
  return [...resolved.values()];
}

async function makeMissing(context: Context, workspaceId: Id<"workspace">, name: string): Promise<Label> {
  await requirePermission(context, "label:create", { scopes: [{ workspaceId }] });
  const made = await makeLabel(context, { workspaceId, name, color: "grey" });
  // Somebody else made it in the meantime, or the database folds a letter that JavaScript does not.
  const label = made ?? (await selectLabelsByName(context.transaction, workspaceId, [name]))[0];
  if (!label) throw notFound("label", name);
  return label;
}
