/** Every connector that the server brings. */
import { builtIn } from "@eureka/connectors/built-in";
import { discord } from "@eureka/connectors/discord";
import { github } from "@eureka/connectors/github";
import { slack } from "@eureka/connectors/slack";
import { trello } from "@eureka/connectors/trello";
import { createChannelsClient, createChannelsClientWithin } from "@eureka/core/channels";
import { createConnectorTools, installConnector } from "@eureka/core/connections";
import type { Ports } from "@eureka/core/operations";

export function createConnectors(): Ports["connectors"] {
  const connectors = [
    installConnector(
      builtIn,
      (application, connection) => createChannelsClient(application, connection.organizationId),
      createChannelsClientWithin,
    ),
    installConnector(discord, createConnectorTools),
    installConnector(github, createConnectorTools),
    installConnector(slack, createConnectorTools),
    installConnector(trello, createConnectorTools),
  ];
  return new Map(connectors.map((connector) => [connector.name, connector]));
}
