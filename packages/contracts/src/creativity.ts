/** How freely the stages of an idea run may think: model temperatures, by preset or one by one. */
import { z } from "zod";

export const creativityPresets = ["conservative", "balanced", "creative", "wild"] as const;
export type CreativityPreset = (typeof creativityPresets)[number];

const temperature = z.number().min(0).max(2);

export const temperaturesSchema = z
  .strictObject({
    generate: temperature,
    evaluate: temperature,
    advocate: temperature,
    doubt: temperature,
    improve: temperature,
  })
  .meta({
    id: "Temperatures",
    description: "Model temperatures per stage, 0 (always the likeliest word) to 2.",
    example: { generate: 0.9, evaluate: 0.3, advocate: 0.5, doubt: 0.5, improve: 0.9 },
  });

export type Temperatures = z.infer<typeof temperaturesSchema>;

/** The values of the earlier system, so that a preset's name still means what it meant. `improve` is new and follows `generate`. */
export const presetTemperatures: Readonly<Record<CreativityPreset, Temperatures>> = {
  conservative: { generate: 0.5, evaluate: 0.2, advocate: 0.3, doubt: 0.3, improve: 0.5 },
  balanced: { generate: 0.8, evaluate: 0.3, advocate: 0.5, doubt: 0.5, improve: 0.8 },
  creative: { generate: 1, evaluate: 0.4, advocate: 0.7, doubt: 0.7, improve: 1 },
  wild: { generate: 1, evaluate: 0.5, advocate: 0.9, doubt: 0.9, improve: 1 },
};
