import { expect, test } from "vitest";
import { viewStages } from "./stage-view.ts";
import type { IdeaRun, StageReport } from "./types.ts";

const start = Date.parse("2026-11-22T09:30:00.000Z");
const request = { inference: false } as IdeaRun["request"];

function report(stage: StageReport["stage"], state: StageReport["state"]): StageReport {
  return {
    stage,
    state,
    startedAt: new Date(start).toISOString(),
    elapsedMilliseconds: 700,
    done: 1,
    total: 3,
    givenUp: 0,
  };
}

test("a running stage counts on by itself, later ones wait, and inference is there only when asked for", () => {
  const views = viewStages({ request, state: "running", stages: [report("generate", "running")] }, start + 4_000);
  expect(views[0]).toMatchObject({ stage: "generate", state: "running", elapsed: 4_000 });
  expect(views.slice(1).every(({ state }) => state === "waiting")).toBe(true);
  expect(views.map(({ stage }) => stage)).not.toContain("infer");
  const asked = viewStages({ request: { ...request, inference: true }, state: "running", stages: [] }, start);
  expect(asked.map(({ stage }) => stage)).toContain("infer");
});

test("a clock that goes behind the server's does not run backwards", () => {
  const [first] = viewStages({ request, state: "running", stages: [report("generate", "running")] }, start - 60_000);
  expect(first?.elapsed).toBe(700);
});

test("once the run is over nothing waits, and a stage that was running when it ended was stopped", () => {
  const reports = [report("generate", "done"), report("deduplicate", "skipped"), report("evaluate", "running")];
  const views = viewStages({ request, state: "cancelled", stages: reports }, start + 9_000);
  expect(views.map(({ stage, state }) => [stage, state])).toEqual([
    ["generate", "done"],
    ["evaluate", "stopped"],
  ]);
});
