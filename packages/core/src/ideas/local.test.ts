import { ideaRequestSchema, ideaResultSchema, type StageReport } from "@eureka/contracts/idea-run";
import { expect, test } from "vitest";
import { runIdeasLocally } from "./local.ts";

const request = ideaRequestSchema.parse({
  topic: "Weniger Lebensmittelabfälle in der Schulkantine",
  context: "450 Schüler essen täglich, die Küche hat einen leeren Kühlraum. Das Budget ist klein.",
});

test("without a model the rules answer, labelled as what they are", async () => {
  const reports: StageReport[] = [];
  const result = ideaResultSchema.parse(await runIdeasLocally(request, { onStage: (report) => reports.push(report) }));
  expect(result).toMatchObject({
    engine: "rules",
    engineReason: "no_model",
    rankedBy: "observable_signals",
    calls: [],
  });
  expect(result.ideas).toHaveLength(5);
  for (const { engine, advocacy, missing, evaluation } of result.ideas) {
    expect([engine, advocacy]).toEqual(["rules", null]);
    expect(missing).toContainEqual({ part: "advocacy", reason: "no_model" });
    expect(missing).toContainEqual({ part: "inference", reason: "not_asked" });
    expect(missing.some(({ part }) => part === "evaluation")).toBe(evaluation === null);
    expect(evaluation?.basis ?? "observable").toBe("observable");
  }
  const overall = result.ideas.flatMap(({ evaluation }) => evaluation?.overall ?? []);
  expect(overall).toEqual(overall.toSorted((one, other) => other - one));
  expect(reports.filter(({ state }) => state === "done").map(({ stage }) => stage)).toEqual([
    "generate",
    "evaluate",
    "rank",
  ]);
});

test("the weights of the request decide", async () => {
  const none = { feasibility: 0, innovation: 0, impact: 0, costEffectiveness: 0, scalability: 0, risk: 0, timeline: 0 };
  const { ideas } = await runIdeasLocally({ ...request, ideas: 20, weights: { ...none, feasibility: 1 } });
  for (const { evaluation } of ideas)
    expect(evaluation?.overall ?? null).toBe(evaluation?.scores.feasibility.score ?? null);
});

test("a ranking of nothing says so", async () => {
  const result = await runIdeasLocally(ideaRequestSchema.parse({ topic: "Lärm im Großraumbüro" }));
  expect(result.rankedBy).toBe("none");
  expect(result.ideas.every(({ evaluation }) => evaluation === null)).toBe(true);
  expect(await runIdeasLocally(ideaRequestSchema.parse({ topic: "🍞" }))).toMatchObject({
    rankedBy: "none",
    ideas: [],
  });
});

test("a cancelled run gives its reason", async () => {
  const reason = new Error("cancelled");
  await expect(runIdeasLocally(request, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
