import type { Decision } from "@eureka/contracts/decision";
import { EurekaError } from "@eureka/contracts/errors";
import type { Page } from "@eureka/contracts/page";

import { type Clock, systemClock } from "@eureka/kit/clock";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { expect, test } from "vitest";
import { z } from "zod";
import { relayOnce } from "../events/index.ts";
import type { Principal } from "../operations/index.ts";
import { createDecisionsModule, defineDecisionKind, openDecision, type Question } from "./index.ts";

const hour = 3_600_000;
const carried: unknown[] = [];

/** Writes down what it is told to do; refuses the colour that is sold out, and breaks for the one that nobody foresaw. */
const paintKind = defineDecisionKind({
  kind: "paint_wall",
  payload: z.strictObject({ colour: z.string() }),
  verbs: ["approve", "reject", "edit"],
  proposerMayAnswer: false,
  carryOut: async (_context, _decision, { colour }, answer) => {
    const wanted = answer.edits.colour ?? colour;
    if (wanted === "sold out") throw new EurekaError("precondition.failed");
    if (wanted === "broken") throw new Error("the painter fell off the ladder");
    carried.push(wanted);
    return { painted: wanted };
  },
});

const chooseKind = defineDecisionKind({
  kind: "choose_wall",
  payload: z.strictObject({}),
  verbs: ["choose"],
  proposerMayAnswer: true,
  carryOut: async (_context, _decision, _payload, { choice }) => choice,
});

type Asking = Partial<Omit<Question<{ colour: string }>, "payload">> & { readonly colour?: string };

async function setUp(clock?: Clock) {
  const modules = [createDecisionsModule({ findPrincipal: async () => null, kinds: [paintKind, chooseKind] })];
  const organization = await testOrganization({ modules, ...(clock && { clock }) });
  const ask = (more: Asking = {}) => askIn(organization, organization.user, more);
  const answer = (who: Principal, id: string, input: Record<string, unknown> = { verb: "approve" }) =>
    organization.run<Decision>(who, "decision.answer", { id, ...input });
  return { ...organization, ask, answer };
}

async function askIn(
  { application, organizationId, workspaceId }: TestOrganization,
  asker: Principal,
  { colour = "green", ...more }: Asking,
): Promise<string> {
  return application.transact(organizationId, "test", async (context) => {
    const row = await openDecision({ ...context, actor: asker.actor, onBehalfOf: asker.memberId }, paintKind, {
      workspaceId,
      question: "May the wall become green?",
      explanation: "",
      answerers: { role: "manager", memberIds: [], quorum: 1 },
      fields: [{ name: "colour", label: "Colour", kind: "text", value: colour, required: true, changed: false }],
      payload: { colour },
      expiresInHours: 24,
      ...more,
    });
    return row.id;
  });
}

const inboxOf = async (organization: TestOrganization, who: Principal) =>
  (await organization.run<Page<Decision>>(who, "decision.list", { mine: true })).data.map(({ id }) => id);

test("a question waits in the inbox of those who are asked; the first answer has the one effect, the second is told who was first", async () => {
  const organization = await setUp();
  const { ask, answer, manager, admin, user, viewer } = organization;
  const id = await ask();
  expect(await inboxOf(organization, manager)).toEqual([id]);
  expect(await inboxOf(organization, admin)).toEqual([id]);
  expect(await inboxOf(organization, user)).toEqual([]);

  await expect(answer(user, id)).rejects.toMatchObject({ code: "decision.not_asked" });
  await expect(answer(viewer, id)).rejects.toMatchObject({ code: "permission.denied" });
  carried.length = 0;
  const decided = await answer(manager, id, { verb: "approve", comment: "A good colour." });
  expect(decided).toMatchObject({ state: "answered", outcome: { verb: "approve", result: { painted: "green" } } });
  await expect(answer(admin, id, { verb: "reject" })).rejects.toMatchObject({
    code: "decision.answered",
    parameters: { name: "manager example", verb: "approve" },
  });
  expect(carried).toEqual(["green"]);
  expect(await inboxOf(organization, admin)).toEqual([]);
});

