import type { KeyObject } from "node:crypto";
import type { Id } from "@eureka/contracts/ids";
import { findKey, type KeyAccess, obtainKey, peekKey } from "./data-key.ts";

/** The organization's data key, made when it is first needed. Needs a transaction that may write. */
export async function organizationKey(access: KeyAccess): Promise<KeyObject> {
  const key = await obtainKey(access, null);
  if (!key) throw new Error("an organization's data key was destroyed");
  return key;
}

/** The organization's data key for reading, or null where it was never made. */
export function findOrganizationKey(access: KeyAccess): Promise<KeyObject | null> {
  return findKey(access, null);
}

/** The organization's data key for work outside a transaction, such as streams of bytes. Opens a transaction only when it must. */
export async function openOrganizationKey(
  ports: KeyAccess["ports"],
  organizationId: Id<"organization">,
): Promise<KeyObject> {
  const remembered = peekKey(ports, organizationId, null);
  return (
    remembered ??
    ports.database.withOrganization(organizationId, (transaction) => organizationKey({ ports, transaction }))
  );
}
