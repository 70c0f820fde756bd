/** Talks with a platform's token and revocation endpoints (RFC 6749 sections 4.1.3 and 6, RFC 7009). */
import { ConnectorError, errorFromResponse, type OAuthApplication, type OAuthDescription } from "@eureka/connector-sdk";
import { clientSecretName } from "@eureka/contracts/connector-application";
import type { Clock } from "@eureka/kit/clock";
import { platformUrl } from "../installs/authorize-url.ts";

export interface EndpointCall {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Pick<Clock, "now">;
  readonly auth: Pick<OAuthDescription, "clientAuthentication">;
  readonly application: OAuthApplication;
  /** Below the base address of the application, or a whole address. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The answer as parsed JSON, refusals included: they are for `readTokens` to understand. Throws `ConnectorError` "unavailable" and
 * "rate_limited" for an endpoint that does not do its work now, and "invalid" for what is no JSON.
 */
export async function askTokenEndpoint(call: EndpointCall): Promise<unknown> {
  const { auth, application, parameters } = call;
  const { body, headers } = proveApplication(auth, application);
  const response = await call.fetch(platformUrl(application.baseUrl, call.path), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json", ...headers },
    body: new URLSearchParams({ ...parameters, ...body }).toString(),
  });
  if (!response.ok) {
    const error = errorFromResponse(response, call.clock.now());
    if (error.isTemporary) throw error;
  }
  const text = await response.text();
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch (cause) {
    const platformCode = String(response.status);
    throw new ConnectorError("invalid", "The token endpoint did not answer with JSON", { platformCode, cause });
  }
}

interface Proof {
  readonly body: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

function proveApplication(
  { clientAuthentication }: EndpointCall["auth"],
  { clientId, secrets }: OAuthApplication,
): Proof {
  const secret = secrets[clientSecretName];
  if (clientAuthentication === "basic" && secret !== undefined) {
    // Both are form-encoded first (RFC 6749 section 2.3.1).
    const pair = [clientId, secret].map(formEncode).join(":");
    return { body: {}, headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` } };
  }
  return { body: { client_id: clientId, ...(secret !== undefined && { client_secret: secret }) }, headers: {} };
}

function formEncode(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice("x=".length);
}
