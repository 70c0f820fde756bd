/** Asks a platform for tokens: at its token endpoint, or in the way that its connector brings along. */
import type { OAuthDescription, TokenGrant } from "@eureka/connector-sdk";
import { askTokenEndpoint } from "./token-endpoint.ts";

interface TokensRequest extends TokenGrant {
  readonly auth: OAuthDescription;
  /** What the token endpoint is asked with (RFC 6749). */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The answer is for `readTokens` to understand. Throws `ConnectorError`. */
export function requestTokens({
  auth,
  application,
  fetch,
  clock,
  request,
  parameters,
}: TokensRequest): Promise<unknown> {
  if (auth.requestTokens) return auth.requestTokens({ application, fetch, clock, request });
  return askTokenEndpoint({ fetch, clock, auth, application, path: auth.tokenPath, parameters });
}
