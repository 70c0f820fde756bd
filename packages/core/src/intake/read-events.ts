import { ConnectorError, type InboundRequest } from "@eureka/connector-sdk";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { connectorOf, type LoadedConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import type { InboundEventRow } from "./inbound-events.store.ts";

/** Understands a stored delivery again; nothing for one that its connector does not know any more. */
export function readEvents(
  context: Pick<Context, "ports">,
  connection: LoadedConnection,
  { request, body }: Pick<InboundEventRow, "request" | "body">,
): readonly UniversalEvent[] {
  const { inbound } = connectorOf(context.ports, connection).connector;
  const received: InboundRequest = { ...request, body };
  try {
    return inbound?.parse(received).events ?? [];
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "invalid") return [];
    throw error;
  }
}
