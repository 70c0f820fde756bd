/** Table `data_keys`: wrapped keys, which only the key provider can open. */
import { type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import { bytes, instant, query, typeId } from "@eureka/kit/db";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const dataKeys = pgTable("data_keys", {
  organizationId: typeId("organization", "organization_id").notNull(),
  id: uuid("id").notNull(),
  purpose: text("purpose", { enum: ["organization", "subject"] }).notNull(),
  subjectId: typeId("member", "subject_id"),
  wrappedKey: bytes("wrapped_key").notNull(),
  masterKeyId: text("master_key_id").notNull(),
  createdAt: instant("created_at").notNull(),
  retiredAt: instant("retired_at"),
});

/** Whose key it is: a person's, or with null the organization's own. */
export type Subject = Id<"member"> | null;

/** The wrapped key of a subject, `destroyed`, or null where there never was one. */
export async function selectWrappedKey(
  transaction: Transaction,
  subject: Subject,
): Promise<{ readonly wrapped: string } | "destroyed" | null> {
  const [row] = await query<{ wrapped_key: Buffer; retired_at: Date | null }>(
    transaction,
    {
      name: "encryption.select_wrapped_key",
      text: `select wrapped_key, retired_at from data_keys
             where organization_id = $1 and purpose = $2 and subject_id is not distinct from $3
             order by retired_at is null desc limit 1`,
    },
    [organizationOf(transaction), purposeOf(subject), uuidOf(subject)],
  );
  if (!row) return null;
  return row.retired_at === null ? { wrapped: row.wrapped_key.toString("utf8") } : "destroyed";
}

/** Stores a subject's first key. False: another transaction was faster. */
export async function insertWrappedKey(
  transaction: Transaction,
  subject: Subject,
  key: { readonly wrapped: string; readonly masterKeyId: string; readonly createdAt: Date },
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "encryption.insert_wrapped_key",
      text: `insert into data_keys (organization_id, id, purpose, subject_id, wrapped_key, master_key_id, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (organization_id, purpose, subject_id) where retired_at is null do nothing returning id`,
    },
    [
      organizationOf(transaction),
      newUuid(key.createdAt.getTime()),
      purposeOf(subject),
      uuidOf(subject),
      Buffer.from(key.wrapped, "utf8"),
      key.masterKeyId,
      key.createdAt,
    ],
  );
  return rows.length > 0;
}

/** Empties a person's key and retires the row, or makes such a row: it says that no key may be made anew. */
export async function eraseWrappedKey(
  transaction: Transaction,
  subject: Id<"member">,
  masterKeyId: string,
  now: Date,
): Promise<void> {
  await query(
    transaction,
    {
      name: "encryption.erase_wrapped_key",
      text: `insert into data_keys as known (organization_id, id, purpose, subject_id, wrapped_key, master_key_id, created_at)
             values ($1, $2, 'subject', $3, '', $4, $5)
             on conflict (organization_id, purpose, subject_id) where retired_at is null do update set wrapped_key = ''`,
    },
    [organizationOf(transaction), newUuid(now.getTime()), uuidOf(subject), masterKeyId, now],
  );
  await query(
    transaction,
    {
      name: "encryption.retire_wrapped_key",
      text: `update data_keys set retired_at = $3
             where organization_id = $1 and purpose = 'subject' and subject_id = $2 and retired_at is null`,
    },
    [organizationOf(transaction), uuidOf(subject), now],
  );
}

function organizationOf(transaction: Transaction): string {
  return toUuid(transaction.organizationId as string);
}

function purposeOf(subject: Subject): string {
  return subject === null ? "organization" : "subject";
}

function uuidOf(subject: Subject): string | null {
  return subject === null ? null : toUuid(subject);
}
