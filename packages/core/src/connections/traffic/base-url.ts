/** Where a platform answers. */
import { type Connector, ConnectorError } from "@eureka/connector-sdk";
import type { ConnectionSettings } from "@eureka/contracts/connection";

type Usual = Pick<Connector<never>, "name" | "baseUrl">;

/**
 * The connection's own address, else that of the organization's application, else the platform's usual one; without a slash at its end.
 * Throws `ConnectorError` "invalid" where nobody has said it.
 */
export function connectionBaseUrl(
  connector: Usual,
  connection: { readonly settings: ConnectionSettings; readonly baseUrl: string | null },
): string {
  const { baseUrl } = connection.settings;
  return typeof baseUrl === "string" && baseUrl !== ""
    ? withoutSlash(baseUrl)
    : applicationBaseUrl(connector, connection);
}

/** The same for an application. */
export function applicationBaseUrl(connector: Usual, application: { readonly baseUrl: string | null }): string {
  const found = application.baseUrl ?? connector.baseUrl;
  if (!found) throw new ConnectorError("invalid", `Nobody has said where the platform of ${connector.name} answers`);
  return withoutSlash(found);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
