/** Table `model_prices`: it only grows; the latest version of a model counts. */
import type { Id } from "@eureka/contracts/ids";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import { from, instant, isUniqueViolation, savepoint, typeId } from "@eureka/kit/db";
import { and, desc, eq, type SQL } from "drizzle-orm";
import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const modelPrices = pgTable("model_prices", {
  organizationId: typeId("organization").notNull(),
  providerKind: text().$type<ModelProviderKind>().notNull(),
  model: text().notNull(),
  version: integer().notNull(),
  inputPrice: bigint({ mode: "number" }),
  cachedInputPrice: bigint({ mode: "number" }),
  outputPrice: bigint({ mode: "number" }),
  validFrom: instant().notNull(),
});

export type PriceRow = typeof modelPrices.$inferSelect;

function inOrganization(transaction: Transaction): SQL {
  return eq(modelPrices.organizationId, transaction.organizationId as Id<"organization">);
}

/** False when somebody else set the same version at the same moment. */
export async function insertPrice(transaction: Transaction, row: PriceRow): Promise<boolean> {
  try {
    await savepoint(transaction, async () => from(transaction).insert(modelPrices).values(row));
    return true;
  } catch (error) {
    if (isUniqueViolation(error, "model_prices_pkey")) return false;
    throw error;
  }
}

/** The latest row of every model; those without prices stand for the published ones. */
export async function selectLatestPrices(transaction: Transaction): Promise<PriceRow[]> {
  return from(transaction)
    .selectDistinctOn([modelPrices.providerKind, modelPrices.model])
    .from(modelPrices)
    .where(inOrganization(transaction))
    .orderBy(modelPrices.providerKind, modelPrices.model, desc(modelPrices.version));
}

export async function selectLatestPrice(
  transaction: Transaction,
  providerKind: ModelProviderKind,
  model: string,
): Promise<PriceRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(modelPrices)
    .where(and(inOrganization(transaction), eq(modelPrices.providerKind, providerKind), eq(modelPrices.model, model)))
    .orderBy(desc(modelPrices.version))
    .limit(1);
  return rows[0];
}
