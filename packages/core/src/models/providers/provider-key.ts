/** Keys of providers: encrypted with the organization's key, bound to their row. */
import type { Id } from "@eureka/contracts/ids";
import { decryptBytes, encryptBytes, Secret, type ValuePlace } from "@eureka/kit/crypto";
import { findOrganizationKey, type KeyAccess, organizationKey } from "../../encryption/index.ts";
import type { ProviderRow } from "./providers.store.ts";

/** Of a key shorter than this nothing is shown: four characters would be too much of it. */
const shortestShownKey = 20;

/** What a row keeps of a key: the sealed key, and the end of it that people see. */
export async function sealKey(
  access: KeyAccess,
  id: Id<"model_provider">,
  key: string,
): Promise<{ readonly key: Buffer; readonly keyEnding: string }> {
  const dataKey = await organizationKey(access);
  const sealed = encryptBytes(dataKey, Buffer.from(key, "utf8"), placeOf(access, id));
  return { key: sealed, keyEnding: key.length < shortestShownKey ? "" : key.slice(-4) };
}

/** Opens what {@link sealKey} made for the same row. */
export async function openKey(access: KeyAccess, row: Pick<ProviderRow, "id" | "key">): Promise<Secret | null> {
  if (!row.key) return null;
  const dataKey = await findOrganizationKey(access);
  if (!dataKey) throw new Error("the organization's data key is gone");
  return new Secret(decryptBytes(dataKey, row.key, placeOf(access, row.id)).toString("utf8"));
}

function placeOf({ transaction }: KeyAccess, rowId: Id<"model_provider">): ValuePlace {
  return { organizationId: transaction.organizationId as string, table: "model_providers", column: "key", rowId };
}
