/** Loads a channel mapping as an operation's target. */
import type { ChannelMapping } from "@eureka/contracts/channel-mapping";
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { selectMapping } from "./routing.store.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

export interface ChannelMappingTarget extends Target {
  readonly value: ChannelMapping;
}

/** Reads a mapping, locked against other changes when `lock` is set. Throws `channel_mapping.not_found`. */
export async function loadChannelMapping(
  context: Context,
  id: Id<"channel_mapping">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ChannelMappingTarget> {
  const row = await selectMapping(context.transaction, id, options);
  if (!row) throw notFound("channel_mapping", id);
  const value = viewChannelMapping(row);
  const scope = { workspaceId: value.workspaceId, ...(value.boardId && { boardId: value.boardId }) };
  return { noun: "channel_mapping", id, scopes: [scope], version: value.version, value };
}
