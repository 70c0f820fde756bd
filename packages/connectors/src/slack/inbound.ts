/** Slack's deliveries to universal events; pure. A frame of Socket Mode is read like the request that it stands for. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundIdentity,
  type ParsedDelivery,
  replyWithJson,
} from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { slackName } from "./name.ts";
import { type DeliveryFacts, instantOf, readDelivery } from "./read-delivery.ts";
import { timestampWindowSeconds, verifySlackRequest } from "./signature.ts";
import { translateCommand } from "./translate-command.ts";
import { translateEvent } from "./translate-events.ts";
import { translateInteraction } from "./translate-interaction.ts";
import type { EventBody } from "./wire.ts";

export const slackInbound: InboundCapability = {
  timestampWindowSeconds,
  verify: verifySlackRequest,

  identify(request): InboundIdentity {
    if (request.method !== "POST") return { kind: "unknown" };
    const delivery = readDelivery(request);
    if (delivery?.kind === "probe") return { kind: "unsigned", reply: { status: 200, headers: {}, body: "" } };
    if (request.pathKey !== undefined) return { kind: "path_key", key: request.pathKey };
    if (!delivery) return { kind: "unknown" };
    if (delivery.kind === "handshake") return { kind: "application" };
    const { workspaceIds, applicationId } = delivery.facts;
    return {
      kind: "workspace",
      platformWorkspaceIds: workspaceIds,
      ...(applicationId !== null && { platformApplicationId: applicationId }),
    };
  },

  parse(request): ParsedDelivery {
    const delivery = readDelivery(request);
    if (!delivery || delivery.kind === "probe")
      throw new ConnectorError("invalid", "The body is not a delivery of Slack");
    if (delivery.kind === "handshake") {
      const { challenge } = delivery;
      const deliveryId = `handshake-${challenge}`.slice(0, 255);
      return { deliveryId, events: [], ignored: [], reply: replyWithJson({ challenge }) };
    }
    const facts = factsFor(request.platformWorkspaceId, delivery.facts);
    if (delivery.kind === "notice") return finish(facts, [], [delivery.name]);
    if (delivery.kind === "command") return finish(facts, [translateCommand(delivery.body, facts)], []);
    if (delivery.kind === "interaction") {
      const { events, ignored, reply } = translateInteraction(delivery.body, facts);
      return { ...finish(facts, events, ignored), ...(reply && { reply }) };
    }
    const { event } = delivery.body;
    const fields = translateEvent(event, facts);
    const shared = sharedChannelOf(delivery.body);
    const parsed = finish(facts, fields ? [fields] : [], fields ? [] : [kindOf(event)]);
    return { ...parsed, ...(shared !== null && { sharedChannelId: shared }) };
  },
};

/** Slack names one installation of those that may see the event; another one's bot is not in it. */
function factsFor(platformWorkspaceId: string | undefined, facts: DeliveryFacts): DeliveryFacts {
  if (platformWorkspaceId === undefined || platformWorkspaceId === facts.workspaceIds[0]) return facts;
  return { ...facts, workspaceIds: [platformWorkspaceId], ourUserIds: [] };
}

const messageSchema = z.looseObject({ type: z.literal("message"), channel: z.string().min(1) });

/** What people say in a channel of Slack Connect is delivered once for each application, however many of its workspaces installed it. */
function sharedChannelOf({ is_ext_shared_channel: isShared, event }: EventBody): string | null {
  return (isShared && messageSchema.safeParse(event).data?.channel) || null;
}

function kindOf({ type, subtype }: EventBody["event"]): string {
  return subtype ? `${type}.${subtype}` : type;
}

/** Puts the envelope around each event. What does not fit the schema after all is counted, not refused: Slack would only repeat it. */
function finish(
  facts: DeliveryFacts,
  translated: readonly Record<string, unknown>[],
  ignored: readonly string[],
): ParsedDelivery {
  const events: UniversalEvent[] = [];
  const kinds = [...ignored];
  const { deliveryId } = facts;
  for (const fields of translated) {
    const event = universalEventSchema.safeParse({
      version: 1,
      platform: slackName,
      platformWorkspaceId: facts.workspaceIds[0],
      deliveryId,
      deliveryPart: events.length,
      occurredAt: instantOf(facts.sentAt),
      ...fields,
    });
    if (event.success) events.push(event.data);
    else kinds.push(`${fields.type}.unreadable`);
  }
  return { deliveryId, events, ignored: kinds.map((kind) => ({ kind })) };
}
