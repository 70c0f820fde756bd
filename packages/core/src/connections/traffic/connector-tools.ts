/** What a connector to an outside platform works with, made for one connection. */
import type { ConnectorTools } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { connectorOf } from "../installed-connector.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { createMandateTokenProvider } from "../mandates/mandate-token-provider.ts";
import { connectionBaseUrl } from "./base-url.ts";
import { createConnectorFetch } from "./connector-fetch.ts";
import { createTokenProvider } from "./token-provider.ts";
import type { TrafficOptions } from "./traffic-options.ts";

/**
 * Makes the tools of a connection: `fetch` under the address guard, the breaker and the rate budget that all processes share, and its
 * tokens, renewed when needed. Throws `ConnectorError` "invalid" where nobody has said where the platform answers.
 * @example
 * installConnector(slack, createConnectorTools)
 */
export function createConnectorTools(
  application: Application,
  connection: LoadedConnection,
  options: TrafficOptions = { priority: "interactive" },
): ConnectorTools {
  const { ports } = application;
  const { connector } = connectorOf(ports, connection);
  return {
    baseUrl: connectionBaseUrl(connector, connection),
    fetch: createConnectorFetch(application, connection, options),
    tokenProvider:
      options.personId === undefined
        ? createTokenProvider(application, connection, connector.auth)
        : createMandateTokenProvider(application, connection, options.personId),
    clock: ports.clock,
    ...(connection.platformWorkspaceId !== null && { platformWorkspaceId: connection.platformWorkspaceId }),
  };
}
