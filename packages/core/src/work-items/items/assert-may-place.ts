/** The second place of an operation: whoever puts an item into a list needs rights on that list's board too. */
import { notFound } from "@eureka/contracts/errors";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context, Target } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { isPermitted } from "../is-permitted.ts";

/** Throws not found for a place that the actor cannot see, `permission.denied` for one that he sees but may not change. */
export async function assertMayPlace(context: Context, permission: Permission, place: Target): Promise<void> {
  if (!(await isPermitted(context, "board:read", place))) throw notFound(place.noun, place.id);
  await requirePermission(context, permission, place);
}
