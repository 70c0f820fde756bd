/** Runs over a real database and a real worker: what survives a crash, what is done once, and how a run ends. */

import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import type { Run, RunStep } from "@eureka/contracts/run";
import { type Clock, createTestClock, systemClock } from "@eureka/kit/clock";
import { asOwner, query } from "@eureka/kit/db";
import type { Faults } from "@eureka/kit/faults";
import { createLog } from "@eureka/kit/log";
import { createWorker } from "@eureka/kit/queue";
import { testDatabase } from "@eureka/testing/test-database";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import fc from "fast-check";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import type { Context } from "../operations/index.ts";
import { createRunsModule, defineRun, type RunContext, runFaultPoints, startRun } from "./index.ts";

type RunFunction = (run: RunContext, input: { readonly topic: string }) => Promise<unknown>;

/** Faults that a test can replace while the application runs. */
function movableFaults(): Faults & { at: (name: string) => void } {
  const faults = { at: (_name: string) => {}, reach: (name: string) => faults.at(name) };
  return faults;
}

/** An organization with one kind of run, whose function the test writes. */
async function withRun(execute: RunFunction, clock: Clock = systemClock) {
  const definition = defineRun({
    kind: "test.run",
    input: z.strictObject({ topic: z.string() }),
    output: z.unknown(),
    execute,
  });
  const faults = movableFaults();
  const organization = await testOrganization({
    modules: [createRunsModule({ definitions: [definition] })],
    clock,
    ports: { faults, log: createLog({ level: "silent" }) },
  });
  const start = (topic = "bread") =>
    organization.transact((context) =>
      startRun({ ...context, actor: organization.user.actor, onBehalfOf: null }, definition, {
        workspaceId: organization.workspaceId,
        input: { topic },
      }),
    );
  const get = (run: Pick<Run, "id">) => organization.run<Run>(organization.viewer, "run.get", { id: run.id });
  const steps = async (run: Pick<Run, "id">) =>
    (await organization.run<{ data: RunStep[] }>(organization.viewer, "run.list_steps", { id: run.id, limit: 200 }))
      .data;
  return { ...organization, definition, faults, start, get, steps };
}

type Setup = Awaited<ReturnType<typeof withRun>>;

/** One attempt of the run's job, as a worker makes it. */
function execute(
  setup: Setup,
  run: Pick<Run, "id">,
  more: { lastAttempt?: boolean; signal?: AbortSignal } = {},
): Promise<void> {
  const { lastAttempt = false, signal = new AbortController().signal } = more;
  const { organizationId } = setup;
  const job = { id: "job", name: "runs.execute", organizationId, payload: { runId: run.id }, attempt: 1, lastAttempt };
  return setup.application.runJob(job, signal);
}

/** A worker on the queue, with the services of its role, until the test ends. */
async function withWorker(setup: Setup): Promise<void> {
  const { application, database } = setup;
  const stops = await Promise.all(
    application.services
      .filter((service) => service.name.startsWith("runs."))
      .map((service) => service.start(application)),
  );
  const worker = createWorker({
    database: database.database,
    handlers: {
      "runs.execute": {
        run({ maxAttempts, ...job }, signal) {
          // Jobs that other tests of this file left behind are none of ours.
          if (job.organizationId !== setup.organizationId) return;
          return application.runJob({ ...job, lastAttempt: job.attempt >= maxAttempts }, signal);
        },
      },
    },
    lease: 1_000,
    pollInterval: 50,
  });
  await worker.start();
  onTestFinished(async () => {
    await worker.stop({ drainTimeout: 0 });
    for (const stop of stops) await stop();
  });
}

/** Waits, as long as a test may last, until the run is in a state. */
async function reaches(setup: Setup, run: Pick<Run, "id">, state: Run["state"]): Promise<Run> {
  return vi.waitFor(
    async () => {
      const current = await setup.get(run);
      expect(current.state).toBe(state);
      return current;
    },
    { timeout: 20_000, interval: 20 },
  );
}

async function eventTypes(setup: TestOrganization, run: Pick<Run, "id">): Promise<string[]> {
  return setup.database.database.withOrganization(setup.organizationId, async (transaction) => {
    const text = "select type from events where subject_id = $1 order by id";
    const rows = await query<{ type: string }>(transaction, { text }, [run.id]);
    return rows.map((row) => row.type);
  });
}

