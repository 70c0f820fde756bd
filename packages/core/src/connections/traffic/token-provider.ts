/** Gives connectors the tokens of a connection, valid ones. */
import { type AuthDescription, ConnectorError, type TokenProvider } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { type Access, recallAccess } from "./access.ts";
import { refreshTokens } from "./refresh-tokens.ts";

/** A token that ends sooner is renewed before it is used. */
const shortestRestMilliseconds = 60_000;
/** A platform that refuses what it granted a moment ago would refuse the next one too. */
const freshMilliseconds = 10_000;

/** The purpose by which a connector learns which application it speaks for. */
const clientIdName = "clientId";

export function createTokenProvider(
  application: Application,
  connection: LoadedConnection,
  auth: AuthDescription,
): TokenProvider {
  const { ports } = application;

  return async ({ purpose, rejected } = {}) => {
    const access = await recallAccess(ports, connection);
    if (access.state === "needs_reauth") throw unauthorized("The platform has refused this connection");
    if (purpose !== undefined) return giveSecret(access, purpose, rejected);
    if (auth.kind !== "oauth2") return giveSecret(access, mainSecret(auth), rejected);
    return giveToken(access, rejected);
  };

  async function giveToken(access: Access, rejected: string | undefined): Promise<string> {
    const { tokens } = access;
    if (!tokens) throw unauthorized("No token was granted to this connection");
    if (!needsRefresh(access, rejected)) return tokens.accessToken;
    try {
      await refreshTokens(application, connection, access);
    } catch (error) {
      const isTemporary = error instanceof ConnectorError && error.isTemporary;
      // It still holds for a moment, while its platform has no time to renew it.
      if (isTemporary && rejected === undefined && restOf(access) > 0) return tokens.accessToken;
      throw error;
    }
    const renewed = await recallAccess(ports, connection);
    if (!renewed.tokens || renewed.state === "needs_reauth") throw unauthorized("The token could not be renewed");
    return renewed.tokens.accessToken;
  }

  function needsRefresh(access: Access, rejected: string | undefined): boolean {
    const { tokens, tokenExpiresAt } = access;
    if (!tokens) return false;
    const grantedAt = new Date(tokens.grantedAt).getTime();
    if (rejected === tokens.accessToken) {
      const age = ports.clock.now().getTime() - grantedAt;
      if (age >= 0 && age < freshMilliseconds) throw unauthorized("The platform refuses what it has just granted");
      return true;
    }
    if (!tokenExpiresAt) return false;
    // One that lives for a minute is not renewed at every call.
    const lifetime = tokenExpiresAt.getTime() - grantedAt;
    return restOf(access) < Math.min(shortestRestMilliseconds, lifetime / 5);
  }

  function restOf({ tokenExpiresAt }: Access): number {
    return tokenExpiresAt ? tokenExpiresAt.getTime() - ports.clock.now().getTime() : Number.POSITIVE_INFINITY;
  }
}

function mainSecret(auth: Exclude<AuthDescription, { kind: "oauth2" }>): string {
  return (auth.kind === "token" && auth.tokens[0]?.name) || "token";
}

/** A secret cannot be renewed: when it is refused, a person must act. */
function giveSecret({ secrets, application }: Access, name: string, rejected: string | undefined): string {
  const secret = secrets[name] ?? (name === clientIdName ? application?.clientId : undefined);
  if (secret === undefined) throw unauthorized(`The secret ${name} is not set`);
  if (secret === rejected) throw unauthorized(`The platform refuses the secret ${name}`);
  return secret;
}

function unauthorized(message: string): ConnectorError {
  return new ConnectorError("unauthorized", message);
}
