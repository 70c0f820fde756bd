/** Secrets of connections: encrypted with the organization's key, bound to their row. */

import type { InboundSecrets } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import { type OpenPorts, openJson, type SealAccess, type SealedPlace, sealJson } from "./sealed-json.ts";

interface SecretOwner {
  readonly organizationId: Id<"organization">;
  readonly id: Id<"connection">;
}

/** Encrypts secrets for a connection's row; null when there are none. */
export async function sealSecrets(
  access: SealAccess,
  id: Id<"connection">,
  secrets: InboundSecrets,
): Promise<Buffer | null> {
  return Object.keys(secrets).length === 0 ? null : sealJson(access, placeOf(id), secrets);
}

/** Opens what {@link sealSecrets} made for the same row. */
export async function openSecrets(
  ports: OpenPorts,
  owner: SecretOwner,
  sealed: Uint8Array | null,
): Promise<InboundSecrets> {
  return sealed ? openJson(ports, owner.organizationId, placeOf(owner.id), sealed) : {};
}

function placeOf(id: Id<"connection">): SealedPlace {
  return { table: "connections", column: "secrets", rowId: id };
}
