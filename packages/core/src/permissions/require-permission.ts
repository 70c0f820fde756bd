/** A further permission that an operation needs only for some inputs, checked inside it. */
import { forbidden } from "@eureka/contracts/errors";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context, Target } from "../operations/index.ts";
import { decideOn } from "./authorize-stage.ts";

/** Throws `permission.denied` unless the context's actor holds `permission` on the target; by default on the organization as a whole. */
export async function requirePermission(
  context: Context,
  permission: Permission,
  target: Pick<Target, "scopes" | "ownerId"> = { scopes: [] },
): Promise<void> {
  const { outcome } = await decideOn(context, permission, permission, target);
  if (outcome !== "allowed") throw forbidden(permission);
}
