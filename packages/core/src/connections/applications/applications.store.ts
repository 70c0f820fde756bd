/** Table `connection_applications`. */
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { bytes, from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const connectionApplications = pgTable("connection_applications", {
  organizationId: typeId("organization").notNull(),
  connector: text().notNull(),
  clientId: text().notNull(),
  baseUrl: text(),
  secrets: bytes(),
  secretNames: text().array().notNull().default([]),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type ApplicationRow = typeof connectionApplications.$inferSelect;

function ofConnector(transaction: Transaction, connector: string): SQL | undefined {
  return and(
    eq(connectionApplications.organizationId, transaction.organizationId as Id<"organization">),
    eq(connectionApplications.connector, connector),
  );
}

export async function selectApplication(
  transaction: Transaction,
  connector: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ApplicationRow | undefined> {
  const select = from(transaction).select().from(connectionApplications).where(ofConnector(transaction, connector));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

/** Makes the application, or changes the one that is there. */
export async function upsertApplication(
  transaction: Transaction,
  row: typeof connectionApplications.$inferInsert,
): Promise<ApplicationRow> {
  const { clientId, baseUrl, secrets, secretNames, updatedAt } = row;
  const [written] = await from(transaction)
    .insert(connectionApplications)
    .values(row)
    .onConflictDoUpdate({
      target: [connectionApplications.organizationId, connectionApplications.connector],
      set: {
        clientId,
        baseUrl,
        secrets,
        secretNames,
        updatedAt,
        version: sql`${connectionApplications.version} + 1`,
      },
    })
    .returning();
  return written as ApplicationRow;
}

export async function deleteApplication(transaction: Transaction, connector: string): Promise<void> {
  await from(transaction).delete(connectionApplications).where(ofConnector(transaction, connector));
}

/** The application of any organization that a handshake may be for; the secrets are still encrypted. */
export interface DeliveryApplicationRow {
  readonly organizationId: Id<"organization">;
  readonly secrets: Buffer | null;
}

/** Looks in all organizations, through a function that gives only these columns. Needs a platform transaction. */
export async function selectDeliveryApplications(
  transaction: Transaction,
  connector: string,
  platformApplicationId: string | null,
): Promise<DeliveryApplicationRow[]> {
  const rows = await query<{ organization_id: string; secrets: Buffer | null }>(
    transaction,
    { name: "connections.applications_of_delivery", text: "select * from find_delivery_applications($1, $2)" },
    [connector, platformApplicationId],
  );
  return rows.map(({ organization_id, secrets }) => ({
    organizationId: fromUuid("organization", organization_id),
    secrets,
  }));
}