// A table that the steps of a run change: each entry is one effect.
beforeAll(async () => {
  const { owner } = await testDatabase();
  await asOwner(owner, (client) =>
    client.query(
      "create table test_ledger (organization_id uuid, run text, entry text); grant select, insert on test_ledger to eureka_app",
    ),
  );
});

async function enter({ transaction }: Pick<Context, "transaction">, run: string, entry: string): Promise<void> {
  await query(transaction, { text: "insert into test_ledger values (current_organization(), $1, $2)" }, [run, entry]);
}

async function ledger(setup: TestOrganization, run: Pick<Run, "id">): Promise<string[]> {
  return setup.database.database.withOrganization(setup.organizationId, async (transaction) => {
    const text = "select entry from test_ledger where run = $1 order by entry";
    return (await query<{ entry: string }>(transaction, { text }, [run.id])).map((row) => row.entry);
  });
}

class Crash extends Error {}

/** The process dies at the n-th fault point that it passes; what it still does afterwards is nobody's concern. */
function crashAt(setup: Setup, passes: number): void {
  let left = passes;
  setup.faults.at = (name) => {
    if (!(runFaultPoints as readonly string[]).includes(name)) return;
    left -= 1;
    if (left < 0) throw new Crash(name);
  };
}

test("a run goes through its steps and ends with its result, and everybody hears of it", async () => {
  const setup = await withRun(async (run, { topic }) => {
    const length = await run.step("measure", () => topic.length);
    const shout = await run.transact("shout", async () => topic.toUpperCase());
    run.progress({ done: 2, total: 2, message: "done\0" });
    return { length, shout };
  });
  await withWorker(setup);
  const started = await setup.start();
  expect(started).toMatchObject({ state: "queued", requestedBy: setup.user.actor, startedAt: null });
  const run = await reaches(setup, started, "succeeded");
  expect(run).toMatchObject({
    output: { length: 5, shout: "BREAD" },
    progress: { done: 2, total: 2, message: "done" },
  });
  expect(await setup.steps(run)).toMatchObject([
    { key: "measure", state: "succeeded", attempts: 1 },
    { key: "shout", state: "succeeded", attempts: 1 },
  ]);
  const types = await eventTypes(setup, run);
  expect(types.filter((type) => type !== "run.progressed")).toEqual([
    "run.created",
    "run.started",
    "run.step_finished",
    "run.step_finished",
    "run.succeeded",
  ]);
});

test("progress in quick succession becomes few events, and the latest one stays", async () => {
  const setup = await withRun(async (run) => {
    for (let done = 1; done <= 100; done++) run.progress({ done, total: 100 });
  });
  const run = await setup.start();
  await execute(setup, run);
  expect(await setup.get(run)).toMatchObject({ progress: { done: 100, total: 100, message: null } });
  const told = (await eventTypes(setup, run)).filter((type) => type === "run.progressed");
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThan(10);
});

test("what a step gives comes back exactly, and the same in the execution that made it as in a later one", async () => {
  const seen: unknown[] = [];
  const odd = { text: "NUL \0 and half \ud83c", date: new Date(0), nothing: undefined, list: [null, 1.5], "5": "5" };
  const setup = await withRun(async (run) => {
    seen.push([
      await run.step("odd", () => odd),
      await run.step("string", () => "12"),
      await run.step("void", () => {}),
    ]);
    await run.sleep("night", 3_600_000);
  });
  const run = await setup.start();
  await execute(setup, run);
  await execute(setup, run);
  expect(seen).toHaveLength(2);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[0]).toEqual([
    { text: odd.text, date: "1970-01-01T00:00:00.000Z", list: [null, 1.5], "5": "5" },
    "12",
    null,
  ]);
});

test("a step whose beginning a crash of the database took back under a living process is stored all the same", async () => {
  let asked = 0;
  const setup: Setup = await withRun(async (run) => {
    const answer = await run.step("ask", async () => {
      asked++;
      const organization = toUuid(setup.organizationId);
      await asOwner(setup.database.owner, (client) =>
        client.query("delete from run_steps where organization_id = $1", [organization]),
      );
      return "dear";
    });
    await run.sleep("night", 3_600_000);
    return answer;
  });
  const run = await setup.start();
  await execute(setup, run);
  await execute(setup, run);
  expect(asked).toBe(1);
  expect((await setup.steps(run)).find(({ key }) => key === "ask")).toMatchObject({ state: "succeeded", attempts: 1 });
});

