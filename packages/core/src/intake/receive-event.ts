/** The entrance: a request of a platform is verified, stored and queued; what it means is found out later. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundReply,
  type InboundRequest,
  type ParsedDelivery,
} from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { type DeliveryConnection, findDeliveryConnections, findInstalledConnector } from "../connections/index.ts";
import type { Ports } from "../operations/index.ts";
import { acceptQueueOf } from "./accept-queue.ts";
import type { AcceptedDelivery } from "./inbound-events.store.ts";
import { keepRequest } from "./keep-request.ts";
import { orderOfEvent } from "./order-of-event.ts";

const acknowledgement: InboundReply = { status: 200, headers: {}, body: "" };

/**
 * Takes a delivery in and gives the platform's answer, once what it says is committed. A repeated delivery is acknowledged again.
 * Throws `route.not_found` for what no connector understands, `inbound_event.refused` for what nobody here signed,
 * `inbound_event.malformed` for a signed body that makes no sense, `server.unavailable` when too much arrives at once.
 */
export async function receiveEvent(
  ports: Ports,
  connectorName: string,
  request: InboundRequest,
): Promise<InboundReply> {
  const inbound = findInbound(ports, connectorName);
  const identity = inbound?.identify(request);
  if (!inbound || !identity || identity.kind === "unknown") {
    throw new EurekaError("route.not_found", { method: request.method, path: `/hooks/${connectorName}` });
  }
  if (identity.kind === "unsigned") return identity.reply;
  const claimed = await findDeliveryConnections(ports, connectorName, identity);
  const connections = await verifyFor(ports, inbound, request, claimed);
  const delivery = parse(inbound, request);
  const deliveries = connections.flatMap((connection) => toDelivery(connection, request, delivery));
  const queue = acceptQueueOf(ports);
  await Promise.all(deliveries.map((accepted) => queue.accept(accepted)));
  return delivery.reply ?? acknowledgement;
}

function findInbound(ports: Ports, connectorName: string): InboundCapability | undefined {
  return ports.connectors.has(connectorName)
    ? findInstalledConnector(ports, connectorName).connector.inbound
    : undefined;
}

/** Several organizations may claim one platform workspace; the signature says whose delivery it is. */
async function verifyFor(
  ports: Ports,
  inbound: InboundCapability,
  request: InboundRequest,
  claimed: readonly DeliveryConnection[],
): Promise<DeliveryConnection[]> {
  const now = ports.clock.now();
  const verified: DeliveryConnection[] = [];
  let reason = "unknown_connection";
  for (const connection of claimed) {
    const result = await inbound.verify(request, connection.secrets, now);
    if (result.ok) verified.push(connection);
    else reason = result.reason;
  }
  if (verified.length > 0) return verified;
  ports.log.warn({ reason }, "intake.refused");
  // One answer for an unknown place and a wrong signature: nobody learns from outside who is connected.
  throw new EurekaError("inbound_event.refused");
}

function parse(inbound: InboundCapability, request: InboundRequest): ParsedDelivery {
  try {
    return inbound.parse(request);
  } catch (error) {
    if (error instanceof ConnectorError) throw new EurekaError("inbound_event.malformed", {}, { cause: error });
    throw error;
  }
}

/** Nothing for a paused connection, and nothing without an event of the connection's own platform workspace. */
function toDelivery(
  connection: DeliveryConnection,
  request: InboundRequest,
  parsed: ParsedDelivery,
): AcceptedDelivery[] {
  const { organizationId, connectionId, state, platformWorkspaceId } = connection;
  const own = parsed.events.filter(
    (event) => platformWorkspaceId === null || event.platformWorkspaceId === platformWorkspaceId,
  );
  if (state !== "active" || own.length === 0) return [];
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
