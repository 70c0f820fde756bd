/** Tables `model_providers` and `model_settings`. */
import type { Id } from "@eureka/contracts/ids";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import { bytes, from, instant, isUniqueViolation, savepoint, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const modelProviders = pgTable("model_providers", {
  organizationId: typeId("organization").notNull(),
  id: typeId("model_provider").notNull(),
  name: text().notNull(),
  kind: text().$type<ModelProviderKind>().notNull(),
  model: text().notNull(),
  baseUrl: text(),
  key: bytes(),
  keyEnding: text(),
  enabled: boolean().notNull(),
  position: integer().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const modelSettings = pgTable("model_settings", {
  organizationId: typeId("organization").notNull(),
  usesInstallation: boolean().notNull().default(true),
});

export type ProviderRow = typeof modelProviders.$inferSelect;
type NewProviderRow = typeof modelProviders.$inferInsert;

function organizationOf(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function inOrganization(transaction: Transaction): SQL {
  return eq(modelProviders.organizationId, organizationOf(transaction));
}

/** In the order in which they are asked. */
export async function selectProviders(transaction: Transaction): Promise<ProviderRow[]> {
  return from(transaction)
    .select()
    .from(modelProviders)
    .where(inOrganization(transaction))
    .orderBy(asc(modelProviders.position));
}

export async function selectProvider(
  transaction: Transaction,
  id: Id<"model_provider">,
  options: { readonly lock: boolean },
): Promise<ProviderRow | undefined> {
  const select = from(transaction)
    .select()
    .from(modelProviders)
    .where(and(inOrganization(transaction), eq(modelProviders.id, id)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

/** Null when the organization has a provider of this name already. */
export async function insertProvider(transaction: Transaction, row: NewProviderRow): Promise<ProviderRow | null> {
  const rows = await unlessTaken(transaction, () => from(transaction).insert(modelProviders).values(row).returning());
  return rows?.[0] ?? null;
}

export type ProviderChange = Partial<
  Pick<ProviderRow, "name" | "model" | "baseUrl" | "key" | "keyEnding" | "enabled" | "updatedAt">
>;

/** Null when another provider of the organization has the name. */
export async function updateProviderRow(
  transaction: Transaction,
  id: Id<"model_provider">,
  change: ProviderChange,
): Promise<ProviderRow | null> {
  const rows = await unlessTaken(transaction, () =>
    from(transaction)
      .update(modelProviders)
      .set({ ...change, version: sql`${modelProviders.version} + 1` })
      .where(and(inOrganization(transaction), eq(modelProviders.id, id)))
      .returning(),
  );
  return rows?.[0] ?? null;
}

/** Removes a provider; those behind it move up. */
export async function deleteProvider(
  transaction: Transaction,
  { id, position }: Pick<ProviderRow, "id" | "position">,
): Promise<void> {
  await from(transaction)
    .delete(modelProviders)
    .where(and(inOrganization(transaction), eq(modelProviders.id, id)));
  await from(transaction)
    .update(modelProviders)
    .set({ position: sql`${modelProviders.position} - 1` })
    .where(and(inOrganization(transaction), gt(modelProviders.position, position)));
}

/** Gives the providers their places in the order of the ids. */
export async function setProviderOrder(transaction: Transaction, ids: readonly Id<"model_provider">[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await from(transaction)
      .update(modelProviders)
      .set({ position: index + 1 })
      .where(and(inOrganization(transaction), eq(modelProviders.id, id)));
  }
}

/** Whether the organization uses the operator's models; it does until it says otherwise. */
export async function selectUsesInstallation(transaction: Transaction): Promise<boolean> {
  const rows = await from(transaction)
    .select({ uses: modelSettings.usesInstallation })
    .from(modelSettings)
    .where(eq(modelSettings.organizationId, organizationOf(transaction)));
  return rows[0]?.uses ?? true;
}

/** Makes everybody else wait who adds, removes or orders providers, until the transaction ends. */
export async function lockProviderOrder(transaction: Transaction): Promise<void> {
  const organizationId = organizationOf(transaction);
  await from(transaction).insert(modelSettings).values({ organizationId }).onConflictDoNothing();
  await from(transaction)
    .select()
    .from(modelSettings)
    .where(eq(modelSettings.organizationId, organizationId))
    .for("update");
}

export async function setUsesInstallation(transaction: Transaction, usesInstallation: boolean): Promise<void> {
  await from(transaction)
    .update(modelSettings)
    .set({ usesInstallation })
    .where(eq(modelSettings.organizationId, organizationOf(transaction)));
}

async function unlessTaken<Rows>(transaction: Transaction, write: () => PromiseLike<Rows>): Promise<Rows | null> {
  try {
    return await savepoint(transaction, async () => write());
  } catch (error) {
    if (isUniqueViolation(error, "model_providers_name")) return null;
    throw error;
  }
}
