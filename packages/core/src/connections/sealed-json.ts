/** What the tables of this module keep encrypted: JSON values, bound to their organization, table, column and row. */
import type { Id } from "@eureka/contracts/ids";
import { decryptBytes, encryptBytes } from "@eureka/kit/crypto";
import { openOrganizationKey, organizationKey } from "../encryption/index.ts";
import type { Context, Ports } from "../operations/index.ts";

export interface SealedPlace {
  readonly table: "connections" | "connection_applications" | "connection_installs" | "mandates";
  readonly column: "secrets" | "tokens" | "verifier";
  readonly rowId: string;
}

export type SealAccess = Pick<Context, "organizationId" | "ports" | "transaction">;
export type OpenPorts = Pick<Ports, "keys" | "database" | "clock">;

/** Encrypts a value for a place of the context's organization. Needs a transaction that may write. */
export async function sealJson(access: SealAccess, place: SealedPlace, value: unknown): Promise<Buffer> {
  const key = await organizationKey(access);
  const { organizationId } = access;
  return encryptBytes(key, Buffer.from(JSON.stringify(value), "utf8"), { organizationId, ...place });
}

/** Opens what {@link sealJson} made for the same place. Throws a DecryptionError for anything else. */
export async function openJson<Value>(
  ports: OpenPorts,
  organizationId: Id<"organization">,
  place: SealedPlace,
  sealed: Uint8Array,
): Promise<Value> {
  const key = await openOrganizationKey(ports, organizationId);
  return JSON.parse(decryptBytes(key, sealed, { organizationId, ...place }).toString("utf8")) as Value;
}
