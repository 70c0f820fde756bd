/** Address and user agent of a record: encrypted with the key of the person, so that they go when the key goes. */
import type { KeyObject } from "node:crypto";
import type { Actor } from "@eureka/contracts/actor";
import type { AuditRecord } from "@eureka/contracts/audit-record";
import type { Id } from "@eureka/contracts/ids";
import { DecryptionError, decryptBytes, encryptBytes } from "@eureka/kit/crypto";
import {
  findOrganizationKey,
  findSubjectKey,
  type KeyAccess,
  organizationKey,
  subjectKey,
} from "../encryption/index.ts";
import type { RequestFacts } from "../operations/index.ts";

interface Person {
  readonly actor: Actor;
  readonly onBehalfOf: Id<"member"> | null;
}

/** The encrypted facts, or null when there are none or the person was erased. */
export async function encryptPersonal(
  access: KeyAccess,
  recordId: string,
  person: Person,
  { address, userAgent }: Pick<RequestFacts, "address" | "userAgent">,
): Promise<Buffer | null> {
  if (address === null && userAgent === null) return null;
  const memberId = memberOf(person);
  const key = memberId ? await subjectKey(access, memberId) : await organizationKey(access);
  return key && encryptBytes(key, Buffer.from(JSON.stringify([address, userAgent]), "utf8"), placeOf(access, recordId));
}

/** The facts of a record as far as they can be read. */
export async function decryptPersonal(
  access: KeyAccess,
  recordId: string,
  person: Person,
  encrypted: Uint8Array | null,
): Promise<AuditRecord["personal"]> {
  if (!encrypted) return { state: "none", address: null, userAgent: null };
  const memberId = memberOf(person);
  const key = memberId ? await findSubjectKey(access, memberId) : await findOrganizationKey(access);
  if (!key) return { state: "erased", address: null, userAgent: null };
  return open(key, encrypted, placeOf(access, recordId));
}

function open(key: KeyObject, encrypted: Uint8Array, place: ReturnType<typeof placeOf>): AuditRecord["personal"] {
  try {
    const facts = JSON.parse(decryptBytes(key, encrypted, place).toString("utf8")) as [string | null, string | null];
    return { state: "readable", address: facts[0], userAgent: facts[1] };
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    return { state: "unreadable", address: null, userAgent: null };
  }
}

function memberOf({ actor, onBehalfOf }: Person): Id<"member"> | null {
  return actor.type === "user" ? actor.id : onBehalfOf;
}

function placeOf(access: KeyAccess, rowId: string) {
  const organizationId = access.transaction.organizationId as string;
  return { organizationId, table: "audit_records", column: "personal", rowId };
}
