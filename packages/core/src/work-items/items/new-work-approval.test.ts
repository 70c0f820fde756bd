import type { Board } from "@eureka/contracts/board";
import type { Decision } from "@eureka/contracts/decision";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { type CallOptions, type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import type { Credential, Principal } from "../../operations/index.ts";

async function setUp(approvers: object = { role: "manager" }) {
  const organization = await testOrganization();
  const { run, call, admin, user, workspaceId } = organization;
  const board = await run<Board>(admin, "board.create", {
    workspaceId,
    name: "Guarded",
    creationPolicy: "approval",
    approvers,
  });
  const propose = async (input: object = {}, who: Principal | Credential = user, more: CallOptions = {}) => {
    const operation = "text" in input ? "work_item.capture" : "work_item.create";
    return call(
      who,
      operation,
      { boardId: board.id, ...(operation.endsWith("create") && { title: "Plan" }), ...input },
      more,
    );
  };
  const ask = async (...given: Parameters<typeof propose>) => (await propose(...given)).output as Decision;
  const answer = (who: Principal, { id }: Pick<Decision, "id">, input: object = { verb: "approve" }) =>
    run<Decision>(who, "decision.answer", { id, ...input });
  const items = async () => (await run<Page<WorkItem>>(admin, "work_item.list", { boardId: board.id })).data;
  return { ...organization, board, propose, ask, answer, items };
}

const itemOf = ({ outcome }: Decision) => outcome?.result as WorkItem;

test("a board says who approves, and only those who may change it say otherwise", async () => {
  const { run, board, manager, user, ask } = await setUp();
  expect(board).toMatchObject({ creationPolicy: "approval", approvers: { role: "manager", quorum: 1 } });
  const change = (who: Principal, input: object) => run<Board>(who, "board.update", { id: board.id, ...input });
  await expect(change(user, { creationPolicy: "open" })).rejects.toMatchObject({ code: "permission.denied" });
  await expect(change(manager, { approvers: { role: "viewer" } })).rejects.toMatchObject({ code: "request.invalid" });
  await expect(change(manager, { approvers: { quorum: 0 } })).rejects.toMatchObject({ code: "request.invalid" });
  expect(await change(manager, { approvers: { role: "admin", quorum: 2 } })).toMatchObject({
    approvers: { role: "admin", quorum: 2 },
  });
  expect((await ask({}, manager)).answerers).toEqual({ role: "admin", memberIds: [], quorum: 2 });
  expect(await change(manager, { creationPolicy: "open" })).toMatchObject({ approvers: { role: "admin", quorum: 2 } });
  expect(await run(user, "work_item.create", { boardId: board.id, title: "Open again" })).toMatchObject({
    state: "backlog",
  });
});

test("who is asked makes work at once, everybody else's waits; a viewer may not even ask", async () => {
  const { propose, manager, viewer, items } = await setUp();
  expect(await propose({}, manager)).toMatchObject({ pending: false, output: { title: "Plan" } });
  expect(await propose()).toMatchObject({ pending: true, output: { state: "open", kind: "operation_approval" } });
  await expect(propose({}, viewer)).rejects.toMatchObject({ code: "permission.denied" });
  expect(await items()).toHaveLength(1);
});

test("a role on the board alone is enough to approve there", async () => {
  const { ask, answer, items, run, admin, principalOf, workspaceId, board, viewer } = await setUp();
  const scope = { type: "board", workspaceId, boardId: board.id };
  await run(admin, "grant.create", { memberId: viewer.memberId, scope, role: "manager" });
  const lead = await principalOf(viewer.memberId);
  const decision = await ask();
  expect((await run<Page<Decision>>(lead, "decision.list", { mine: true })).data).toMatchObject([{ id: decision.id }]);
  expect(await answer(lead, decision)).toMatchObject({ state: "answered" });
  expect(await items()).toHaveLength(1);
});

test("what was understood is what is done, whoever approves it and whenever, in the name of who asked", async () => {
  const { ask, answer, manager, user, run } = await setUp();
  const decision = await ask({ text: "Fix it, urgent, by 2099-12-04 @me #web" });
  expect(decision.question).toBe("May the work item “Fix it” be made on the board “Guarded”?");
  expect(Object.fromEntries(decision.fields.map(({ name, value }) => [name, value]))).toEqual({
    title: "Fix it",
    description: null,
    due: "2099-12-04",
    priority: "urgent",
    labels: "web",
  });
  const item = itemOf(await answer(manager, decision));
  expect(item).toMatchObject({
    title: "Fix it",
    assignees: [{ type: "member", id: user.memberId }],
    createdBy: { type: "member", id: user.memberId },
    due: { type: "date", date: "2099-12-04" },
  });
  const history = await run<Page<{ type: string; actor: unknown }>>(manager, "work_item.history", { id: item.id });
  expect(history.data).toMatchObject([{ type: "work_item.created", actor: user.actor }]);
});

test("an edit lays its values over what was asked for; what does not fit is refused and can be mended", async () => {
  const { ask, answer, manager, items } = await setUp();
  const decision = await ask({ description: "Old", priority: "high", due: { type: "date", date: "2099-01-01" } });
  const edit = (edits: object) => answer(manager, decision, { verb: "edit", edits });
  await expect(edit({ boardId: "brd_1" })).rejects.toMatchObject({ errors: [{ path: "edits.boardId" }] });
  await expect(edit({ due: "1999-01-01" })).rejects.toMatchObject({ errors: [{ path: "due" }] });
  await expect(edit({ labels: "x".repeat(300) })).rejects.toMatchObject({ code: "request.invalid" });
  expect(await items()).toEqual([]);
  const decided = await edit({ title: "New", description: null, due: null, labels: "web, two words" });
  const { title, description, due, priority, labels } = itemOf(decided);
  expect({ title, description, due, priority }).toEqual({ title: "New", description: "", due: null, priority: "high" });
  expect(labels.map(({ name }) => name).sort()).toEqual(["two words", "web"]);
});

test("what could not be made anyway is refused at once, and nobody is asked", async () => {
  const { propose, board, run, admin } = await setUp();
  await expect(propose({ assignees: ["@nobody"] })).rejects.toMatchObject({ code: "member.not_found" });
  await expect(propose({ due: { type: "date", date: "1999-01-01" } })).rejects.toMatchObject({
    code: "request.invalid",
  });
  await run(admin, "board.archive", { id: board.id });
  await expect(propose()).rejects.toMatchObject({ code: "board.archived" });
  expect((await run<Page<Decision>>(admin, "decision.list")).data).toEqual([]);
});

test("a repeated key gives the same decision, another input is refused, and the answer has its one effect", async () => {
  const { propose, answer, manager, items } = await setUp();
  const again = { idempotencyKey: "key-1" };
  const first = await propose({}, undefined, again);
  const second = await propose({}, undefined, again);
  expect(second).toMatchObject({ pending: true, replayed: true, output: first.output });
  await expect(propose({ title: "Other" }, undefined, again)).rejects.toMatchObject({ code: "idempotency.key_reused" });
  await answer(manager, first.output as Decision);
  expect((await propose({}, undefined, again)).output).toEqual(first.output);
  expect(await items()).toHaveLength(1);
});

test("audit tells of the question, the answer and what was done, each once and in the right name", async () => {
  const { ask, answer, manager, admin, user, run } = await setUp();
  const decision = await ask();
  const item = itemOf(await answer(manager, decision));
  const records = (await run<Page<Record<string, unknown>>>(admin, "audit_record.list", { limit: 200 })).data;
  const of = (operation: string) =>
    records
      .filter((record) => record.operation === operation)
      .map(({ result, actor, target }) => ({ result, actor, target }));
  expect(of("work_item.create")).toEqual([
    { result: "success", actor: user.actor, target: { type: "work_item", id: item.id } },
    { result: "held", actor: user.actor, target: { type: "decision", id: decision.id } },
  ]);
  expect(of("decision.answer")).toEqual([
    { result: "success", actor: manager.actor, target: { type: "decision", id: decision.id } },
  ]);
  const held = await run<Page<unknown>>(admin, "audit_record.list", { result: "held" });
  expect(held.data).toHaveLength(1);
});

test("an API key asks in its own name; its member's keys do not approve it, and others' only with the scope", async () => {
  const { ask, manager, run, user, admin, call } = await setUp();
  const { apiKey } = await run<{ apiKey: string }>(user, "api_key.create", { name: "Robot" });
  const key: Credential = { kind: "bearer", token: apiKey };
  const decision = await ask({}, key);
  expect(decision.proposedBy).toMatchObject({ type: "api_key" });
  const approveBy = async (who: Principal, scopes?: string[]) => {
    const made = await run<{ apiKey: string }>(who, "api_key.create", { name: "Robot", ...(scopes && { scopes }) });
    const input = { id: decision.id, verb: "approve" };
    return (await call({ kind: "bearer", token: made.apiKey }, "decision.answer", input)).output as Decision;
  };
  await expect(approveBy(user)).rejects.toMatchObject({ code: "decision.not_asked" });
  await expect(approveBy(manager, ["decision:read"])).rejects.toMatchObject({ code: "permission.denied" });
  const item = itemOf(await approveBy(manager));
  expect(item.createdBy).toEqual({ type: "member", id: user.memberId });
  const history = await run<Page<{ actor: unknown }>>(admin, "work_item.history", { id: item.id });
  expect(history.data[0]?.actor).toEqual(decision.proposedBy);
});

test("rights that were lost meanwhile, and people who left, are no way around", async () => {
  const { ask, answer, manager, admin, user, run, items, board } = await setUp();
  const [first, second, third] = [await ask(), await ask(), await ask()];
  const gone = async (decision: Decision) => (await answer(manager, decision)).outcome;
  await run(admin, "board.archive", { id: board.id });
  expect(await gone(first)).toMatchObject({ result: null, error: { code: "board.archived" } });
  await run(admin, "board.unarchive", { id: board.id });
  const grants = await run<Page<{ id: string }>>(admin, "grant.list", { memberId: user.memberId });
  for (const { id } of grants.data) await run(admin, "grant.delete", { id });
  expect(await gone(second)).toMatchObject({ result: null, error: { code: "permission.denied" } });
  await run(admin, "member.deactivate", { id: user.memberId });
  expect(await gone(third)).toMatchObject({ result: null, error: { code: "decision.proposer_gone" } });
  expect(await items()).toEqual([]);
});

test("work from elsewhere comes onto the board only by those who approve there", async () => {
  const { run, user, manager, admin, board, workspaceId } = await setUp();
  const other = await run<Board>(admin, "board.create", { workspaceId, name: "Free" });
  const item = await run<WorkItem>(user, "work_item.create", { boardId: other.id, title: "Wanders" });
  const [list, second] = board.lists;
  const place = (who: Principal) => run(who, "work_item.place", { id: item.id, boardId: board.id });
  const move = (who: Principal, listId = list?.id) => run(who, "work_item.move", { id: item.id, listId });
  await expect(place(user)).rejects.toMatchObject({ code: "board.approval_needed" });
  await expect(move(user)).rejects.toMatchObject({ code: "board.approval_needed" });
  await move(manager);
  // There it moves as it likes.
  await move(user, second?.id);
});

test("a long description is shown as far as it goes, and its Markdown does nothing", async () => {
  const { ask, answer, manager } = await setUp();
  const description = `# **Approved** <@everyone>\n${"x".repeat(50_000)}`;
  const decision = await ask({ description });
  expect(decision.fields.map(({ name }) => name)).not.toContain("description");
  expect(decision.explanation).toContain("\\# \\*\\*Approved\\*\\* \\<\\@everyone\\>");
  expect(decision.explanation.length).toBeLessThanOrEqual(6_000);
  expect(itemOf(await answer(manager, decision)).description).toBe(description);
});

test("two answers in the same instant make one item", async () => {
  const { ask, answer, manager, admin, items } = await setUp();
  const decision = await ask();
  const both = await Promise.allSettled([answer(manager, decision), answer(admin, decision)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await items()).toHaveLength(1);
});

test("nothing of it is there for another organization", async () => {
  const one = await setUp();
  const decision = await one.ask();
  const other: TestOrganization = await testOrganization(one);
  for (const operation of ["decision.get", "decision.withdraw"])
    await expect(other.run(other.admin, operation, { id: decision.id })).rejects.toMatchObject({
      code: "decision.not_found",
    });
  expect((await other.run<Page<Decision>>(other.admin, "decision.list")).data).toEqual([]);
  await expect(
    other.run(other.admin, "work_item.create", { boardId: one.board.id, title: "Intruder" }),
  ).rejects.toMatchObject({ code: "board.not_found" });
});
