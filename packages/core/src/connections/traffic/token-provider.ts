/** Gives connectors the tokens of a connection, valid ones. */
import { type AuthDescription, ConnectorError, type TokenProvider } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { type Access, recallAccess } from "./access.ts";
import { connectionTokensOf } from "./connection-tokens-of.ts";
import { giveToken } from "./give-token.ts";

/** The purpose by which a connector learns which application it speaks for. */
const clientIdName = "clientId";

export function createTokenProvider(
  application: Application,
  connection: LoadedConnection,
  auth: AuthDescription,
): TokenProvider {
  const holder = connectionTokensOf(application, connection);
  return async ({ purpose, rejected } = {}) => {
    const access = await recallAccess(application.ports, connection);
    if (access.state === "needs_reauth") throw unauthorized("The platform has refused this connection");
    if (purpose !== undefined) return giveSecret(access, purpose, rejected);
    if (auth.kind !== "oauth2") return giveSecret(access, mainSecret(auth), rejected);
    return giveToken(application, holder, rejected);
  };
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
