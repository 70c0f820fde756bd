/** Secrets of applications: encrypted with the organization's key, bound to their row. */
import type { Id } from "@eureka/contracts/ids";
import { type OpenPorts, openJson, type SealAccess, type SealedPlace, sealJson } from "../sealed-json.ts";

export type ApplicationSecrets = Readonly<Record<string, string>>;

/** Encrypts the secrets of the application for a connector; null when there are none. */
export async function sealApplicationSecrets(
  access: SealAccess,
  connector: string,
  secrets: ApplicationSecrets,
): Promise<Buffer | null> {
  return Object.keys(secrets).length === 0 ? null : sealJson(access, placeOf(connector), secrets);
}

/** Opens what {@link sealApplicationSecrets} made for the same row. */
export async function openApplicationSecrets(
  ports: OpenPorts,
  owner: { readonly organizationId: Id<"organization">; readonly connector: string },
  sealed: Uint8Array | null,
): Promise<ApplicationSecrets> {
  return sealed ? openJson(ports, owner.organizationId, placeOf(owner.connector), sealed) : {};
}

function placeOf(connector: string): SealedPlace {
  return { table: "connection_applications", column: "secrets", rowId: connector };
}
