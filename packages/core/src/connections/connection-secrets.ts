/** Secrets of connections: encrypted with the organization's key, bound to their row. */

import type { InboundSecrets } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import { decryptBytes, encryptBytes, type ValuePlace } from "@eureka/kit/crypto";
import { openOrganizationKey, organizationKey } from "../encryption/index.ts";
import type { Context, Ports } from "../operations/index.ts";

interface SecretOwner {
  readonly organizationId: Id<"organization">;
  readonly id: Id<"connection">;
}

/** Encrypts secrets for a connection's row; null when there are none. */
export async function sealSecrets(
  context: Context,
  id: Id<"connection">,
  secrets: InboundSecrets,
): Promise<Buffer | null> {
  if (Object.keys(secrets).length === 0) return null;
  const key = await organizationKey(context);
  return encryptBytes(
    key,
    Buffer.from(JSON.stringify(secrets), "utf8"),
    placeOf({ organizationId: context.organizationId, id }),
  );
}

/** Opens what {@link sealSecrets} made for the same row. */
export async function openSecrets(
  ports: Pick<Ports, "keys" | "database" | "clock">,
  owner: SecretOwner,
  sealed: Buffer | null,
): Promise<InboundSecrets> {
  if (!sealed) return {};
  const key = await openOrganizationKey(ports, owner.organizationId);
  return JSON.parse(decryptBytes(key, sealed, placeOf(owner)).toString("utf8")) as InboundSecrets;
}

function placeOf({ organizationId, id }: SecretOwner): ValuePlace {
  return { organizationId, table: "connections", column: "secrets", rowId: id };
}
