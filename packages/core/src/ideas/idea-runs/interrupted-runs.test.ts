/** What becomes of an idea run whose process dies, and of one that is cancelled: two applications on one database. */

import type { EventEnvelope } from "@eureka/contracts/event";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { relayOnce } from "@eureka/core/events";
import { runFaultPoints } from "@eureka/core/runs";
import type { Faults } from "@eureka/kit/faults";
import { createLog } from "@eureka/kit/log";
import { testApplication } from "@eureka/testing/test-application";
import { ideaStage } from "@eureka/testing/test-ideas";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";

/** The point at which the first application dies, and how often it passes it before. */
let crash: { point: string; passes: number } | null = null;

const faults: Faults = {
  reach(point) {
    if (crash?.point !== point) return;
    if (crash.passes-- === 0) throw new Error("the process dies");
  },
};

const ports = { faults, log: createLog({ level: "silent" }) };
const stage = await ideaStage({ where: { ports } });
const survivor = await testApplication({ ports: { log: createLog({ level: "silent" }) } });
const { run, user, admin, server, organizationId } = stage;
const topic = "Shorter queues at the bakery";

const cancellations = stage.application.services.find(({ name }) => name === "runs.cancellations");
const stopListening = await cancellations?.start(stage.application);
afterAll(async () => {
  await stopListening?.();
  await server.close();
});
beforeEach(() => {
  crash = null;
  server.setScript([]);
});

/** One attempt of the run's job in one of the two processes. */
function execute({ application }: Pick<typeof survivor, "application">, { id }: Pick<IdeaRun, "id">): Promise<void> {
  const job = { id: "job", name: "runs.execute", organizationId, payload: { runId: id }, attempt: 1 };
  return application.runJob({ ...job, lastAttempt: false }, new AbortController().signal);
}

const create = (input: object = {}) => run<IdeaRun>(user, "idea_run.create", { topic, ...input });

async function eventsOf({ id }: Pick<IdeaRun, "id">): Promise<string[]> {
  while ((await relayOnce(stage.ports)) > 0);
  const events: EventEnvelope[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<EventEnvelope> = await run(admin, "event.list", { limit: 200, ...(cursor && { cursor }) });
    events.push(...page.data);
    cursor = page.nextCursor;
  }
  return events.filter(({ subject }) => subject.id === id).map(({ type }) => type);
}

