/** Applications as targets of operations. They belong to the organization as a whole. */
import type { ApplicationRegistration, Connector, OAuthDescription } from "@eureka/connector-sdk";
import { EurekaError, invalidField } from "@eureka/contracts/errors";
import type { Context, Ports, Target } from "../../operations/index.ts";
import { findInstalledConnector } from "../installed-connector.ts";
import { type ApplicationRow, selectApplication } from "./applications.store.ts";

export interface ApplicationTarget extends Target {
  /** Null while none is set. */
  readonly row: ApplicationRow | null;
}

/** Loads the organization's application for a connector, locked when `lock` is set. */
export async function loadApplication(
  context: Context,
  connector: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ApplicationTarget> {
  const row = (await selectApplication(context.transaction, connector, options)) ?? null;
  const version = row ? { version: row.version } : {};
  return { noun: "organization", id: context.organizationId, scopes: [], row, ...version };
}

/** Throws `connector_application.not_found` where none is set. */
export function requireApplication(row: ApplicationRow | null | undefined, name: string): ApplicationRow {
  if (!row) throw new EurekaError("connector_application.not_found", { name });
  return row;
}

/** A connector that is connected by consent. Throws `connector.unknown` and `connector.no_consent`. */
export function findOAuthConnector(
  ports: Pick<Ports, "connectors">,
  name: string,
): { readonly connector: Connector<never>; readonly auth: OAuthDescription } {
  const { connector } = findInstalledConnector(ports, name);
  if (connector.auth.kind !== "oauth2") throw new EurekaError("connector.no_consent", { name });
  return { connector, auth: connector.auth };
}

/** A connector whose platform registers applications by itself. Throws `connector.unknown` and `connector.no_registration`. */
export function findRegisteringConnector(
  ports: Pick<Ports, "connectors">,
  name: string,
): { readonly connector: Connector<never>; readonly registration: ApplicationRegistration } {
  const { connector } = findInstalledConnector(ports, name);
  if (!connector.registration) throw new EurekaError("connector.no_registration", { name });
  return { connector, registration: connector.registration };
}

/** Throws `request.invalid` where a platform has no usual address and none is named. */
export function assertAddress(connector: Pick<Connector<never>, "baseUrl">, baseUrl: string | null): void {
  if (baseUrl || connector.baseUrl) return;
  throw invalidField("baseUrl", "required", "must say where this platform answers: it has no usual address");
}
