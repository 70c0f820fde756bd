/** Channels as targets of operations, as far as the actor may know of them. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { type ChannelRow, selectChannel } from "./channels.store.ts";

export interface ChannelTarget extends Target {
  readonly noun: "channel";
  readonly id: Id<"channel">;
  readonly workspaceId: Id<"workspace">;
  readonly row: ChannelRow;
  /** How far the actor has read; null when he has not joined. */
  readonly readPosition: number | null;
}

/**
 * Loads a channel, locked against other changes when `lock` is set. Throws `channel.not_found` also for a private channel that the
 * actor is no member of, whatever his role: only the platform itself sees into all of them.
 */
export async function loadChannel(
  context: Context,
  id: Id<"channel">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ChannelTarget> {
  const found = await selectChannel(context.transaction, id, context.principal.memberId, options);
  if (!found || !isVisible(context, found)) throw notFound("channel", id);
  const { row, readPosition } = found;
  return {
    noun: "channel",
    id,
    scopes: [{ workspaceId: row.workspaceId }],
    version: row.version,
    workspaceId: row.workspaceId,
    row,
    readPosition,
  };
}

/** Whether the actor may know of a channel of a workspace that he can see. */
export function isVisible(
  context: Pick<Context, "actor">,
  { row, readPosition }: { readonly row: Pick<ChannelRow, "kind">; readonly readPosition: number | null },
): boolean {
  return row.kind === "public" || readPosition !== null || context.actor.type === "system";
}

/** Throws `channel.is_direct` for Eureka's conversation with one member. */
export function assertNotDirect({ row, id }: ChannelTarget): void {
  if (row.kind === "direct") throw new EurekaError("channel.is_direct", { id });
}

/** Throws `channel.archived`. */
export function assertNotArchived({ id, archivedAt }: Pick<ChannelRow, "id" | "archivedAt">): void {
  if (archivedAt) throw new EurekaError("channel.archived", { id });
}
