/**
 * What a platform delivers once, for the other workspaces that share the channel and installed the same application. That a mapping names
 * the channel proves nothing, since anybody may write one: the application's own secret must verify the delivery, and the platform itself
 * must say, to each by his own token, that he is in the channel.
 */
import { ConnectorError, type InboundCapability, type InboundRequest } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { type DeliveryConnection, findChannelConnections, isInChannel } from "../connections/index.ts";
import type { Application } from "../operations/index.ts";
import type { AcceptedDelivery } from "./inbound-events.store.ts";
import { parseDelivery, toDelivery } from "./to-delivery.ts";

export interface SharedDelivery {
  readonly connectorName: string;
  readonly inbound: InboundCapability;
  readonly request: InboundRequest;
  readonly sharedChannelId: string;
  /** Who has it already. */
  readonly told: readonly DeliveryConnection[];
}

/** Throws `server.unavailable` when the platform cannot be asked: it delivers again later, and nothing happens twice. */
export async function deliveriesOfSharers(
  application: Application,
  { connectorName, inbound, request, sharedChannelId, told }: SharedDelivery,
): Promise<AcceptedDelivery[]> {
  const { ports } = application;
  const known = new Set(told.map(({ connectionId }) => connectionId));
  const deliveries: AcceptedDelivery[] = [];
  for (const connection of await findChannelConnections(ports, connectorName, sharedChannelId)) {
    const { connectionId, platformWorkspaceId, secrets } = connection;
    if (known.has(connectionId) || platformWorkspaceId === null) continue;
    const verified = await inbound.verify(request, secrets, ports.clock.now());
    if (!verified.ok || !(await hears(application, connection, sharedChannelId))) continue;
    const theirs = { ...request, platformWorkspaceId };
    deliveries.push(...toDelivery(connection, theirs, parseDelivery(inbound, theirs)));
  }
  return deliveries;
}

async function hears(
  application: Application,
  { organizationId, connectionId }: DeliveryConnection,
  platformChannelId: string,
): Promise<boolean> {
  try {
    return await isInChannel(application, { organizationId, connectionId, platformChannelId });
  } catch (error) {
    if (error instanceof ConnectorError && error.isTemporary)
      throw new EurekaError("server.unavailable", { reason: "the platform does not say who is in the channel" });
    if (!(error instanceof ConnectorError) && !(error instanceof EurekaError)) throw error;
    application.ports.log.warn({ err: error, organizationId, connectionId }, "intake.sharer_not_told");
    return false;
  }
}
