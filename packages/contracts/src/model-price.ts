/** Prices of models: what providers publish, and what an organization has set for itself. */
import { z } from "zod";
import { modelProviderKinds } from "./model-usage.ts";

/** Micro dollars for a million tokens: 300,000 is 0.30 US dollars. */
const perMillion = z.int().min(0).max(1_000_000_000_000);

export const modelNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/, "must be a model's name as the provider writes it")
  .meta({ example: "gemini-2.5-flash" });

export const tokenPricesSchema = z
  .strictObject({
    input: perMillion,
    cachedInput: perMillion.nullable().meta({
      description: "Input that the provider had in its cache; null when that price is not known.",
    }),
    output: perMillion.meta({ description: "Thinking counts as output." }),
  })
  .meta({
    id: "TokenPrices",
    description: "Millionths of a US dollar for a million tokens.",
    example: { input: 300_000, cachedInput: 30_000, output: 2_500_000 },
  });

export type TokenPrices = z.infer<typeof tokenPricesSchema>;

export const exampleModelPrice = {
  providerKind: "openai_compatible",
  model: "acme-large",
  prices: { input: 300_000, cachedInput: null, output: 2_500_000 },
  source: "organization",
  version: "organization.2",
  validFrom: "2026-11-22T09:00:00.000Z",
} as const;

export const modelPriceSchema = z
  .strictObject({
    providerKind: z.enum(modelProviderKinds),
    model: z.string(),
    prices: tokenPricesSchema,
    source: z
      .enum(["list", "organization"])
      .meta({ description: "What the provider publishes, or what this organization has set." }),
    version: z.string().meta({ description: "Usage records name it." }),
    validFrom: z.iso.datetime(),
  })
  .meta({ id: "ModelPrice", example: exampleModelPrice });

export type ModelPrice = z.infer<typeof modelPriceSchema>;

export const modelPriceListSchema = z.strictObject({ data: z.array(modelPriceSchema) }).meta({ id: "ModelPriceList" });
