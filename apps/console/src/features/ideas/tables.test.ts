import { bookmarkLimits } from "@eureka/contracts/bookmark";
import {
  presetTemperatures as contractTemperatures,
  creativityPresets,
  temperaturesSchema,
} from "@eureka/contracts/creativity";
import { dimensions as contractDimensions } from "@eureka/contracts/evaluation";
import { ideaLimits } from "@eureka/contracts/idea";
import { ideaRunLimits, ideaStages } from "@eureka/contracts/idea-run";
import { expect, test } from "vitest";
import { dimensions, limits, presets, presetTemperatures, stages, temperatureStages } from "./tables.ts";

test("the console's tables are those of the contracts", () => {
  expect(dimensions).toEqual(contractDimensions);
  expect(stages).toEqual(ideaStages);
  expect(presets).toEqual(creativityPresets);
  expect(presetTemperatures).toEqual(contractTemperatures);
  expect([...temperatureStages].sort()).toEqual(Object.keys(temperaturesSchema.shape).sort());
  expect(limits).toEqual({
    ...ideaRunLimits,
    ideas: ideaLimits.ideasPerRun,
    temperature: temperaturesSchema.shape.generate.maxValue,
    ...bookmarkLimits,
  });
});
