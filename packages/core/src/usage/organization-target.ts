import type { Context, Target } from "../operations/index.ts";

/** The organization as a whole, for what lies at no workspace: only a role over all of it reaches it. */
export function organizationTarget(context: Pick<Context, "organizationId">): Target {
  return { noun: "organization", id: context.organizationId, scopes: [] };
}
