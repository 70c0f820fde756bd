/** How values of this module's columns become what people and programs see. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { Transaction } from "../operations/index.ts";

/** The organization of a transaction; every statement filters by it, besides row-level security. */
export function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("work items exist in organizations only");
  return transaction.organizationId;
}

/** The same as the UUID that plain SQL takes. */
export function organizationUuid(transaction: Transaction): string {
  return toUuid(organizationOf(transaction));
}

/** A time of a column, or of JSON that PostgreSQL made, on the wire. */
export function toTime(value: Date | string): string {
  return new Date(value).toISOString();
}

export function toTimeOrNull(value: Date | string | null): string | null {
  return value === null ? null : toTime(value);
}

/** The two columns that refer to a person: one of them is set, or none when nobody is known. */
export interface PersonColumns {
  readonly memberId: Id<"member"> | null;
  readonly externalIdentityId: Id<"external_identity"> | null;
}

export function toPersonColumns(person: Person | null): PersonColumns {
  return {
    memberId: person?.type === "member" ? person.id : null,
    externalIdentityId: person?.type === "external" ? person.id : null,
  };
}

export function fromPersonColumns(columns: PersonColumns): Person | null {
  if (columns.memberId) return { type: "member", id: columns.memberId };
  return columns.externalIdentityId ? { type: "external", id: columns.externalIdentityId } : null;
}

/** The same from UUIDs of plain SQL. */
export function fromPersonUuids(memberId: string | null, externalIdentityId: string | null): Person | null {
  if (memberId) return { type: "member", id: fromUuid("member", memberId) };
  return externalIdentityId ? { type: "external", id: fromUuid("external_identity", externalIdentityId) } : null;
}
