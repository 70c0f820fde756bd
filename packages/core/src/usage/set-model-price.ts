import { EurekaError } from "@eureka/contracts/errors";
import { exampleModelPrice, modelNameSchema, modelPriceSchema, tokenPricesSchema } from "@eureka/contracts/model-price";
import { modelProviderKinds } from "@eureka/contracts/model-usage";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { organizationTarget } from "./organization-target.ts";
import { viewOwnPrice } from "./price-view.ts";
import { insertPrice, selectLatestPrice } from "./prices.store.ts";

/** Sets what a model costs this organization from now on. Records that exist keep the cost that they have. */
export const setModelPrice = defineOperation({
  name: "model_price.set",
  summary: "Set what a model costs, or go back to its list price",
  description:
    "In millionths of a US dollar for a million tokens. The answer is null for a model that went back to its list price.",
  input: z.strictObject({
    providerKind: z.enum(modelProviderKinds),
    model: modelNameSchema,
    prices: tokenPricesSchema
      .nullable()
      .meta({ description: "Null: the published price counts again, where there is one." }),
  }),
  output: z.strictObject({ price: modelPriceSchema.nullable() }),
  permission: "model_price:update",
  effect: "write",
  http: { method: "PUT", path: "/model-prices" },
  example: {
    input: {
      providerKind: exampleModelPrice.providerKind,
      model: exampleModelPrice.model,
      prices: exampleModelPrice.prices,
    },
    output: { price: exampleModelPrice },
  },
  target: async (context) => organizationTarget(context),
  async run(context, { providerKind, model, prices }) {
    const { transaction, organizationId } = context;
    const former = await selectLatestPrice(transaction, providerKind, model);
    const row = {
      organizationId,
      providerKind,
      model,
      version: (former?.version ?? 0) + 1,
      inputPrice: prices?.input ?? null,
      cachedInputPrice: prices?.cachedInput ?? null,
      outputPrice: prices?.output ?? null,
      validFrom: context.clock.now(),
    };
    if (!(await insertPrice(transaction, row))) {
      throw new EurekaError("server.unavailable", { reason: "somebody else is setting this price" });
    }
    context.emit({
      type: "model_price.updated",
      subject: { type: "organization", id: organizationId },
      changes: { prices: { from: former ? (viewOwnPrice(former)?.prices ?? null) : null, to: prices } },
      data: { providerKind, model },
    });
    return { price: viewOwnPrice(row) };
  },
});
