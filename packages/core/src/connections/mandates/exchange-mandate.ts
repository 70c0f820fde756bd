/** Turns the code with which a person came back into tokens of hers, and finds out who she is over there. Outside any transaction. */
import { ConnectorError, type GrantedTokens } from "@eureka/connector-sdk";
import type { installFinishSchema } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { z } from "zod";
import type { Context } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { requireApplication } from "../applications/load-application.ts";
import { redirectUrl } from "../applications/redirect-url.ts";
import { explainConnectorError } from "../explain-connector-error.ts";
import { connectorOf } from "../installed-connector.ts";
import { assertConsent } from "../installs/assert-consent.ts";
import { hashState, verifierPlace } from "../installs/install-facts.ts";
import { type InstallRow, markInstallFinished } from "../installs/installs.store.ts";
import { takeInstall } from "../installs/take-install.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";
import { openJson } from "../sealed-json.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";
import { askTokenEndpoint } from "../traffic/token-endpoint.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";
import { requireMandate } from "./begin-mandate.ts";

type Input = z.output<typeof installFinishSchema>;
type Asker = Pick<Context, "principal" | "ports">;

/** What is to be kept once she has agreed. */
export interface ExchangedMandate {
  readonly stateHash: Buffer;
  readonly connection: LoadedConnection;
  readonly person: PlatformPerson;
  readonly granted: GrantedTokens;
  readonly grantedAt: Date;
}

/** A failure is kept for the transaction, where a repetition with the same idempotency key has got the first answer already. */
export async function exchangeMandate(asker: Asker, input: Input): Promise<ExchangedMandate | EurekaError> {
  try {
    return await askPlatform(asker, await takeInstall(asker, hashState(input.state), "mandate"), input);
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}

async function askPlatform({ ports, principal }: Asker, begun: InstallRow, input: Input): Promise<ExchangedMandate> {
  const { organizationId } = principal;
  const { stateHash, connectionId } = begun;
  try {
    if (connectionId === null) throw new EurekaError("connection.install_unknown");
    const { connection, found } = await ports.database.withOrganization(organizationId, async (transaction) => ({
      connection: await loadConnection({ transaction }, connectionId),
      found: await selectApplication(transaction, begun.connector),
    }));
    const { connector } = connectorOf(ports, connection);
    const mandate = requireMandate(ports, connection);
    const code = assertConsent(connector.title, input);
    const { clientId, baseUrl, secrets: sealed } = requireApplication(found, connector.name);
    const [secrets, verifier] = await Promise.all([
      openApplicationSecrets(ports, { organizationId, connector: connector.name }, sealed),
      begun.verifier && openJson<string>(ports, organizationId, verifierPlace(stateHash), begun.verifier),
    ]);
    const application = { clientId, baseUrl: applicationBaseUrl(connector, { baseUrl }), secrets };
    const { fetch } = trafficRuntime(ports);
    const { clock } = ports;
    const grantedAt = clock.now();
    try {
      const answer = await askTokenEndpoint({
        fetch,
        clock,
        auth: mandate,
        application,
        path: mandate.tokenUrl(application),
        parameters: {
          grant_type: "authorization_code",
          code,
          redirect_uri: redirectUrl(ports),
          ...(verifier !== null && { code_verifier: verifier }),
        },
      });
      const granted = mandate.readTokens(answer);
      const tokenProvider = async ({ rejected }: { readonly rejected?: string } = {}) => {
        if (granted.accessToken !== rejected) return granted.accessToken;
        throw new ConnectorError("unauthorized", "The platform refuses the token that it has just granted");
      };
      const person = await mandate.readPerson({ baseUrl: application.baseUrl, fetch, clock, tokenProvider });
      return { stateHash, connection, person, granted, grantedAt };
    } catch (error) {
      throw explainConnectorError(error, connector.title, "connection.install_refused");
    }
  } catch (error) {
    await ports.database.withOrganization(organizationId, (transaction) =>
      markInstallFinished(transaction, stateHash, ports.clock.now()),
    );
    throw error;
  }
}
