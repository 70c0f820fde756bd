import { cardSchema } from "@eureka/contracts/card";
import { exampleEvaluation } from "@eureka/contracts/evaluation";
import type { IdeaContent } from "@eureka/contracts/idea";
import { exampleIdeaRun, type IdeaRun, ideaRunSchema } from "@eureka/contracts/idea-run";
import { newId } from "@eureka/contracts/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawIdeaCard } from "./draw-idea-card.ts";
import { drawRunCard } from "./draw-run-card.ts";

const publicUrl = "https://eureka.test";
const run: IdeaRun = ideaRunSchema.parse(exampleIdeaRun);
const idea: IdeaContent = run.ideas[0] as IdeaContent;
const facts = { id: newId("idea"), idea, model: "m", itemKeys: [], savedBy: 0, channels: [], publicUrl };

const fieldOf = (card: ReturnType<typeof drawIdeaCard>, label: string) =>
  card.fields?.find((field) => field.label === label)?.value;

describe("the card of an idea", () => {
  test("has the overall score, who made it and the seven scores, and says where nothing was judged", () => {
    const card = drawIdeaCard(facts);
    expect(fieldOf(card, "Overall")).toBe("7\\.1 of 10");
    expect(fieldOf(card, "By")).toBe("model m");
    expect(fieldOf(card, "Feasibility")).toBe("8");
    expect(fieldOf(card, "Impact")).toBe("not judged");
    const bare = drawIdeaCard({ ...facts, idea: { ...idea, engine: "rules", evaluation: null } });
    expect(fieldOf(bare, "Overall")).toBe("not judged");
    expect(fieldOf(bare, "By")).toBe("rules engine \\(no model\\)");
  });

  test("shows the improved text with the score before and after", () => {
    const improvement = {
      title: "Better",
      text: "Much better.",
      changes: [],
      evaluation: { ...exampleEvaluation, overall: 8 } as never,
      scoreDelta: 0.86,
      similarity: 0.4,
      isMeaningful: true,
    };
    const card = drawIdeaCard({ ...facts, idea: { ...idea, improvement } });
    expect(card).toMatchObject({ title: "1 · Better", text: "Much better." });
    expect(fieldOf(card, "Overall")).toBe("8 of 10 \\(before it was improved: 7.1\\)");
  });

  test("fits every platform, whatever a model wrote", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 6_000 });
    fc.assert(
      fc.property(words, words, (title, text) => {
        const card = drawIdeaCard({ ...facts, idea: { ...idea, title: title.slice(0, 200), text } });
        expect(cardSchema.safeParse({ ...card, actions: [] }).success).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the card of a run", () => {
  const stageOf = (stage: string, state: string) =>
    ({ stage, state, startedAt: run.createdAt, elapsedMilliseconds: 0, done: 0, total: 1, givenUp: 0 }) as never;

  test("says what it is doing, how far it is, and can be cancelled", () => {
    const stages = [stageOf("generate", "done"), stageOf("evaluate", "running"), stageOf("advocate", "running")];
    const card = drawRunCard({ run: { ...run, state: "running", stages, finishedAt: null }, publicUrl });
    expect(card).toMatchObject({ state: "working", progress: { done: 1, total: 4 }, actions: [{ name: "cancel" }] });
    expect(card.text).toContain("Judging the ideas");
    const stopping = drawRunCard({ run: { ...run, state: "running", cancelRequested: true }, publicUrl });
    expect(stopping).toMatchObject({ text: "Stopping.", actions: [] });
  });

  test("ends with the ranking, why rules answered, and what was given up", () => {
    const stages = [{ ...(stageOf("evaluate", "partial") as object), givenUp: 2 } as never];
    const card = drawRunCard({ run: { ...run, engine: "rules", engineReason: "models_failed", stages }, publicUrl });
    expect(card.text).toContain("1. Repair evening (7.1)");
    expect(card.text).toContain("no model gave an answer");
    expect(card.text).toContain("2 call(s) of a model took too long");
  });

  test("says what to do when it failed", () => {
    const error = { code: "idea_run.no_model", message: "None is connected.", step: null };
    const card = drawRunCard({ run: { ...run, state: "failed", error }, publicUrl });
    expect(card.text).toMatch(/None is connected\. Connect a model provider/);
    expect(card.actions).toMatchObject([
      { does: { operation: "idea_run.create", input: { topic: run.request.topic, workspaceId: run.workspaceId } } },
    ]);
  });
});
