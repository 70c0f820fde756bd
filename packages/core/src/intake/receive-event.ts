/** The entrance: a request of a platform is verified, stored and queued; what it means is found out later. */
import type { InboundCapability, InboundReply, InboundRequest, ParsedDelivery } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import {
  type DeliveryConnection,
  findDeliveryApplications,
  findDeliveryConnections,
  findInstalledConnector,
} from "../connections/index.ts";
import type { Application, Ports } from "../operations/index.ts";
import { acceptQueueOf } from "./accept-queue.ts";
import { countKinds } from "./count-kinds.ts";
import { deliveriesOfSharers } from "./deliveries-of-sharers.ts";
import type { AcceptedDelivery } from "./inbound-events.store.ts";
import { suggest } from "./suggest.ts";
import { acknowledgement, parseDelivery, toDelivery } from "./to-delivery.ts";

/**
 * Takes a delivery in and gives the platform's answer, once what it says is committed. A repeated delivery is acknowledged again.
 * Throws `route.not_found` for what no connector understands, `inbound_event.refused` for what nobody here signed,
 * `inbound_event.malformed` for a signed body that makes no sense, `server.unavailable` when too much arrives at once.
 */
export async function receiveEvent(
  application: Application,
  connectorName: string,
  request: InboundRequest,
): Promise<InboundReply> {
  const { ports } = application;
  const inbound = findInbound(ports, connectorName);
  const identity = inbound?.identify(request);
  if (!inbound || !identity || identity.kind === "unknown") {
    throw new EurekaError("route.not_found", { method: request.method, path: `/hooks/${connectorName}` });
  }
  if (identity.kind === "unsigned") return identity.reply;
  if (identity.kind === "application") {
    // A handshake before anybody is connected: answered, and nothing is stored.
    const applications = await findDeliveryApplications(ports, connectorName, identity);
    await verifyFor(
      ports,
      inbound,
      request,
      applications.map((secrets) => ({ secrets })),
    );
    return parseDelivery(inbound, request).reply ?? acknowledgement;
  }
  const claimed = await findDeliveryConnections(ports, connectorName, identity);
  const connections = await verifyFor(ports, inbound, request, claimed);
  const delivery = parseDelivery(inbound, request);
  countKinds(ports, connectorName, delivery);
  const queue = acceptQueueOf(ports);
  const acceptAll = (deliveries: readonly AcceptedDelivery[]) =>
    Promise.all(deliveries.map((accepted) => queue.accept(accepted)));
  await acceptAll(connections.flatMap((connection) => toDelivery(connection, request, delivery)));
  const { sharedChannelId } = delivery;
  if (sharedChannelId !== undefined) {
    const shared = { connectorName, inbound, request, sharedChannelId, told: connections };
    await acceptAll(await deliveriesOfSharers(application, shared));
  }
  if (delivery.question && inbound.renderSuggestions) {
    const asked = connections.find((connection) => isAsked(connection, delivery.question));
    return inbound.renderSuggestions(asked ? await suggest(application, asked, delivery.question) : []);
  }
  return delivery.reply ?? acknowledgement;
}

function isAsked({ state, platformWorkspaceId }: DeliveryConnection, question: ParsedDelivery["question"]): boolean {
  return state === "active" && platformWorkspaceId === question?.platformWorkspaceId;
}

function findInbound(ports: Ports, connectorName: string): InboundCapability | undefined {
  return ports.connectors.has(connectorName)
    ? findInstalledConnector(ports, connectorName).connector.inbound
    : undefined;
}

/** Several organizations may claim one platform workspace; the signature says whose delivery it is. */
async function verifyFor<Claim extends Pick<DeliveryConnection, "secrets">>(
  ports: Ports,
  inbound: InboundCapability,
  request: InboundRequest,
  claimed: readonly Claim[],
): Promise<Claim[]> {
  const now = ports.clock.now();
  const verified: Claim[] = [];
  let reason = "unknown_connection";
  for (const claim of claimed) {
    const result = await inbound.verify(request, claim.secrets, now);
    if (result.ok) verified.push(claim);
    else reason = result.reason;
  }
  if (verified.length > 0) return verified;
  ports.log.warn({ reason }, "intake.refused");
  // One answer for an unknown place and a wrong signature: nobody learns from outside who is connected.
  throw new EurekaError("inbound_event.refused");
}
