/**
 * Constant tables of idea runs. They are those of `@eureka/contracts`, written once more because those files bring the whole
 * validation library into the browser; `tables.test.ts` holds both together.
 */
import type { CreativityPreset, Temperatures } from "@eureka/contracts/creativity";
import type { Dimension } from "@eureka/contracts/evaluation";
import type { IdeaStage } from "@eureka/contracts/idea-run";

export const dimensions = [
  "feasibility",
  "innovation",
  "impact",
  "costEffectiveness",
  "scalability",
  "risk",
  "timeline",
] as const satisfies readonly Dimension[];

export const stages = [
  "generate",
  "deduplicate",
  "evaluate",
  "advocate",
  "doubt",
  "infer",
  "improve",
  "reevaluate",
  "rank",
] as const satisfies readonly IdeaStage[];

export const presets = ["conservative", "balanced", "creative", "wild"] as const satisfies readonly CreativityPreset[];

export const presetTemperatures: Readonly<Record<CreativityPreset, Temperatures>> = {
  conservative: { generate: 0.5, evaluate: 0.2, advocate: 0.3, doubt: 0.3, improve: 0.5 },
  balanced: { generate: 0.8, evaluate: 0.3, advocate: 0.5, doubt: 0.5, improve: 0.8 },
  creative: { generate: 1, evaluate: 0.4, advocate: 0.7, doubt: 0.7, improve: 1 },
  wild: { generate: 1, evaluate: 0.5, advocate: 0.9, doubt: 0.9, improve: 1 },
};

export const temperatureStages = [
  "generate",
  "evaluate",
  "advocate",
  "doubt",
  "improve",
] as const satisfies readonly (keyof Temperatures)[];

export const limits = {
  topic: 500,
  context: 20_000,
  ideas: 20,
  temperature: 2,
  tags: 20,
  tag: 50,
  note: 2_000,
  search: 200,
} as const;

export const ideaRunKind = "idea_run.create";
