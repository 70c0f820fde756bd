import { exampleModelPrice, modelPriceListSchema } from "@eureka/contracts/model-price";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { organizationTarget } from "./organization-target.ts";
import { viewListPrices, viewOwnPrice } from "./price-view.ts";
import { selectLatestPrices } from "./prices.store.ts";

/** Lists the prices that count now. A model that is not in the list has an unknown price, except Ollama's, which cost nothing. */
export const listModelPrices = defineOperation({
  name: "model_price.list",
  summary: "List what models cost",
  description: "The organization's own prices come before published ones of the same model, which are left out then.",
  input: z.strictObject({}),
  output: modelPriceListSchema,
  permission: "model_price:read",
  effect: "read",
  http: { method: "GET", path: "/model-prices" },
  command: {},
  example: { input: {}, output: { data: [exampleModelPrice] } },
  target: async (context) => organizationTarget(context),
  async run(context) {
    const own = (await selectLatestPrices(context.transaction)).flatMap((row) => viewOwnPrice(row) ?? []);
    const known = new Set(own.map(({ providerKind, model }) => `${providerKind}/${model}`));
    const published = viewListPrices(context.clock.now());
    return { data: [...own, ...published.filter(({ providerKind, model }) => !known.has(`${providerKind}/${model}`))] };
  },
});
