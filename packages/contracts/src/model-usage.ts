/** What a call of a model used, and what it cost. */
import { z } from "zod";

/** Kinds of model provider. `openai_compatible` is any other endpoint that speaks OpenAI's chat completions. */
export const modelProviderKinds = ["gemini", "openai", "anthropic", "ollama", "openai_compatible"] as const;
export type ModelProviderKind = (typeof modelProviderKinds)[number];

const tokens = z.int().min(0).nullable();

/** Null is "the provider did not say", which is not the same as none. */
export const tokenCountsSchema = z
  .strictObject({
    input: tokens,
    cachedInput: tokens.meta({ description: "The part of the input that the provider had in its cache." }),
    output: tokens,
    reasoning: tokens.meta({ description: "The part of the output that was thought and not shown." }),
  })
  .meta({ id: "TokenCounts", example: { input: 1_240, cachedInput: 0, output: 812, reasoning: 0 } });

export type TokenCounts = z.infer<typeof tokenCountsSchema>;

/** Money in millionths of a US dollar, as whole numbers add up exactly. Unknown prices are null, never 0. */
export const costSchema = z
  .strictObject({
    microDollars: z.int().min(0).nullable().meta({ description: "Null when a price or a token count is unknown." }),
    priceVersion: z.string().nullable().meta({ description: "Which price list it was computed with." }),
  })
  .meta({ id: "Cost", example: { microDollars: 2_480, priceVersion: "2026-11-01" } });

export type Cost = z.infer<typeof costSchema>;
