/** Prices as people see them. */
import type { ModelPrice } from "@eureka/contracts/model-price";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import { findListPrice } from "./find-list-price.ts";
import { ownPrice } from "./find-prices.ts";
import { priceLists } from "./list-prices.ts";
import type { PriceRow } from "./prices.store.ts";

/** A price of the organization; null for a row that went back to the published one. */
export function viewOwnPrice(row: PriceRow): ModelPrice | null {
  const price = ownPrice(row);
  if (!price) return null;
  const { providerKind, model } = row;
  const { version, prices } = price;
  return { providerKind, model, prices, source: "organization", version, validFrom: row.validFrom.toISOString() };
}

/** The published prices that count at a moment. */
export function viewListPrices(at: Date): ModelPrice[] {
  const list = priceLists.findLast(({ date }) => date <= at.toISOString().slice(0, 10));
  if (!list) return [];
  const validFrom = `${list.date}T00:00:00.000Z`;
  return Object.entries(list.prices).flatMap(([kind, models]) =>
    Object.keys(models).flatMap((model): ModelPrice[] => {
      const providerKind = kind as ModelProviderKind;
      const price = findListPrice(providerKind, model, at);
      if (!price) return [];
      return [{ providerKind, model, prices: price.prices, source: "list", version: price.version, validFrom }];
    }),
  );
}
