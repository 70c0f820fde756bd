/** Whether the actor may know of something besides an operation's own target. */
import { notFound } from "@eureka/contracts/errors";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context, Target } from "../operations/index.ts";
import { decideOn } from "./authorize-stage.ts";

/** Throws not found, for the id by which it was asked for, unless the context's actor holds `sight` on the target. */
export async function requireVisible(
  context: Context,
  sight: Permission,
  target: Target,
  askedFor: string = target.id,
): Promise<void> {
  const { outcome } = await decideOn(context, sight, sight, target);
  if (outcome !== "allowed") throw notFound(target.noun, askedFor);
}