describe("a run whose process dies goes on in another one", () => {
  // begin, three lenses, five reviews, three improvements, three judgements, and the result.
  const stages = ["begin", "ideas", "review", "improvement", "evaluation"] as const;
  const stepsUntil = { begin: 1, ideas: 4, review: 9, improvement: 12, evaluation: 15 } as const;

  test.each(stages.flatMap((name) => ["runs.before-step-stored", "runs.after-step"].map((point) => [name, point])))(
    "behind the last step of %s, at %s: nothing that was finished is asked again",
    async (name, point) => {
      const made = await create();
      const passes = stepsUntil[name as (typeof stages)[number]] - 1;
      crash = { point: point as string, passes };
      await expect(execute(stage, made)).rejects.toThrow();
      const asked = server.calls.length;
      await execute(survivor, made);

      const done = await stage.readRun(user, made.id);
      expect(done).toMatchObject({ state: "succeeded" });
      expect(done.ideas.length).toBe(5);
      const finished = stages.slice(0, stages.indexOf(name as (typeof stages)[number]) + 1);
      const again = server.calls.slice(asked).filter(({ schemaName }) => finished.some((each) => each === schemaName));
      expect(again).toEqual([]);
      const types = await eventsOf(made);
      for (const once of ["run.created", "run.started", "idea_run.finished", "run.succeeded"])
        expect(types.filter((type) => type === once)).toEqual([once]);
    },
  );

  test.each(runFaultPoints)("in the middle of a stage, at %s", async (point) => {
    const made = await create({ ideas: 2, top: 1 });
    crash = { point, passes: point === "runs.before-finish" ? 0 : 2 };
    await expect(execute(stage, made)).rejects.toThrow();
    await execute(survivor, made);
    const done = await stage.readRun(user, made.id);
    expect(done.state).toBe("succeeded");
    expect(done.ideas.map(({ rank }) => rank)).toEqual([1, 2]);
    expect((await eventsOf(made)).filter((type) => type === "idea_run.finished")).toEqual(["idea_run.finished"]);
  });

  test("right after an answer was kept: it is taken from there and not paid again", async () => {
    const made = await create({ ideas: 2, top: 1 });
    crash = { point: "models.after-keep", passes: 0 };
    // Inside one process the end of a call is a failure, after which the step is tried again.
    await execute(stage, made);
    const done = await stage.readRun(user, made.id);
    expect(done.state).toBe("succeeded");
    expect(done.calls.filter(({ outcome }) => outcome === "cached").length).toBe(1);
  });

  test("while its result is stored: there is one, and its stages were told once", async () => {
    const made = await create({ engine: "rules" });
    crash = { point: "runs.before-step-stored", passes: 1 };
    await expect(execute(stage, made)).rejects.toThrow();
    expect((await stage.readRun(user, made.id)).ideas).toEqual([]);
    await execute(survivor, made);
    const done = await stage.readRun(user, made.id);
    expect(done.ideas.length).toBe(5);
    const types = await eventsOf(made);
    expect(types.filter((type) => type === "idea_run.stage_changed").length).toBeLessThanOrEqual(
      2 * done.stages.length,
    );
  });
});

describe("a run that is cancelled", () => {
  test.each(["ideas", "review", "improvement", "evaluation"])(
    "while a model works on %s stops there",
    async (schema) => {
      server.setScript([{ when: { schema }, does: { kind: "hang", times: Number.POSITIVE_INFINITY } }]);
      const made = await create({ ideas: 2, top: 1 });
      const execution = execute(stage, made);
      const hanging = () =>
        server.calls.filter(({ outcome, schemaName }) => outcome === "pending" && schemaName === schema);
      await vi.waitFor(() => expect(hanging().length).toBeGreaterThan(0), { timeout: 10_000 });
      expect(await run<IdeaRun>(user, "idea_run.cancel", { id: made.id })).toMatchObject({ cancelRequested: true });
      await execution;
      expect(await stage.readRun(user, made.id)).toMatchObject({ state: "cancelled", ideas: [], engine: null });
      await vi.waitFor(() => expect(hanging()).toEqual([]), { timeout: 10_000 });
      const asked = server.calls.length;
      await execute(survivor, made);
      expect(server.calls.length).toBe(asked);
      expect(await run<IdeaRun>(user, "idea_run.cancel", { id: made.id })).toMatchObject({ state: "cancelled" });
    },
  );

  test("before it began never begins; one that has ended stays as it is", async () => {
    const made = await create();
    expect(await run<IdeaRun>(user, "idea_run.cancel", { id: made.id })).toMatchObject({ state: "cancelled" });
    const asked = server.calls.length;
    await execute(stage, made);
    expect(server.calls.length).toBe(asked);

    const done = await create({ engine: "rules" });
    await execute(stage, done);
    await expect(run(user, "idea_run.cancel", { id: done.id })).rejects.toMatchObject({ code: "run.finished" });
  });

  test("is cancelled by who asked for it, or by who manages the workspace", async () => {
    const made = await create();
    const other = await stage.run<{ id: string }>(stage.manager, "idea_run.create", { topic });
    await expect(run(user, "idea_run.cancel", { id: other.id })).rejects.toMatchObject({ code: "permission.denied" });
    for (const { id } of [made, other])
      expect(await run<IdeaRun>(stage.manager, "idea_run.cancel", { id })).toMatchObject({ state: "cancelled" });
  });
});
