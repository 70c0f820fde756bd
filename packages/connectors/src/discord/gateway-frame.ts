/** A dispatch of the gateway as the body of a delivery. See `frameSchema` for what is added to it. */
import { GatewayDispatchEvents as Dispatch, type GatewayDispatchPayload } from "discord-api-types/v10";
import { z } from "zod";
import type { WireChannel } from "./wire.ts";

/** What is handed over at all; everything else the line needs for itself, or nobody needs it. */
const wanted: ReadonlySet<string> = new Set([
  Dispatch.MessageCreate,
  Dispatch.MessageUpdate,
  Dispatch.MessageDelete,
  Dispatch.MessageDeleteBulk,
  Dispatch.MessageReactionAdd,
  Dispatch.MessageReactionRemove,
  Dispatch.ChannelCreate,
  Dispatch.ChannelUpdate,
  Dispatch.ChannelDelete,
  Dispatch.GuildMemberAdd,
  Dispatch.GuildMemberUpdate,
  Dispatch.GuildMemberRemove,
  Dispatch.GuildCreate,
  Dispatch.GuildDelete,
  Dispatch.InteractionCreate,
]);

export function isWanted({ t }: Pick<GatewayDispatchPayload, "t">): boolean {
  return wanted.has(t);
}

export interface FrameSurroundings {
  readonly applicationId: string;
  readonly sessionId: string;
  readonly channel: WireChannel | undefined;
  readonly receivedAt: Date;
}

/** A guild comes with all its people, channels and roles: only what tells of the guild itself is handed over. */
const guildSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  unavailable: z.boolean().optional(),
  joined_at: z.string().optional(),
});

export function writeFrame({ op, t, s, d }: GatewayDispatchPayload, surroundings: FrameSurroundings): string {
  const { applicationId, sessionId, channel, receivedAt } = surroundings;
  return JSON.stringify({
    op,
    t,
    s,
    d: t === Dispatch.GuildCreate ? guildSchema.parse(d) : d,
    application_id: applicationId,
    session_id: sessionId,
    ...(channel && { channel }),
    received_at: receivedAt.toISOString(),
  });
}
