/** Finds out with tokens that somebody copied over what they are for. */
import type { Installation, TokenDescription } from "@eureka/connector-sdk";
import { type Connector, ConnectorError } from "@eureka/connector-sdk";
import type { ConnectionSettings } from "@eureka/contracts/connection";
import type { Ports } from "../operations/index.ts";
import { explainConnectorError } from "./explain-connector-error.ts";
import { connectionBaseUrl } from "./traffic/base-url.ts";
import { trafficRuntime } from "./traffic/traffic-runtime.ts";

interface NewTokens {
  readonly settings: ConnectionSettings;
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Asks the platform, outside any transaction. Throws `connection.token_refused` for tokens that it does not take, and
 * `connection.platform_unavailable` when it does not answer.
 */
export async function learnInstallation(
  ports: Ports,
  connector: Connector<never>,
  auth: TokenDescription,
  { settings, secrets }: NewTokens,
): Promise<Installation> {
  try {
    return await auth.readInstallation({
      baseUrl: connectionBaseUrl(connector, { settings, baseUrl: null }),
      fetch: trafficRuntime(ports).fetch,
      clock: ports.clock,
      async tokenProvider({ purpose = auth.tokens[0]?.name ?? "token", rejected } = {}) {
        const secret = secrets[purpose];
        if (secret !== undefined && secret !== rejected) return secret;
        throw new ConnectorError("unauthorized", `The secret ${purpose} is not set, or refused`);
      },
    });
  } catch (error) {
    throw explainConnectorError(error, connector.title, "connection.token_refused");
  }
}
