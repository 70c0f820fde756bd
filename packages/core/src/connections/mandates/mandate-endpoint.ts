/** The platform's side of a mandate, as the organization's application asks it. */
import type { GrantedTokens, MandateDescription, OAuthApplication } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { connectorOf } from "../installed-connector.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";
import { askTokenEndpoint } from "../traffic/token-endpoint.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";

export interface MandateEndpoint {
  readonly description: MandateDescription;
  readonly application: OAuthApplication;
  readonly fetch: typeof globalThis.fetch;
  /** Throws as the token endpoint and `readTokens` do. */
  renew(refreshToken: string): Promise<GrantedTokens>;
}

/** Null for a platform without mandates, and for an organization whose application is not set. */
export async function openMandateEndpoint(
  { ports }: Application,
  connection: LoadedConnection,
): Promise<MandateEndpoint | null> {
  const { organizationId } = connection;
  const { connector } = connectorOf(ports, connection);
  const description = connector.auth.kind === "oauth2" ? connector.auth.mandate : undefined;
  const found = await ports.database.withOrganization(
    organizationId,
    (transaction) => selectApplication(transaction, connector.name),
    { readOnly: true },
  );
  if (!description || !found) return null;
  const secrets = await openApplicationSecrets(ports, { organizationId, connector: connector.name }, found.secrets);
  const application = { clientId: found.clientId, baseUrl: applicationBaseUrl(connector, found), secrets };
  const runtime = trafficRuntime(ports);
  const fetch = runtime.calls.watch(connection, runtime.fetch);
  return {
    description,
    application,
    fetch,
    async renew(refreshToken) {
      const answer = await askTokenEndpoint({
        fetch,
        clock: ports.clock,
        auth: description,
        application,
        path: description.tokenUrl(application),
        parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
      });
      return description.readTokens(answer);
    },
  };
}
