/** The second face of usage, without stores: what calls cost, by published prices. */
export { addCosts, addTokens, computeCost, nothingPaid, nothingUsed, unknownTokens } from "./compute-cost.ts";
export { findListPrice, type Price } from "./find-list-price.ts";
