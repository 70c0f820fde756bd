/** What permissions must know of a workspace. Neither its kind nor its owner ever changes, so remembering them is safe. */
import type { Id } from "@eureka/contracts/ids";
import { createCache } from "@eureka/kit/cache";
import type { Context } from "../operations/index.ts";
import { selectWorkspacePlace, type WorkspacePlaceRow } from "./permissions.store.ts";

const places = createCache<WorkspacePlaceRow | null>({ maxEntries: 50_000, ttlMs: 3_600_000 });

/** The kind and the owner of a workspace of the context's organization, or null when it has no such workspace. */
export async function findWorkspacePlace(
  context: Pick<Context, "organizationId" | "transaction">,
  workspaceId: Id<"workspace">,
): Promise<WorkspacePlaceRow | null> {
  const key = `${context.organizationId} ${workspaceId}`;
  const known = places.peek(key);
  if (known) return known;
  // Loaded in the caller's own transaction, never shared with another caller's: that one may end first.
  const place = await selectWorkspacePlace(context.transaction, workspaceId);
  if (place) await places.get(key, () => place);
  return place;
}
