import type { Id } from "@eureka/contracts/ids";
import { exploreOutputSchema } from "@eureka/contracts/organization";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import { type Credential, compose, internalRequest } from "@eureka/core/operations";
import { createMetrics } from "@eureka/kit/telemetry";
import { testApplication, testSetupToken } from "@eureka/testing/test-application";
import { workOff } from "@eureka/testing/work-off";
import { expect, test } from "vitest";
import { createModules } from "../modules.ts";
import { sampleData } from "./sample-data.ts";

const { ports, database } = await testApplication();
// The ports come from an application that has registered its metrics already.
const application = compose(createModules(), { ...ports, metrics: createMetrics({ processMetrics: false }) });

async function run<Output>(credential: Credential, operation: string, input: object = {}): Promise<Output> {
  const request = { ...internalRequest(Date.now()), surface: "rest" as const };
  return (await application.run({ operation, input, credential, request })).output as Output;
}

async function explore() {
  const output = await run({ kind: "none" }, "organization.explore", { setupToken: testSetupToken });
  return exploreOutputSchema.parse(output);
}

interface List<Row> {
  readonly data: readonly Row[];
}

test("whoever explores finds a shop at work: boards, talk, ideas, a decision, and everybody can sign in", {
  timeout: 120_000,
}, async () => {
  const made = await explore();
  expect(made.people.map(({ role }) => role)).toEqual(["admin", "manager", "user", "user", "viewer"]);
  await workOff({ application, database });

  const { email } = made.people[1] as { email: string };
  const { accessToken } = await run<{ accessToken: string }>({ kind: "none" }, "session.create", {
    email,
    password: made.password,
  });
  const manager: Credential = { kind: "bearer", token: accessToken };
  const list = async <Row>(operation: string, input: object = {}) =>
    (await run<List<Row>>(manager, operation, input)).data;

  const workspaces = await list<{ id: string; kind: string }>("workspace.list", { limit: 200 });
  const teams = workspaces.filter(({ kind }) => kind === "team");
  expect(teams).toHaveLength(2);
  const today = new Date().toISOString().slice(0, 10);
  for (const { id: workspaceId } of teams) {
    const items = await list<WorkItemSummary>("work_item.list", { workspaceId, limit: 200 });
    expect(items.length).toBeGreaterThanOrEqual(20);
    expect(items.length).toBeLessThanOrEqual(40);
    const late = { workspaceId, state: "open", dueBefore: today };
    expect((await list("work_item.list", late)).length).toBeGreaterThanOrEqual(2);
  }
  const wholes = await list<WorkItemSummary>("work_item.list", { text: "New start page" });
  expect(wholes[0]?.subItems).toEqual({ total: 3, closed: 1 });
  expect((await list("work_item.list", { assignee: "me", state: "open" })).length).toBeGreaterThan(3);
  expect(await list("decision.list", { mine: true, states: ["open"] })).toHaveLength(1);
  expect((await list("mention.list")).length).toBeGreaterThan(3);
  const runs = await list<{ engine: string; state: string }>("idea_run.list");
  expect(runs.map(({ engine, state }) => `${engine} ${state}`)).toEqual(["rules succeeded", "rules succeeded"]);
  expect(await list("bookmark.list")).toHaveLength(1);

  // A fill that is begun again, as after a crash, makes nothing twice.
  const before = await run<{ total: number }>(manager, "event.summarize");
  await sampleData.fill(application, {
    organizationId: made.organizationId,
    workspaceId: made.workspaceId,
    memberIds: made.people.map(({ memberId }) => memberId),
    madeAt: await madeAt(made.organizationId),
  });
  await workOff({ application, database });
  expect((await list("bookmark.list")).length).toBe(1);
  expect(await run<{ total: number }>(manager, "event.summarize")).toEqual(before);
});

/** When the organization was made: what the fill reckons its dates from. */
async function madeAt(organizationId: Id<"organization">): Promise<Date> {
  return application.transact(organizationId, "test", async ({ clock }) => clock.now());
}

test("somebody who explores a second time gets an organization of his own, with other addresses", async () => {
  const [first, second] = [await explore(), await explore()];
  expect(second.organizationId).not.toBe(first.organizationId);
  const addresses = [...first.people, ...second.people].map(({ email }) => email);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("nobody explores without the set-up token", async () => {
  const attempt = run({ kind: "none" }, "organization.explore", { setupToken: `${testSetupToken}x` });
  await expect(attempt).rejects.toMatchObject({ code: "setup.token_invalid" });
});
