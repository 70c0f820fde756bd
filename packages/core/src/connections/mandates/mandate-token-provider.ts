import { ConnectorError, type TokenProvider } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { Application } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { giveToken } from "../traffic/give-token.ts";
import { mandateTokensOf } from "./mandate-tokens-of.ts";

/** Gives a connector the tokens of a person. Whatever belongs to the application stays with the connection's own tools. */
export function createMandateTokenProvider(
  application: Application,
  connection: LoadedConnection,
  personId: Id<"external_identity">,
): TokenProvider {
  const holder = mandateTokensOf(application, connection, personId);
  return async ({ purpose, rejected } = {}) => {
    if (purpose === undefined) return giveToken(application, holder, rejected);
    throw new ConnectorError("unauthorized", "A person's mandate has no secrets of the application");
  };
}
