/** What is kept of a delivery, however it came in. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundReply,
  type InboundRequest,
  type ParsedDelivery,
} from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { DeliveryConnection } from "../connections/index.ts";
import type { AcceptedDelivery } from "./inbound-events.store.ts";
import { keepRequest } from "./keep-request.ts";
import { orderOfEvent } from "./order-of-event.ts";

/** The answer where a platform expects none in particular. */
export const acknowledgement: InboundReply = { status: 200, headers: {}, body: "" };

/** Throws `inbound_event.malformed` for a body that is not what the platform sends. */
export function parseDelivery(inbound: InboundCapability, request: InboundRequest): ParsedDelivery {
  try {
    return inbound.parse(request);
  } catch (error) {
    if (error instanceof ConnectorError) throw new EurekaError("inbound_event.malformed", {}, { cause: error });
    throw error;
  }
}

/**
 * Nothing for a paused connection, and nothing without an event of the connection's own platform workspace. What no event was made of is
 * kept without a job.
 */
export function toDelivery(
  connection: DeliveryConnection,
  request: InboundRequest,
  parsed: ParsedDelivery,
): AcceptedDelivery[] {
  const { organizationId, connectionId, state, platformWorkspaceId } = connection;
  const own = parsed.events.filter(
    (event) => platformWorkspaceId === null || event.platformWorkspaceId === platformWorkspaceId,
  );
  const isUnknown = parsed.events.length === 0 && parsed.ignored.length > 0;
  if (state !== "active" || (own.length === 0 && !isUnknown)) return [];
  const parts = own.map((event) => ({ number: event.deliveryPart, orderingKey: orderOfEvent(connectionId, event) }));
  return [
    {
      organizationId,
      connectionId,
      deliveryId: parsed.deliveryId,
      request: keepRequest(request),
      body: request.body,
      parts,
    },
  ];
}
