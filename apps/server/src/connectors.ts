/** Every connector that the server brings. */
import { builtIn } from "@eureka/connectors/built-in";
import { createChannelsClient } from "@eureka/core/channels";
import { installConnector } from "@eureka/core/connections";
import type { Ports } from "@eureka/core/operations";

export function createConnectors(): Ports["connectors"] {
  const connectors = [
    installConnector(builtIn, (application, connection) =>
      createChannelsClient(application, connection.organizationId),
    ),
  ];
  return new Map(connectors.map((connector) => [connector.name, connector]));
}
