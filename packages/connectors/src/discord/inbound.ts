/**
 * Discord's deliveries to universal events: interactions, which Discord signs and posts to our address, and dispatches of the gateway,
 * which our own socket hands over.
 *
 * An application has its interactions from one of the two: once it has an interactions endpoint, the gateway tells none. Should one come
 * both ways while that is changed, it is handled once all the same: its id is the delivery id on either way.
 */
import {
  ConnectorError,
  type InboundCapability,
  type InboundIdentity,
  type InboundRequest,
  type ParsedDelivery,
  replyWithJson,
} from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
import { GatewayDispatchEvents, InteractionResponseType, InteractionType } from "discord-api-types/v10";
import { z } from "zod";
import { publicKeySecret } from "./auth.ts";
import { mostOptions } from "./card-inputs.ts";
import { isSignedBy, signatureHeader, timestampHeader } from "./signature.ts";
import { translateDispatch } from "./translate-dispatch.ts";
import { guildOfInteraction, translateInteraction } from "./translate-interaction.ts";
import { frameSchema, interactionPlaceSchema, interactionSchema } from "./wire.ts";

/** Discord signs the time, but states no window: older than this, a delivery is taken for a copy. */
const timestampWindowSeconds = 300;

const placeSchema = z.object({ guild_id: z.string().min(1).max(255) });
const guildSchema = z.object({ id: z.string().min(1).max(255) });

export const discordInbound: InboundCapability = {
  timestampWindowSeconds,

  identify(request) {
    if (request.method !== "POST") return { kind: "unknown" };
    if (request.pathKey !== undefined) return { kind: "path_key", key: request.pathKey };
    const body = readJson(request);
    const frame = frameSchema.safeParse(body);
    if (frame.success) return identifyFrame(frame.data);
    const interaction = interactionPlaceSchema.safeParse(body);
    if (!interaction.success) return { kind: "unknown" };
    const { application_id: applicationId, type } = interaction.data;
    const guildId = type === InteractionType.Ping ? null : guildOfInteraction(interaction.data);
    return nameGuild(guildId, applicationId);
  },

  verify(request, secrets, now) {
    const timestamp = request.headers[timestampHeader];
    const signature = request.headers[signatureHeader];
    if (!timestamp || !signature) return { ok: false, reason: "signature_missing" };
    const publicKey = secrets[publicKeySecret];
    if (!publicKey) return { ok: false, reason: "secret_missing" };
    if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: "malformed" };
    if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > timestampWindowSeconds) {
      return { ok: false, reason: "timestamp_outside_window" };
    }
    return isSignedBy(publicKey, signature, timestamp, request.body)
      ? { ok: true }
      : { ok: false, reason: "signature_wrong" };
  },

  parse(request) {
    const body = readJson(request);
    try {
      const frame = frameSchema.safeParse(body);
      return keepReadable(
        frame.success ? translateDispatch(frame.data) : translateInteraction(interactionSchema.parse(body)),
      );
    } catch (cause) {
      if (!(cause instanceof z.ZodError)) throw cause;
      throw new ConnectorError("invalid", "The body is neither an interaction nor a dispatch of the gateway", {
        cause,
      });
    }
  },

  renderSuggestions(suggestions) {
    const choices = suggestions
      .slice(0, mostOptions)
      .map(({ label, value }) => ({ name: label.slice(0, 100), value: value.slice(0, 100) }));
    return replyWithJson({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
  },
};

/** What does not fit the schema of events after all is counted, not refused: Discord would only repeat it. */
function keepReadable(parsed: ParsedDelivery): ParsedDelivery {
  const events: UniversalEvent[] = [];
  const ignored = [...parsed.ignored];
  for (const event of parsed.events) {
    const read = universalEventSchema.safeParse(event);
    if (read.success) events.push(read.data);
    else ignored.push({ kind: `${event.type} unreadable` });
  }
  return { ...parsed, events, ignored };
}

function identifyFrame({ t, d, application_id: applicationId }: z.infer<typeof frameSchema>): InboundIdentity {
  if (t === GatewayDispatchEvents.InteractionCreate) {
    const interaction = interactionPlaceSchema.safeParse(d);
    return nameGuild(interaction.success ? guildOfInteraction(interaction.data) : null, applicationId);
  }
  const isGuild = t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildDelete;
  const guildId = isGuild ? guildSchema.safeParse(d).data?.id : placeSchema.safeParse(d).data?.guild_id;
  return nameGuild(guildId ?? null, applicationId);
}

function nameGuild(guildId: string | null, platformApplicationId: string): InboundIdentity {
  if (guildId === null) return { kind: "application", platformApplicationId };
  return { kind: "workspace", platformWorkspaceIds: [guildId], platformApplicationId };
}

function readJson({ body }: InboundRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
}
