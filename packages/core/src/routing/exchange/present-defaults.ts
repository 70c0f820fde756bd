/** Where work goes now that no mapping leads anywhere, as far as the actor may know it. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { loadOrganization } from "../../tenancy/index.ts";
import type { NamedPlaces, SomePlace } from "./named-places.ts";

/** By the id of the connection; null is the organization. Removed connections have none. */
export type PresentDefaults = ReadonlyMap<Id<"connection"> | null, SomePlace>;

export async function loadPresentDefaults(context: Context, { connections }: NamedPlaces): Promise<PresentDefaults> {
  const { defaultWorkspaceId, defaultBoardId, defaultListId } = (await loadOrganization(context)).value;
  const found = new Map<Id<"connection"> | null, SomePlace>();
  if (defaultWorkspaceId) {
    found.set(null, { workspaceId: defaultWorkspaceId, boardId: defaultBoardId, listId: defaultListId });
  }
  for (const { id, isRemoved, defaultPlace } of connections.values()) {
    if (defaultPlace && !isRemoved) found.set(id, defaultPlace);
  }
  return found;
}
