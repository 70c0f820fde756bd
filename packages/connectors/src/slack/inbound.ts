/** Slack's deliveries to universal events; pure. A frame of Socket Mode is read like the request that it stands for. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundIdentity,
  type ParsedDelivery,
  replyWithJson,
} from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
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
    const { facts } = delivery;
    if (delivery.kind === "notice") return finish(facts, [], [delivery.name]);
    if (delivery.kind === "command") return finish(facts, [translateCommand(delivery.body, facts)], []);
    if (delivery.kind === "interaction") {
      const { events, ignored, reply } = translateInteraction(delivery.body, facts);
      return { ...finish(facts, events, ignored), ...(reply && { reply }) };
    }
    const { event } = delivery.body;
    const fields = translateEvent(event, facts);
    return finish(facts, fields ? [fields] : [], fields ? [] : [kindOf(event)]);
  },
};

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
