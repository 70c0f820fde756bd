/** Whether the context's actor holds a permission on a second place, as a question instead of a refusal. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context, Target } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";

export async function isPermitted(
  context: Context,
  permission: Permission,
  place: Pick<Target, "scopes">,
): Promise<boolean> {
  try {
    await requirePermission(context, permission, { scopes: place.scopes });
    return true;
  } catch (error) {
    if (error instanceof EurekaError && error.code === "permission.denied") return false;
    throw error;
  }
}
