/** Where work may go that comes through a connection. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { findWorkspacePlace } from "../permissions/index.ts";

/** Throws `workspace.not_found` for a workspace that does not exist, and for anybody's personal one: it is nobody else's business. */
export async function assertTeamPlace(context: Context, workspaceId: Id<"workspace">): Promise<void> {
  const place = await findWorkspacePlace(context, workspaceId);
  if (place?.kind !== "team") throw notFound("workspace", workspaceId);
}
