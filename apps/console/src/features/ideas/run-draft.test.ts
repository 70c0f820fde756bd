import { standardWeights } from "@eureka/contracts/evaluation";
import { newIdeaRunSchema } from "@eureka/contracts/idea-run";
import { expect, test } from "vitest";
import { emptyDraft, problemsOf, readDraft, toInput } from "./run-draft.ts";
import { toPoints } from "./weights.ts";

const organization = toPoints(standardWeights);

test("a topic is all that is needed, and what is sent is what the server takes", () => {
  const input = toInput({ ...emptyDraft, topic: "  Shorter queues  " }, organization);
  expect(input.topic).toBe("Shorter queues");
  expect(input).not.toHaveProperty("weights");
  expect(input).not.toHaveProperty("temperatures");
  expect(newIdeaRunSchema.safeParse(input).success).toBe(true);
});

test("temperatures and weights are sent only where they differ from the preset and the organization", () => {
  const draft = {
    ...emptyDraft,
    topic: "Queues",
    temperatures: { generate: 1.4, evaluate: 0.3 },
    points: { ...organization, impact: 60 },
  };
  const input = toInput(draft, organization);
  expect(input.temperatures).toEqual({ generate: 1.4 });
  expect(newIdeaRunSchema.safeParse(input).success).toBe(true);
  expect(toInput({ ...draft, points: { ...organization } }, organization)).not.toHaveProperty("weights");
});

test("no more ideas are improved than made", () => {
  expect(toInput({ ...emptyDraft, topic: "Queues", ideas: 2, top: 3 }, organization).top).toBe(2);
});

test("what cannot be sent says so at its field; a remix needs no topic", () => {
  const nothing = { ...organization };
  for (const name of Object.keys(nothing) as (keyof typeof nothing)[]) nothing[name] = 0;
  const draft = { ...emptyDraft, topic: " ", ideas: 21, top: null, points: nothing };
  expect(Object.keys(problemsOf(draft, { isRemix: false })).sort()).toEqual(["ideas", "points", "top", "topic"]);
  expect(problemsOf(emptyDraft, { isRemix: true })).toEqual({});
});

test("a kept draft that is broken or of another time gives the beginning", () => {
  expect(readDraft("{", emptyDraft)).toBe(emptyDraft);
  expect(readDraft('{"preset":"gone","topic":"x"}', emptyDraft)).toBe(emptyDraft);
  expect(readDraft('{"topic":"x"}', emptyDraft)).toEqual({ ...emptyDraft, topic: "x" });
});
