/** Usage records: what every call of a model used, and what it cost. They are written once and never change. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { costSchema, modelProviderKinds, tokenCountsSchema } from "./model-usage.ts";
import { pageOf } from "./page.ts";

/**
 * `cached`: an earlier answer was used again, and nobody was asked. `repaired`: it went well after the model had been shown its mistake.
 * `given_up`: whoever asked no longer wanted the answer.
 */
export const usageOutcomes = ["ok", "cached", "repaired", "failed", "given_up"] as const;
export type UsageOutcome = (typeof usageOutcomes)[number];

/**
 * Why a provider gave no answer that could be used. `breaker_open`: it failed too often lately and was not asked. `busy`: too many calls of
 * it were under way, and it was not asked.
 */
export const usageReasons = [
  "no_model",
  "unauthorized",
  "out_of_credit",
  "rate_limited",
  "timeout",
  "unavailable",
  "refused",
  "invalid_answer",
  "aborted",
  "breaker_open",
  "busy",
] as const;
export type UsageReason = (typeof usageReasons)[number];

export const exampleUsageRecord = {
  id: "use_01k8z7v3q8e9mbtz5a6rx4w2ys",
  at: "2026-11-22T09:30:01.150Z",
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2ye",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  runId: "run_01k8z7v3q8e9mbtz5a6rx4w2yc",
  purpose: "ideas.generate",
  providerKind: "gemini",
  provider: "Gemini",
  model: "gemini-2.5-flash",
  promptVersion: "9f86d081884c7d65",
  outcome: "ok",
  reason: null,
  fallback: null,
  streamed: false,
  tokens: { input: 1_240, cachedInput: 0, output: 812, reasoning: 0 },
  cost: { microDollars: 2_402, priceVersion: "list.2026-03-21" },
  latencyMilliseconds: 1_030,
} as const;

export const usageRecordSchema = z
  .strictObject({
    id: idSchema("usage_record"),
    at: z.iso.datetime(),
    memberId: idSchema("member")
      .nullable()
      .meta({ description: "For whom the model was asked; null for the system's own work." }),
    workspaceId: idSchema("workspace").nullable(),
    runId: idSchema("run").nullable(),
    purpose: z.string().meta({ description: "What the call was for." }),
    providerKind: z.enum(modelProviderKinds),
    provider: z.string().meta({ description: "The provider's name at that time." }),
    model: z.string(),
    promptVersion: z.string().meta({ description: "The hash of the prompt's text." }),
    outcome: z.enum(usageOutcomes),
    reason: z.enum(usageReasons).nullable().meta({ description: "Why it gave no answer that could be used." }),
    fallback: z
      .enum(usageReasons)
      .nullable()
      .meta({ description: "Why the provider before it in the order was passed over." }),
    streamed: z.boolean(),
    tokens: tokenCountsSchema,
    cost: costSchema,
    latencyMilliseconds: z.int().min(0),
  })
  .meta({ id: "UsageRecord", example: exampleUsageRecord });

export type UsageRecord = z.infer<typeof usageRecordSchema>;

export const usageRecordPageSchema = pageOf(usageRecordSchema, "UsageRecordPage");

/** By what a summary can be divided. */
export const usageDivisions = ["model", "member", "day"] as const;
export type UsageDivision = (typeof usageDivisions)[number];

/** Sums of what is known; how many calls are not in them stands beside. */
const sums = {
  calls: z.int().min(0).meta({ description: "Requests to providers, and answers that were used again." }),
  failedCalls: z.int().min(0).meta({ description: "Those of them that gave no answer that could be used." }),
  cachedCalls: z.int().min(0).meta({ description: "Those of them that used an earlier answer again." }),
  tokens: z.strictObject({
    input: z.int().min(0),
    cachedInput: z.int().min(0),
    output: z.int().min(0),
    reasoning: z.int().min(0),
  }),
  callsWithUnknownTokens: z
    .int()
    .min(0)
    .meta({ description: "Calls whose input or output the provider did not count; the sums are without them." }),
  costMicroDollars: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: "Millionths of a US dollar; null where no call's cost is known." }),
  callsWithUnknownCost: z
    .int()
    .min(0)
    .meta({ description: "Calls whose price or tokens are unknown; they are not in the cost." }),
};

export const exampleUsageSums = {
  calls: 42,
  failedCalls: 1,
  cachedCalls: 3,
  tokens: { input: 51_200, cachedInput: 0, output: 29_000, reasoning: 0 },
  callsWithUnknownTokens: 1,
  costMicroDollars: 87_860,
  callsWithUnknownCost: 1,
} as const;

export const usageSummarySchema = z
  .strictObject({
    by: z.enum(usageDivisions),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    total: z.strictObject(sums),
    parts: z.array(
      z.strictObject({
        key: z
          .string()
          .nullable()
          .meta({ description: "A model as `kind/model`, a member's id (null: the system), or a day (UTC)." }),
        ...sums,
      }),
    ),
  })
  .meta({
    id: "UsageSummary",
    example: {
      by: "model",
      from: "2026-11-01T00:00:00.000Z",
      to: "2026-11-22T10:00:00.000Z",
      total: exampleUsageSums,
      parts: [{ key: "gemini/gemini-2.5-flash", ...exampleUsageSums }],
    },
  });

export type UsageSummary = z.infer<typeof usageSummarySchema>;
export type UsageSums = UsageSummary["total"];
