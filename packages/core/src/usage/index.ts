/** Usage: what models used and what they cost. */
export { unknownTokens } from "./compute-cost.ts";
export type { Price } from "./find-list-price.ts";
export { type FindPrice, loadPrices } from "./find-prices.ts";
export { usageModule } from "./module.ts";
export { recordUsage, type UsageEntry, type UsageOwner } from "./record-usage.ts";
