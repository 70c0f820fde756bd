import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";

/** The workspaces whose usage the actor may see; null where it is all of the organization's. */
export async function visibleUsage(context: Context): Promise<Id<"workspace">[] | null> {
  const { organization, workspaceIds } = await visiblePlaces(context, "usage_record:read");
  return organization ? null : workspaceIds;
}