test("after a crash the run goes on behind its last finished step", async () => {
  const calls: string[] = [];
  const setup = await withRun(async (run) => {
    const first = await run.step("first", () => calls.push("first"));
    const second = await run.step("second", () => calls.push("second"));
    return [first, second];
  });
  const run = await setup.start();
  crashAt(setup, 1); // past `before-step-stored`, dead right after the first step was stored
  await expect(execute(setup, run)).rejects.toThrow(Crash);
  expect(await setup.get(run)).toMatchObject({ state: "running" });
  setup.faults.at = () => {};
  await execute(setup, run);
  expect(calls).toEqual(["first", "second"]);
  expect(await setup.get(run)).toMatchObject({ state: "succeeded", output: [1, 2] });
});

test("wherever it crashes, each transacted step has its effect once, and no stored step is done again", async () => {
  const done: string[] = [];
  const setup = await withRun(async (run) => {
    await run.step("ask", () => done.push("ask"));
    await run.parallel(
      ["a", "b", "c"].map((name) => async () => {
        await run.transact(`write-${name}`, (context) => enter(context, run.id, name));
        await run.step(`send-${name}`, () => done.push(`send-${name}`));
      }),
      { limit: 2 },
    );
    await run.transact("close", (context) => enter(context, run.id, "close"));
    return "closed";
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 18 }), { maxLength: 6 }), async (crashes) => {
      done.length = 0;
      const run = await setup.start();
      for (const passes of crashes) {
        crashAt(setup, passes);
        await execute(setup, run).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      }
      setup.faults.at = () => {};
      await execute(setup, run);
      expect(await setup.get(run)).toMatchObject({ state: "succeeded", output: "closed" });
      expect(await ledger(setup, run)).toEqual(["a", "b", "c", "close"]);
      // Done again only where a crash came between doing it and storing that it was done.
      for (const key of new Set(done)) {
        const times = done.filter((entry) => entry === key).length;
        const step = (await setup.steps(run)).find((candidate) => candidate.key === key);
        expect(step).toMatchObject({ state: "succeeded", attempts: times });
        expect(times).toBeLessThanOrEqual(1 + crashes.length);
      }
    }),
    { numRuns: 25 },
  );
});

test("a hundred parallel steps give their results in order, not more at a time than allowed", async () => {
  let [running, most] = [0, 0];
  const setup = await withRun((run) =>
    run.parallel(
      Array.from(
        { length: 100 },
        (_, index) => () =>
          run.step(`step-${index}`, async () => {
            most = Math.max(most, ++running);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
            return index * index;
          }),
      ),
      { limit: 20 },
    ),
  );
  const run = await setup.start();
  await execute(setup, run);
  const { output } = await setup.get(run);
  expect(output).toEqual(Array.from({ length: 100 }, (_, index) => index * index));
  expect(most).toBeLessThanOrEqual(20);
  expect(await setup.steps(run)).toHaveLength(100);
});

test("after a failure in parallel the steps under way end and no other begins", async () => {
  const begun: number[] = [];
  const setup = await withRun((run) =>
    run.parallel(
      [0, 1, 2, 3].map(
        (index) => () =>
          run.step(`step-${index}`, async () => {
            begun.push(index);
            if (index === 0) throw new EurekaError("file.in_use", { id: "fil_1" });
            // Is under way until the failure is known.
            await vi.waitFor(async () =>
              expect((await setup.steps(run)).map(({ state }) => state)).toContain("failed"),
            );
            return index;
          }),
      ),
      { limit: 2 },
    ),
  );
  const run = await setup.start();
  await execute(setup, run);
  expect(await setup.get(run)).toMatchObject({ state: "failed", error: { code: "file.in_use", step: "step-0" } });
  expect(begun.toSorted()).toEqual([0, 1]);
  expect((await setup.steps(run)).every((step) => step.state !== "running")).toBe(true);
});

