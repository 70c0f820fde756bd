/** Makes channels, for operations and for what happens by itself. */
import type { ChannelKind } from "@eureka/contracts/channel";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { type ChannelRow, insertChannel } from "./channels.store.ts";
import { emitChannelEvent } from "./emit-channel-event.ts";

interface NewChannel {
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly topic?: string | undefined;
  readonly kind: ChannelKind;
  readonly directMemberId?: Id<"member">;
}

/** Null when the workspace has a public channel of the name, or the member a direct one, already. */
export async function makeChannel(context: Context, input: NewChannel): Promise<ChannelRow | null> {
  const now = context.clock.now();
  const channel = await insertChannel(context.transaction, {
    organizationId: context.organizationId,
    id: newId("channel", now.getTime()),
    workspaceId: input.workspaceId,
    name: input.name,
    topic: input.topic ?? "",
    kind: input.kind,
    directMemberId: input.directMemberId ?? null,
    createdAt: now,
    updatedAt: now,
  });
  if (channel) emitChannelEvent(context, channel, "created", { name: { from: null, to: channel.name } });
  return channel;
}
