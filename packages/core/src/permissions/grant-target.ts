/** The place of a grant as the pipeline checks it: what a member may not see there does not exist for him. */
import type { GrantScope } from "@eureka/contracts/grant";
import type { Context, Target } from "../operations/index.ts";

export function targetAt(context: Context, scope: GrantScope): Target {
  if (scope.type === "organization") return { noun: "organization", id: context.organizationId, scopes: [] };
  return { noun: "workspace", id: scope.workspaceId, scopes: [{ workspaceId: scope.workspaceId }] };
}
