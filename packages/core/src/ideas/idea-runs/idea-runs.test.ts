import { standardWeights } from "@eureka/contracts/evaluation";
import type { EventEnvelope } from "@eureka/contracts/event";
import { type IdeaRun, ideaRunSchema, ideaStages } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { relayOnce } from "@eureka/core/events";
import { ideaStage } from "@eureka/testing/test-ideas";
import { readLedger } from "@eureka/testing/test-models";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const stage = await ideaStage();
const { user, viewer, admin, workspaceId, run, server } = stage;
afterAll(() => server.close());
beforeEach(() => server.setScript([]));

const topic = "Shorter queues at the bakery";

async function eventsOf(runId: string): Promise<EventEnvelope[]> {
  while ((await relayOnce(stage.ports)) > 0);
  const page = await run<Page<EventEnvelope>>(admin, "event.list", { limit: 200 });
  return page.data.filter(({ subject }) => subject.id === runId);
}

describe("an idea run", () => {
  test("turns a topic into ranked, evaluated, improved ideas, and says what it used", async () => {
    const begun = await run<IdeaRun>(user, "idea_run.create", { topic, ideas: 4, top: 2, inference: true });
    expect(begun).toMatchObject({ state: "queued", ideas: [], engine: null, workspaceId, weights: standardWeights });
    const asked = server.calls.length;
    await workOff(stage);

    const done = await stage.readRun(user, begun.id);
    expect(ideaRunSchema.parse(done)).toMatchObject({ state: "succeeded", engine: "model", model: "scripted-model" });
    expect(done.ideas.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(done.ideas.every(({ evaluation, runId }) => evaluation?.judged === 7 && runId === begun.id)).toBe(true);
    expect(done.ideas.filter(({ improvement }) => improvement).length).toBe(2);
    expect(done.stages.map((each) => each.stage)).toEqual([...ideaStages]);
    // What was too slow for this machine and was given up may not have arrived.
    const waitedFor = done.calls.filter(({ outcome }) => outcome !== "given_up");
    expect(waitedFor.length).toBeGreaterThanOrEqual(3 + 4 + 2 + 2);
    expect(server.calls.length - asked).toBeGreaterThanOrEqual(waitedFor.length);
    expect(done.tokens.input).toBeGreaterThan(0);
    const ledger = (await readLedger(stage)).filter(({ runId }) => runId === begun.id);
    expect(ledger.length).toBeGreaterThanOrEqual(waitedFor.length);
    expect(new Set(ledger.map(({ memberId }) => memberId))).toEqual(new Set([user.memberId]));
    expect(server.violations).toEqual([]);
  });

  test("tells its stages as they begin and end, for the run's stream", async () => {
    const { id } = await stage.ideate(user, { top: 1 });
    const events = await eventsOf(id);
    const told = events.filter(({ type }) => type === "idea_run.stage_changed");
    expect(new Set(told.map(({ data }) => data.stage))).toEqual(new Set(ideaStages));
    expect(told.filter(({ data }) => data.state === "running").map(({ data }) => data.stage)).toContain("generate");
    for (const name of ideaStages) expect(told.filter(({ data }) => data.stage === name).length).toBeLessThanOrEqual(2);
    const types = events.map(({ type }) => type);
    expect(types.at(0)).toBe("run.created");
    expect(types.indexOf("idea_run.finished")).toBeLessThan(types.indexOf("run.succeeded"));
  });

  test("takes the organization's weights where none are given, and they decide the order", async () => {
    const weights = { ...standardWeights, feasibility: 0, timeline: 0.3 };
    await run(admin, "organization.update", { settings: { evaluationWeights: weights } });
    const own = await stage.ideate(user, { engine: "rules" });
    const named = await stage.ideate(user, { engine: "rules", weights: standardWeights });
    await run(admin, "organization.update", { settings: { evaluationWeights: standardWeights } });
    expect(own.weights).toEqual(weights);
    expect(named.weights).toEqual(standardWeights);
    await expect(
      run(admin, "organization.update", { settings: { evaluationWeights: { ...weights, impact: 1 } } }),
    ).rejects.toMatchObject({ code: "request.invalid" });
  });

  test("spreads one temperature over the stages, and makes as many ideas as shall be improved", async () => {
    const { request } = await run<IdeaRun>(user, "idea_run.create", { topic, top: 8, temperature: 1, engine: "rules" });
    expect(request).toMatchObject({
      ideas: 8,
      temperatures: { generate: 1.3, evaluate: 0.4, advocate: 1, doubt: 1, improve: 1.3 },
    });
    const named = { topic, temperature: 0, temperatures: { doubt: 2 }, engine: "rules" };
    expect((await run<IdeaRun>(user, "idea_run.create", named)).request).toMatchObject({
      temperatures: { generate: 0, evaluate: 0.1, doubt: 2 },
    });
    await workOff(stage);
  });

  test("without a model rules answer and are called rules; who accepts nothing but a model gets an error", async () => {
    const other = await testOrganization(stage);
    const ideate = async (engine: string) => {
      const { id } = await other.run<IdeaRun>(other.user, "idea_run.create", { topic, engine });
      await workOff(other);
      return other.run<IdeaRun>(other.user, "idea_run.get", { id });
    };
    const ruled = await ideate("auto");
    expect(ruled).toMatchObject({ state: "succeeded", engine: "rules", engineReason: "no_model", model: null });
    expect(ruled.ideas.length).toBe(5);
    expect(ruled.ideas.every(({ engine }) => engine === "rules")).toBe(true);
    expect(await ideate("model")).toMatchObject({ state: "failed", error: { code: "idea_run.no_model" }, ideas: [] });
  });

  test("keeps what is good when a model fails in part, and says what is missing", async () => {
    server.setScript([{ when: { schema: "review" }, does: { kind: "refusal" } }]);
    const { ideas, state, stages } = await stage.ideate(user, { ideas: 3, top: 1 });
    expect(state).toBe("succeeded");
    const without = ideas.filter(({ evaluation }) => evaluation === null);
    expect(without.map(({ missing }) => missing[0]?.reason)).toEqual(["refused"]);
    expect(stages.find((each) => each.stage === "evaluate")?.state).toBe("partial");
  });

  test("shows in lists, to viewers too, and to nobody elsewhere", async () => {
    const made = await stage.ideate(user, { engine: "rules" });
    const listed = await run<Page<IdeaRun>>(viewer, "idea_run.list", { limit: 1 });
    expect(listed.data.map(({ id }) => id)).toEqual([made.id]);
    expect(listed.data[0]).not.toHaveProperty("ideas");
    const next = await run<Page<IdeaRun>>(viewer, "idea_run.list", { limit: 1, cursor: listed.nextCursor });
    expect(next.data[0]?.id).not.toBe(made.id);

    await expect(run(viewer, "idea_run.create", { topic })).rejects.toMatchObject({ code: "permission.denied" });
    await expect(run(viewer, "idea_run.cancel", { id: made.id })).rejects.toMatchObject({ code: "permission.denied" });
    const other = await testOrganization(stage);
    for (const operation of ["idea_run.get", "idea_run.cancel"])
      await expect(other.run(other.admin, operation, { id: made.id })).rejects.toMatchObject({ code: "run.not_found" });
    const [idea] = made.ideas;
    await expect(other.run(other.admin, "idea.get", { id: idea?.id })).rejects.toMatchObject({
      code: "idea.not_found",
    });
    expect((await other.run<Page<IdeaRun>>(other.admin, "idea_run.list")).data).toEqual([]);
    await expect(other.run(other.admin, "idea_run.create", { topic, workspaceId })).rejects.toMatchObject({
      code: "workspace.not_found",
    });
  });

  test("refuses topics that are none", async () => {
    for (const wrong of ["", "  ", "x".repeat(501), "x".repeat(100_000), "two\nlines", "nul\0"]) {
      await expect(run(user, "idea_run.create", { topic: wrong })).rejects.toMatchObject({ code: "request.invalid" });
    }
    const tooMuch = { topic, context: "x".repeat(20_001) };
    await expect(run(user, "idea_run.create", tooMuch)).rejects.toMatchObject({ code: "request.invalid" });
    await expect(run(user, "idea_run.create", { topic, ideas: 10_000 })).rejects.toMatchObject({
      code: "request.invalid",
    });
  });
});