test("a step is tried again when its failure can pass, and the run fails with a sentence when it does not", async () => {
  let tries = 0;
  const setup = await withRun(async (run, { topic }) => {
    const given = await run.step(
      "fetch",
      ({ attempt }) => {
        tries += 1;
        if (topic === "never" || attempt < 3)
          throw new EurekaError("server.unavailable", { reason: "the model sleeps" });
        return attempt;
      },
      { backoffMilliseconds: 1 },
    );
    return given;
  });
  const first = await setup.start("at last");
  await execute(setup, first);
  expect(await setup.get(first)).toMatchObject({ state: "succeeded", output: 3 });
  expect(await setup.steps(first)).toMatchObject([{ attempts: 3, state: "succeeded", error: null }]);
  tries = 0;
  const second = await setup.start("never");
  await execute(setup, second);
  expect(tries).toBe(3);
  const error = { code: "server.unavailable", message: expect.stringContaining("the model sleeps"), step: "fetch" };
  expect(await setup.get(second)).toMatchObject({ state: "failed", error, output: null });
  expect(await setup.steps(second)).toMatchObject([{ state: "failed", attempts: 3, error }]);
  expect(await eventTypes(setup, second)).toContain("run.failed");
});

test("what cannot pass is not tried again, a failed transaction leaves nothing, and defects keep their words to themselves", async () => {
  let tries = 0;
  const setup = await withRun(async (run, { topic }) => {
    await run.transact(
      "write",
      async (context) => {
        tries += 1;
        await enter(context, run.id, "half done");
        if (topic === "invalid") throw new EurekaError("workspace.archived");
        throw new TypeError("the password is hunter2");
      },
      { backoffMilliseconds: 1, attempts: 2 },
    );
  });
  const invalid = await setup.start("invalid");
  await execute(setup, invalid);
  expect(tries).toBe(1);
  expect(await setup.get(invalid)).toMatchObject({ error: { code: "workspace.archived", step: "write" } });
  const defect = await setup.start("defect");
  await execute(setup, defect);
  expect(tries).toBe(3);
  expect(await setup.steps(defect)).toMatchObject([{ key: "write", state: "failed", attempts: 2 }]);
  const failed = await setup.get(defect);
  expect(failed.error).toMatchObject({ code: "server.internal" });
  expect(JSON.stringify(failed)).not.toContain("hunter2");
  expect(await ledger(setup, invalid)).toEqual([]);
  expect(await ledger(setup, defect)).toEqual([]);
});

test("a key that is used twice fails the run, because a later execution could not tell the two steps apart", async () => {
  const setup = await withRun(async (run) => {
    await run.step("same", () => 1);
    await run.step("same", () => 2);
  });
  const run = await setup.start();
  await execute(setup, run);
  expect(await setup.get(run)).toMatchObject({ state: "failed", error: { code: "server.internal" } });
  expect(await setup.steps(run)).toHaveLength(1);
});

test.each([0, 1, 2])(
  "a run that is cancelled in step %i stops there, in the middle of its waiting",
  async (cancelIn) => {
    const begun: number[] = [];
    let reached = () => {};
    const waiting = new Promise<void>((resolve) => (reached = resolve));
    const setup = await withRun(async (run) => {
      for (const index of [0, 1, 2]) {
        await run.step(`step-${index}`, ({ signal }) => {
          begun.push(index);
          if (index !== cancelIn) return index;
          reached();
          return new Promise((_resolve, reject) =>
            signal.addEventListener("abort", () => reject(new Error("aborted"))),
          );
        });
      }
    });
    await withWorker(setup);
    const run = await setup.start();
    await waiting;
    const answer = await setup.run<Run>(setup.user, "run.cancel", { id: run.id });
    expect(answer).toMatchObject({ state: "running", cancelRequested: true });
    expect(await reaches(setup, run, "cancelled")).toMatchObject({ output: null, error: null });
    expect(begun).toEqual([0, 1, 2].slice(0, cancelIn + 1));
    expect((await eventTypes(setup, run)).at(-1)).toBe("run.cancelled");
  },
);

test("a step that does not heed its signal is left behind, and what it gives later counts for nothing", async () => {
  let finish = (_value: string) => {};
  let reached = () => {};
  const waiting = new Promise<void>((resolve) => (reached = resolve));
  const setup = await withRun(async (run) => {
    await run.step("deaf", () => {
      reached();
      return new Promise<string>((resolve) => (finish = resolve));
    });
  });
  await withWorker(setup);
  const run = await setup.start();
  await waiting;
  await setup.run(setup.user, "run.cancel", { id: run.id });
  await reaches(setup, run, "cancelled");
  finish("too late");
  expect(await setup.steps(run)).toMatchObject([{ key: "deaf", state: "running" }]);
});

