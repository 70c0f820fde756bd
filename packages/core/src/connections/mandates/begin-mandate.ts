/** Sends a person to the platform's page on which she lets us write in her name. */
import type { MandateDescription } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { randomToken } from "@eureka/kit/crypto";
import type { Context, Ports } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { requireApplication } from "../applications/load-application.ts";
import { redirectUrl } from "../applications/redirect-url.ts";
import { assertActive, connectorOf } from "../installed-connector.ts";
import { authorizeUrl } from "../installs/authorize-url.ts";
import { beginnerOf, hashState, installMilliseconds, verifierPlace } from "../installs/install-facts.ts";
import { insertInstall } from "../installs/installs.store.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { sealJson } from "../sealed-json.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";

/** How people give mandates on a connection's platform. Throws `connector.no_mandate` where they cannot. */
export function requireMandate(
  ports: Pick<Ports, "connectors">,
  connection: Pick<LoadedConnection, "connector">,
): MandateDescription {
  const { connector } = connectorOf(ports, connection);
  const { name, auth } = connector;
  if (auth.kind !== "oauth2" || !auth.mandate) throw new EurekaError("connector.no_mandate", { name });
  return auth.mandate;
}

/** Who begins finishes, in the same session, once, within ten minutes. */
export async function beginMandate(
  context: Context,
  connection: LoadedConnection,
): Promise<{ readonly authorizeUrl: string; readonly expiresAt: string }> {
  const { transaction, principal, ports, organizationId } = context;
  const { connector } = connectorOf(ports, connection);
  const mandate = requireMandate(ports, connection);
  assertActive(connection);
  if (!principal.memberId) throw new EurekaError("authentication.required");
  const found = requireApplication(await selectApplication(transaction, connector.name), connector.name);
  const now = context.clock.now();
  const expiresAt = new Date(now.getTime() + installMilliseconds);
  const state = randomToken();
  const stateHash = hashState(state);
  const verifier = mandate.pkce ? randomToken(40) : null;
  await insertInstall(transaction, {
    organizationId,
    stateHash,
    connector: connector.name,
    purpose: "mandate",
    connectionId: connection.id,
    verifier: verifier === null ? null : await sealJson(context, verifierPlace(stateHash), verifier),
    memberId: principal.memberId,
    begunBy: beginnerOf(principal),
    createdAt: now,
    expiresAt,
  });
  const secrets = await openApplicationSecrets(ports, { organizationId, connector: connector.name }, found.secrets);
  const application = { clientId: found.clientId, baseUrl: applicationBaseUrl(connector, found), secrets };
  const url = authorizeUrl(
    { ...mandate, authorizePath: "" },
    { application, redirectUrl: redirectUrl(ports), state, verifier },
  );
  return { authorizeUrl: url, expiresAt: expiresAt.toISOString() };
}
