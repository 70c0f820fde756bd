/** A frame of a line that we opened ourselves with an application's token: it needs no signature, and reaches only its organization. */
import type { InboundReply, InboundRequest } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import { findDeliveryConnections, findInstalledConnector } from "../../connections/index.ts";
import type { Ports } from "../../operations/index.ts";
import { acceptQueueOf } from "../accept-queue.ts";
import { countKinds } from "../count-kinds.ts";
import { acknowledgement, parseDelivery, toDelivery } from "../to-delivery.ts";

/** Resolves once what the frame says is committed. Throws `inbound_event.malformed` for a frame that makes no sense. */
export async function receiveFrame(
  ports: Ports,
  organizationId: Id<"organization">,
  connectorName: string,
  frame: string,
): Promise<InboundReply> {
  const { inbound } = findInstalledConnector(ports, connectorName).connector;
  if (!inbound) throw new Error(`${connectorName} delivers frames and cannot read them`);
  const url = `${ports.settings.publicUrl}/hooks/${connectorName}`;
  const request: InboundRequest = { method: "POST", url, headers: {}, body: new TextEncoder().encode(frame) };
  const delivery = parseDelivery(inbound, request);
  countKinds(ports, connectorName, delivery);
  if (delivery.events.length > 0 || delivery.ignored.length > 0) {
    const claimed = await findDeliveryConnections(ports, connectorName, inbound.identify(request));
    // Another organization may have connected the same place: it hears of it by a line of its own.
    const own = claimed.filter((connection) => connection.organizationId === organizationId);
    const deliveries = own.flatMap((connection) => toDelivery(connection, request, delivery));
    const queue = acceptQueueOf(ports);
    await Promise.all(deliveries.map((accepted) => queue.accept(accepted)));
  }
  return delivery.reply ?? acknowledgement;
}