test("a waiting run is cancelled at once, a finished one never, and others' runs only with a wider right", async () => {
  const setup = await withRun(async () => "done");
  const queued = await setup.start();
  expect(await setup.run(setup.user, "run.cancel", { id: queued.id })).toMatchObject({ state: "cancelled" });
  expect(await setup.run(setup.user, "run.cancel", { id: queued.id })).toMatchObject({ state: "cancelled" });
  await execute(setup, queued);
  expect(await setup.get(queued)).toMatchObject({ state: "cancelled", output: null });
  const finished = await setup.start();
  await execute(setup, finished);
  await expect(setup.run(setup.user, "run.cancel", { id: finished.id })).rejects.toMatchObject({
    code: "run.finished",
  });
  const third = await setup.start();
  await expect(setup.run(setup.viewer, "run.cancel", { id: third.id })).rejects.toMatchObject({
    code: "permission.denied",
  });
  expect(await setup.run(setup.manager, "run.cancel", { id: third.id })).toMatchObject({ state: "cancelled" });
});

test("an execution that another one has taken over can store nothing any more", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let reached = () => {};
  const waiting = new Promise<void>((resolve) => (reached = resolve));
  let executions = 0;
  const setup = await withRun(async (run) => {
    const number = ++executions;
    return run.step("slow", async () => {
      if (number > 1) return "by the second";
      reached();
      await held;
      return "by the first";
    });
  });
  const run = await setup.start();
  const first = execute(setup, run);
  await waiting;
  await execute(setup, run);
  release();
  await expect(first).rejects.toThrow("another execution holds the run");
  expect(await setup.get(run)).toMatchObject({ state: "succeeded", output: "by the second" });
});

test("a worker that stops hands the run on; a run that was interrupted to the last attempt fails with a reason", async () => {
  let reached = () => {};
  const waiting = new Promise<void>((resolve) => (reached = resolve));
  let patient = true;
  const setup = await withRun((run) =>
    run.step("wait", ({ signal }) => {
      reached();
      return patient
        ? new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
        : "ok";
    }),
  );
  const run = await setup.start();
  const stopping = new AbortController();
  const first = execute(setup, run, { signal: stopping.signal });
  await waiting;
  stopping.abort(new Error("the worker is stopping"));
  await expect(first).rejects.toThrow("the worker is stopping");
  patient = false;
  crashAt(setup, 0);
  await expect(execute(setup, run, { lastAttempt: true })).rejects.toThrow(Crash);
  expect(await setup.get(run)).toMatchObject({ state: "failed", error: { code: "run.interrupted_too_often" } });
});

test("a sleeping run holds no worker, and goes on when its time has come", async () => {
  const clock = createTestClock(new Date());
  let executions = 0;
  const setup = await withRun(async (run) => {
    executions += 1;
    await run.sleep("night", 60_000);
    return run.step("morning", () => "awake");
  }, clock);
  const run = await setup.start();
  await execute(setup, run);
  const wakesAt = new Date(clock.now().getTime() + 60_000).toISOString();
  expect(await setup.get(run)).toMatchObject({ state: "running", wakesAt });
  await execute(setup, run); // too early: it goes on sleeping
  expect(await setup.get(run)).toMatchObject({ state: "running", wakesAt });
  clock.advance(61_000);
  await execute(setup, run);
  expect(await setup.get(run)).toMatchObject({ state: "succeeded", output: "awake", wakesAt: null });
  expect(executions).toBe(3);
});

test("a short sleep is waited for, and a sleep beside other steps lets them end first", async () => {
  const clock = createTestClock(new Date());
  const setup = await withRun(async (run) => {
    await run.sleep("blink", 1);
    await Promise.all([run.sleep("night", 60_000), run.step("work", async () => "done at night")]);
  }, clock);
  const run = await setup.start();
  await execute(setup, run);
  expect(await setup.get(run)).toMatchObject({ state: "running", wakesAt: expect.any(String) });
  expect((await setup.steps(run)).map((step) => [step.key, step.state])).toContainEqual(["work", "succeeded"]);
});

