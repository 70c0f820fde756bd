/** Finds what calls cost: an organization's own price first, then the published one. */
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { Context } from "../operations/index.ts";
import { findListPrice, type Price } from "./find-list-price.ts";
import { type PriceRow, selectLatestPrices } from "./prices.store.ts";

/** The price of a model at a moment; null where nobody knows it. */
export type FindPrice = (kind: ModelProviderKind, model: string, at: Date) => Price | null;

/** Reads the organization's prices once; what it returns asks nothing more. */
export async function loadPrices(context: Pick<Context, "transaction">): Promise<FindPrice> {
  const rows = await selectLatestPrices(context.transaction);
  const own = new Map(rows.map((row) => [keyOf(row.providerKind, row.model), ownPrice(row)]));
  return (kind, model, at) => own.get(keyOf(kind, model)) ?? findListPrice(kind, model, at);
}

/** The price that a row sets; null where it goes back to the published one. */
export function ownPrice(row: PriceRow): Price | null {
  const { inputPrice: input, cachedInputPrice: cachedInput, outputPrice: output } = row;
  if (input === null || output === null) return null;
  return { version: `organization.${row.version}`, prices: { input, cachedInput, output }, upTo: null };
}

function keyOf(kind: ModelProviderKind, model: string): string {
  return `${kind}/${model}`;
}
