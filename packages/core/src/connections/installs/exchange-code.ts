/** Turns the code that a platform sent back into tokens, and finds out what they are for. Outside any transaction. */
import {
  type Connector,
  ConnectorError,
  type GrantedTokens,
  type Installation,
  type OAuthApplication,
  type OAuthDescription,
} from "@eureka/connector-sdk";
import type { Ports } from "../../operations/index.ts";
import { redirectUrl } from "../applications/redirect-url.ts";
import { explainConnectorError } from "../explain-connector-error.ts";
import { requestTokens } from "../traffic/request-tokens.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";

export interface ExchangeInput {
  readonly connector: Connector<never>;
  readonly auth: OAuthDescription;
  readonly application: OAuthApplication;
  readonly code: string;
  readonly verifier: string | null;
  /** The query of the address that the person was sent back to. */
  readonly callback: Readonly<Record<string, string>>;
}

export interface Exchanged {
  readonly granted: GrantedTokens;
  readonly installation: Installation;
}

/** Throws `connection.install_refused` for what the platform does not take, `connection.platform_unavailable` when it does not answer. */
export async function exchangeCode(ports: Ports, input: ExchangeInput): Promise<Exchanged> {
  const { connector, auth, application, code, verifier, callback } = input;
  const { fetch } = trafficRuntime(ports);
  try {
    const answer = await requestTokens({
      fetch,
      clock: ports.clock,
      auth,
      application,
      request: { kind: "code", code, callback },
      parameters: {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUrl(ports),
        ...(verifier !== null && { code_verifier: verifier }),
      },
    });
    const granted = auth.readTokens(answer);
    const tools = {
      baseUrl: application.baseUrl,
      fetch,
      clock: ports.clock,
      tokenProvider: async ({ purpose, rejected }: { purpose?: string; rejected?: string } = {}) => {
        const token = purpose === undefined ? granted.accessToken : application.secrets[purpose];
        if (token !== undefined && token !== rejected) return token;
        throw new ConnectorError("unauthorized", "The platform refuses the token that it has just granted");
      },
    };
    return { granted, installation: await auth.readInstallation(tools, { callback, answer }) };
  } catch (error) {
    throw explainConnectorError(error, connector.title, "connection.install_refused");
  }
}
