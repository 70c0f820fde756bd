/** The address of a platform's consent page (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
import type { OAuthApplication, OAuthDescription } from "@eureka/connector-sdk";
import { sha256 } from "@eureka/kit/crypto";

export interface ConsentInput {
  readonly application: OAuthApplication;
  readonly redirectUrl: string;
  readonly state: string;
  /** The proof; null where the platform wants none. */
  readonly verifier: string | null;
}

/** Where people consent, and to what. */
export type ConsentPage = Pick<
  OAuthDescription,
  "authorizePath" | "authorizeUrl" | "authorizeParameters" | "scopes" | "scopeSeparator"
>;

export function authorizeUrl(auth: ConsentPage, input: ConsentInput): string {
  const { application } = input;
  const url = auth.authorizeUrl
    ? new URL(auth.authorizeUrl(application))
    : platformUrl(application.baseUrl, auth.authorizePath);
  const scope = auth.scopes.map(({ name }) => name).join(auth.scopeSeparator);
  const parameters = {
    response_type: "code",
    client_id: application.clientId,
    redirect_uri: input.redirectUrl,
    ...(scope !== "" && { scope }),
    state: input.state,
    ...(input.verifier !== null && {
      code_challenge: sha256(input.verifier).toString("base64url"),
      code_challenge_method: "S256",
    }),
    ...auth.authorizeParameters,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** A path of the connector's description at an application's base address; a whole address stays what it is. */
export function platformUrl(baseUrl: string, path: string): URL {
  return new URL(path, `${baseUrl.replace(/\/+$/, "")}/`);
}