test("an execution that has lasted long enough ends at a step, and the next one goes on from there", async () => {
  const clock = createTestClock(new Date());
  const calls: string[] = [];
  const setup = await withRun(async (run) => {
    for (const key of ["long", "short"]) {
      await run.step(key, () => {
        calls.push(key);
        clock.advance(16 * 60_000);
      });
    }
  }, clock);
  const run = await setup.start();
  await execute(setup, run);
  expect(calls).toEqual(["long"]);
  expect(await setup.get(run)).toMatchObject({ state: "running" });
  await execute(setup, run);
  expect(calls).toEqual(["long", "short"]);
  expect(await setup.get(run)).toMatchObject({ state: "succeeded" });
});

test("a sleeping run is cancelled at once", async () => {
  const setup = await withRun((run) => run.sleep("night", 3_600_000));
  const run = await setup.start();
  await execute(setup, run);
  expect(await setup.run(setup.user, "run.cancel", { id: run.id })).toMatchObject({
    state: "cancelled",
    wakesAt: null,
  });
});

test("runs are seen in their workspace only, newest first, by kind and state", async () => {
  const setup = await withRun(async () => "done");
  const [first, second] = [await setup.start("1"), await setup.start("2")];
  await execute(setup, first);
  const list = (input: object, who = setup.viewer) =>
    setup.run<{ data: Run[]; nextCursor: string | null }>(who, "run.list", input);
  expect((await list({})).data.map((run) => run.id)).toEqual([second.id, first.id]);
  expect((await list({ states: ["succeeded"], kind: "test.run" })).data.map((run) => run.id)).toEqual([first.id]);
  const page = await list({ limit: 1 });
  const rest = await list({ limit: 1, cursor: page.nextCursor });
  expect([...page.data, ...rest.data].map((run) => run.id)).toEqual([second.id, first.id]);
  const other = await testOrganization(setup);
  for (const operation of ["run.get", "run.list_steps", "run.cancel"]) {
    await expect(other.run(other.admin, operation, { id: first.id })).rejects.toMatchObject({ code: "run.not_found" });
  }
  expect((await other.run<{ data: Run[] }>(other.admin, "run.list")).data).toEqual([]);
});

test("the name of an erased person is taken off the runs", async () => {
  const setup = await withRun(async () => "done");
  const run = await setup.start();
  const personal = setup.application.modules.find((module) => module.name === "runs")?.personalData;
  expect(await setup.transact(async (context) => personal?.export(context, setup.user.memberId))).toEqual({
    runs: [run],
  });
  await setup.transact(async (context) => personal?.erase(context, setup.user.memberId));
  expect(await setup.get(run)).toMatchObject({ requestedBy: null });
});

test("dead jobs are listed, replayed and discarded by administrators of their organization alone", async () => {
  const setup = await withRun(async () => "done");
  const die = async (name: string): Promise<Id<"job">> => {
    const id = newId("job");
    const text = `insert into dead_jobs (organization_id, id, name, payload, priority, attempts, max_attempts, last_error, created_at)
      values (current_organization(), $1, $2, '{}', 0, 10, 10, 'Error: no answer', now())`;
    await setup.database.database.withOrganization(setup.organizationId, (transaction) =>
      query(transaction, { text }, [toUuid(id), name]),
    );
    return id;
  };
  const [replayed, discarded] = [await die("test.first"), await die("test.second")];
  const list = async () => (await setup.run<{ data: { id: string }[] }>(setup.admin, "job.list")).data;
  expect(await list()).toMatchObject([
    { id: discarded, name: "test.second", attempts: 10, lastError: "Error: no answer" },
    { id: replayed },
  ]);
  await expect(setup.run(setup.manager, "job.list")).rejects.toMatchObject({ code: "permission.denied" });
  const other = await testOrganization(setup);
  for (const operation of ["job.replay", "job.discard"]) {
    await expect(other.run(other.admin, operation, { id: replayed })).rejects.toMatchObject({ code: "job.not_found" });
  }
  await setup.run(setup.admin, "job.replay", { id: replayed });
  await setup.run(setup.admin, "job.discard", { id: discarded });
  expect(await list()).toEqual([]);
  const waiting = await setup.database.database.withOrganization(setup.organizationId, (transaction) =>
    query(transaction, { text: "select name from jobs where name like 'test.%'" }),
  );
  expect(waiting).toEqual([{ name: "test.first" }]);
});
