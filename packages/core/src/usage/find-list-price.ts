import type { TokenPrices } from "@eureka/contracts/model-price";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import { priceLists } from "./list-prices.ts";

/** What a model costs, and by which list. */
export interface Price {
  readonly version: string;
  /** Micro dollars for a million tokens. */
  readonly prices: TokenPrices;
  /** The most input tokens of one call for which these are the prices. */
  readonly upTo: number | null;
}

/** Nobody is paid for a model on one's own machine: by rule, not by looking it up. Electricity and machines are not counted. */
const ownMachine: Price = { version: "local", prices: { input: 0, cachedInput: 0, output: 0 }, upTo: null };

const microDollars = (dollars: number) => Math.round(dollars * 1_000_000);

/** The published price of a model on a day, or null where it is not known. */
export function findListPrice(kind: ModelProviderKind, model: string, at: Date): Price | null {
  if (kind === "ollama") return ownMachine;
  const day = at.toISOString().slice(0, 10);
  const list = priceLists.findLast(({ date }) => date <= day);
  const models = list?.prices[kind] ?? {};
  const name = withoutDate(model);
  const found = Object.hasOwn(models, name) ? models[name] : undefined;
  if (!list || !found) return null;
  const { input, cachedInput, output, upTo = null } = found;
  const prices = { input: microDollars(input), cachedInput: microDollars(cachedInput), output: microDollars(output) };
  return { version: `list.${list.date}`, prices, upTo };
}

/** A dated snapshot costs what its model costs: `gpt-4o-2024-08-06`, `claude-sonnet-4-20250514`, `models/gemini-2.5-flash`. */
function withoutDate(model: string): string {
  return model.replace(/^models\//, "").replace(/-(\d{8}|\d{4}-\d{2}-\d{2})$/, "");
}