test("two answers in the same instant have one effect", async () => {
  const { ask, answer, manager, admin } = await setUp();
  const id = await ask();
  carried.length = 0;
  const both = await Promise.allSettled([answer(manager, id), answer(admin, id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(carried).toEqual(["green"]);
});

test("an edit carries out what it makes, and checks what it is given", async () => {
  const { ask, answer, manager } = await setUp();
  const id = await ask();
  await expect(answer(manager, id, { verb: "edit" })).rejects.toMatchObject({ code: "request.invalid" });
  await expect(answer(manager, id, { verb: "edit", edits: { size: "big" } })).rejects.toMatchObject({
    errors: [{ path: "edits.size" }],
  });
  await expect(answer(manager, id, { verb: "edit", edits: { colour: " " } })).rejects.toMatchObject({
    errors: [{ path: "edits.colour", message: "must not be empty" }],
  });
  await expect(answer(manager, id, { verb: "choose", choice: "green" })).rejects.toMatchObject({
    errors: [{ path: "verb" }],
  });
  const decided = await answer(manager, id, { verb: "edit", edits: { colour: "blue" } });
  expect(decided.outcome).toMatchObject({ verb: "approve", result: { painted: "blue" } });
});

test("a quorum of two: an edit takes back what was agreed to before it", async () => {
  const { ask, answer, manager, admin } = await setUp();
  const id = await ask({ answerers: { role: "manager", memberIds: [], quorum: 2 } });
  expect(await answer(manager, id)).toMatchObject({ state: "open", mayAnswer: false });
  await expect(answer(manager, id)).rejects.toMatchObject({ code: "decision.answered_by_you" });
  expect(await answer(admin, id, { verb: "edit", edits: { colour: "red" } })).toMatchObject({ state: "open" });
  const decided = await answer(manager, id);
  expect(decided).toMatchObject({ state: "answered", outcome: { result: { painted: "red" } } });
});

test("one rejection ends it, and nothing happens", async () => {
  const { ask, answer, manager } = await setUp();
  carried.length = 0;
  const decided = await answer(manager, await ask(), { verb: "reject", comment: "Not this year." });
  expect(decided).toMatchObject({ state: "answered", outcome: { verb: "reject", result: null, error: null } });
  expect(carried).toEqual([]);
});

test("what cannot be done any more is said in the outcome; a defect takes the answer back", async () => {
  const { ask, answer, manager, run } = await setUp();
  const impossible = await answer(manager, await ask({ colour: "sold out" }));
  expect(impossible).toMatchObject({
    state: "answered",
    outcome: { result: null, error: { code: "precondition.failed" } },
  });
  const id = await ask({ colour: "broken" });
  await expect(answer(manager, id)).rejects.toThrow("ladder");
  expect(await run(manager, "decision.get", { id })).toMatchObject({ state: "open", answers: [], mayAnswer: true });
});

test("who is asked passes it on, but not to who proposed it, a viewer, or nobody", async () => {
  const organization = await setUp();
  const { ask, answer, manager, admin, user, viewer, run } = organization;
  const id = await ask({ answerers: { role: null, memberIds: [manager.memberId], quorum: 1 } });
  await expect(answer(admin, id)).rejects.toMatchObject({ code: "decision.not_asked" });
  const pass = (who: Principal, memberId: string) => run(who, "decision.delegate", { id, memberId });
  await expect(pass(admin, admin.memberId)).rejects.toMatchObject({ code: "decision.not_asked" });
  await expect(pass(manager, user.memberId)).rejects.toMatchObject({ code: "decision.own_proposal" });
  await expect(pass(manager, viewer.memberId)).rejects.toMatchObject({ code: "member.not_found" });
  await pass(manager, admin.memberId);
  expect(await inboxOf(organization, admin)).toEqual([id]);
  expect(await answer(admin, id)).toMatchObject({ state: "answered" });
});

test("it reminds once and expires, over a restart, and says so to who comes late", async () => {
  let passed = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + passed) };
  const organization = await setUp(clock);
  const { ask, answer, manager, run } = organization;
  const id = await ask();
  passed += 13 * hour;
  await workOff(organization, { until: clock.now() });
  passed += 12 * hour;
  await expect(answer(manager, id)).rejects.toMatchObject({ code: "decision.expired" });
  await workOff(organization, { until: clock.now() });
  expect(await run(manager, "decision.get", { id })).toMatchObject({
    state: "expired",
    mayAnswer: false,
    outcome: null,
  });
  await relayOnce(organization.ports, 1_000);
  const { data: events } = await run<Page<{ type: string }>>(manager, "event.list", {
    types: ["decision.reminded", "decision.expired"],
  });
  expect(events.map(({ type }) => type)).toEqual(["decision.reminded", "decision.expired"]);
  await expect(answer(manager, id)).rejects.toMatchObject({ code: "decision.expired" });
});

test("a member finds what he asked and what was asked on his behalf, page by page, and nobody else's", async () => {
  const organization = await setUp();
  const { ask, answer, run, user, manager } = organization;
  const mine = [await ask(), await ask({ colour: "blue" })];
  const theirs = await askIn(organization, manager, { answerers: { role: "user", memberIds: [], quorum: 1 } });
  const agent = { ...user, actor: { type: "agent", id: "painter" } } as const;
  const forMe = await askIn(organization, agent, {});
  const strangersAgent = await askIn(organization, { ...agent, memberId: manager.memberId }, {});
  const list = (who: Principal, input: Record<string, unknown> = {}) =>
    run<Page<Decision>>(who, "decision.list", { proposedByMe: true, ...input });
  const idsOf = ({ data }: Page<Decision>) => data.map(({ id }) => id);

  const latestFirst = (...ids: string[]) => ids.sort().reverse();
  const first = await list(user, { limit: 2 });
  const second = await list(user, { limit: 2, cursor: first.nextCursor });
  expect([...idsOf(first), ...idsOf(second)]).toEqual(latestFirst(...mine, forMe));
  expect(second.nextCursor).toBeNull();
  expect(idsOf(await list(manager))).toEqual(latestFirst(strangersAgent, theirs));
  expect(idsOf(await list(organization.viewer))).toEqual([]);
  await expect(list(user, { proposedByMe: false, cursor: first.nextCursor })).rejects.toMatchObject({
    code: "request.cursor_invalid",
  });

  // With other filters: what I asked and may answer myself is nothing here.
  expect(idsOf(await list(user, { mine: true }))).toEqual([]);
  await answer(manager, mine[0] as string);
  expect(idsOf(await list(user, { states: ["answered"] }))).toEqual([mine[0]]);
  const noMember: Principal = { ...user, actor: { type: "system", id: "test" }, memberId: null, userId: null };
  expect(idsOf(await list(noMember))).toEqual([]);
});

test("who asked takes it back, others only when they look after the place", async () => {
  const { ask, answer, manager, user, viewer, run } = await setUp();
  const id = await ask();
  await expect(run(viewer, "decision.withdraw", { id })).rejects.toMatchObject({ code: "permission.denied" });
  expect(await run(user, "decision.withdraw", { id })).toMatchObject({ state: "withdrawn" });
  await expect(answer(manager, id)).rejects.toMatchObject({ code: "decision.withdrawn" });
  const other = await ask();
  expect(await run(manager, "decision.withdraw", { id: other })).toMatchObject({ state: "withdrawn" });
});

test("an option is chosen", async () => {
  const { application, organizationId, workspaceId, manager, answer } = await setUp();
  const { id } = await application.transact(organizationId, "test", (context) =>
    openDecision(context, chooseKind, {
      workspaceId,
      question: "Which?",
      explanation: "",
      answerers: { role: "user", memberIds: [], quorum: 1 },
      options: [
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ],
      payload: {},
      expiresInHours: 1,
    }),
  );
  await expect(answer(manager, id, { verb: "choose", choice: "c" })).rejects.toMatchObject({ code: "request.invalid" });
  expect(await answer(manager, id, { verb: "choose", choice: "b" })).toMatchObject({
    outcome: { verb: "choose", choice: "b", result: "b" },
  });
});

test("a question in a workspace that somebody does not see does not exist for him", async () => {
  const organization = await setUp();
  const other = await testOrganization(organization);
  const id = await organization.ask();
  await expect(other.run(other.admin, "decision.get", { id })).rejects.toMatchObject({ code: "decision.not_found" });
  await expect(other.run(other.admin, "decision.answer", { id, verb: "approve" })).rejects.toMatchObject({
    code: "decision.not_found",
  });
});
