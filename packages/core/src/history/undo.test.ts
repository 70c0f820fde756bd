import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import { EurekaError } from "@eureka/contracts/errors";
import type { Page } from "@eureka/contracts/page";
import type { ChecklistEntry, HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { beforeEach, describe, expect, it } from "vitest";

describe("taking a change back", () => {
  let organization: TestOrganization;
  let board: Board;
  let late = 0;
  const run = <Output = WorkItem>(operation: string, input: unknown, who = organization.user) =>
    organization.run<Output>(who, operation, input);
  const make = (input: Record<string, unknown> = {}) =>
    run("work_item.create", { boardId: board.id, title: "Fix login page", ...input });
  const history = async ({ id }: Pick<WorkItem, "id">) =>
    (await run<Page<HistoryEntry>>("work_item.history", { id, limit: 200 })).data;
  const undo = (item: Pick<WorkItem, "id">, { eventId }: HistoryEntry, who = organization.user) =>
    run("work_item.undo", { id: item.id, eventId }, who);
  /** Takes back what was done last. */
  const undoLast = async (item: Pick<WorkItem, "id">) => undo(item, await last(item));
  const last = async (item: Pick<WorkItem, "id">) => (await history(item))[0] as HistoryEntry;
  const refusal = async (work: Promise<unknown>): Promise<EurekaError> => {
    const error = await work.then(
      () => null,
      (caught: unknown) => caught,
    );
    if (!(error instanceof EurekaError)) throw new Error(`it was not refused: ${String(error)}`);
    return error;
  };

  beforeEach(async () => {
    late = 0;
    const clock = { now: () => new Date(Date.now() + late), monotonic: () => performance.now() };
    organization = await testOrganization({ clock });
    const { data } = await organization.run<{ data: Board[] }>(organization.admin, "board.list", {});
    const team = data.find(({ workspaceId }) => workspaceId === organization.workspaceId);
    board = await run<Board>("board.get", { id: team?.id });
  });

  it("brings each field back, and says so in the history; the undo can be taken back too", async () => {
    const item = await make({ labels: ["bug"], due: { type: "date", date: "2099-01-01" } });
    await run("work_item.update", {
      id: item.id,
      title: "Another",
      description: "text",
      priority: "urgent",
      due: null,
      labels: ["web", "bug"],
    });
    const change = await last(item);
    const before = await undo(item, change);
    expect(before).toMatchObject({ title: item.title, description: "", priority: "none", due: item.due });
    expect(before.labels.map(({ name }) => name)).toEqual(["bug"]);
    const undone = await last(item);
    expect(undone).toMatchObject({
      type: "work_item.updated",
      actor: organization.user.actor,
      causationId: change.eventId,
      data: { because: { kind: "undo", eventId: change.eventId } },
    });
    expect((await refusal(undo(item, change))).code).toBe("work_item.undo_impossible");
    expect(await undo(item, undone)).toMatchObject({ title: "Another", priority: "urgent", due: null });
  });

  it("brings people, lists, places and use back", async () => {
    const item = await make();
    await make({ title: "Behind" });
    const [todo, doing] = board.lists;
    await run("work_item.assign", { id: item.id, assignee: "me" });
    expect((await undoLast(item)).assignees).toEqual([]);
    expect((await undoLast(item)).assignees).toHaveLength(1);
    await run("work_item.move", { id: item.id, listId: doing?.id });
    const back = await undoLast(item);
    expect(back.placements[0]).toMatchObject({ listId: item.placements[0]?.listId });
    expect(back.state).toBe(item.state);
    const inOrder = await run<Page<WorkItem>>("work_item.list", { listId: item.placements[0]?.listId });
    expect(inOrder.data.map(({ title }) => title)).toEqual(["Fix login page", "Behind"]);
    await run("work_item.archive", { id: item.id });
    expect((await undoLast(item)).archivedAt).toBeNull();
    const second = await organization.run<Board>(organization.admin, "board.create", {
      workspaceId: organization.workspaceId,
      name: "Second",
    });
    const placed = await run("work_item.place", { id: item.id, boardId: second.id });
    expect(placed.placements).toHaveLength(2);
    const [, followed] = placed.placements;
    await run("work_item.complete", { id: item.id });
    const moves = (await history(item)).filter(({ type }) => type === "work_item.moved").slice(0, 2);
    expect(moves.map(({ changes }) => "state" in changes)).toEqual([false, true]);
    const reopened = await undo(item, moves[1] as HistoryEntry);
    expect(reopened.placements.map(({ listId }) => listId)).toEqual([item.placements[0]?.listId, followed?.listId]);
    expect(reopened).toMatchObject({ state: item.state, completedAt: null });
    await run("work_item.unplace", { id: item.id, boardId: second.id });
    expect((await undoLast(item)).placements.map(({ listId }) => listId)).toContain(followed?.listId);
    expect((await undoLast(item)).placements.map(({ boardId }) => boardId)).toEqual([board.id]);
    expect(todo).toBeDefined();
  });

  it("brings what hangs on an item back: entries in their places, comments in their author's name", async () => {
    const item = await make();
    const entries = async () =>
      (await run<{ data: ChecklistEntry[] }>("checklist_entry.list", { workItemId: item.id })).data;
    for (const text of ["one", "two", "three"]) await run("checklist_entry.create", { workItemId: item.id, text });
    const [, two] = await entries();
    await run("checklist_entry.update", { id: two?.id, done: true, text: "2" });
    await undoLast(item);
    expect((await entries())[1]).toMatchObject({ text: "two", done: false });
    await run("checklist_entry.delete", { id: two?.id });
    await undoLast(item);
    expect((await entries()).map(({ text }) => text)).toEqual(["one", "two", "three"]);
    await run("checklist_entry.create", { workItemId: item.id, text: "four" });
    await undoLast(item);
    expect(await entries()).toHaveLength(3);

    const comments = async () =>
      (await run<Page<Comment>>("comment.list", { workItemId: item.id })).data.filter(({ deletedAt }) => !deletedAt);
    const comment = await run<Comment>("comment.create", { workItemId: item.id, body: "hello" });
    await run("comment.update", { id: comment.id, body: "hello again" });
    await undoLast(item);
    expect(await comments()).toMatchObject([{ body: "hello" }]);
    await organization.run(organization.admin, "comment.delete", { id: comment.id });
    await undo(item, await last(item), organization.admin);
    expect(await comments()).toMatchObject([{ body: "hello", author: { id: organization.user.memberId } }]);
    const again = await last(item);
    await undo(item, again);
    expect(await comments()).toEqual([]);
    const other = await make();
    await run("comment.create", { workItemId: other.id, body: "first" });
    const made = (await history(other)).at(-1) as HistoryEntry;
    expect((await undo(other, made)).archivedAt).not.toBeNull();
  });

  it("refuses, and does nothing, when something else stands there by now: who changed which field when", async () => {
    const item = await make();
    await run("work_item.update", { id: item.id, title: "Mine", priority: "high" });
    const mine = await last(item);
    await organization.run(organization.manager, "work_item.update", { id: item.id, title: "Theirs" });
    const theirs = await last(item);
    const error = await refusal(undo(item, mine));
    expect(error.code).toBe("work_item.changed_since");
    expect(error.errors).toEqual([
      { path: "title", code: "changed_since", message: expect.stringContaining(theirs.occurredAt) },
    ]);
    expect(await run("work_item.get", { id: item.id })).toMatchObject({ title: "Theirs", priority: "high" });
    expect((await undo(item, theirs)).title).toBe("Mine");
    expect(await undo(item, mine)).toMatchObject({ title: item.title, priority: "none" });
    const made = (await history(item)).at(-1) as HistoryEntry;
    expect((await refusal(undo(item, made))).code).toBe("work_item.changed_since");
  });

  it("lets one of two succeed, answers a repetition the same, and is closed after ten minutes and to viewers", async () => {
    const item = await make();
    const other = await make();
    await run("work_item.update", { id: item.id, title: "Another" });
    const change = await last(item);
    const both = await Promise.allSettled([undo(item, change), undo(item, change, organization.manager)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await run("work_item.update", { id: item.id, title: "Once more" });
    const input = { id: item.id, eventId: (await last(item)).eventId };
    const more = { idempotencyKey: "the same undo" };
    const first = await organization.call(organization.user, "work_item.undo", input, more);
    const second = await organization.call(organization.user, "work_item.undo", input, more);
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.output).toEqual(first.output);

    await run("work_item.update", { id: item.id, priority: "high" });
    const late9 = await last(item);
    expect((await refusal(undo(item, late9, organization.viewer))).code).toBe("permission.denied");
    expect((await refusal(undo(other, late9))).code).toBe("event.not_found");
    const foreign = await testOrganization(organization);
    expect((await refusal(undo(item, late9, foreign.admin))).code).toBe("work_item.not_found");
    late = 10 * 60_000 + 1;
    expect((await refusal(undo(item, late9))).code).toBe("work_item.undo_too_late");
  });

  it("cannot bring back what erasure removed", async () => {
    const item = await make();
    const comment = await run<Comment>("comment.create", { workItemId: item.id, body: "hello" });
    await run("comment.delete", { id: comment.id });
    const deleted = await last(item);
    await run("work_item.assign", { id: item.id, assignee: "me" });
    await run("work_item.unassign", { id: item.id, assignee: "me" });
    const unassigned = await last(item);
    const { admin, user, application } = organization;
    const personalData = application.modules.find(({ name }) => name === "work-items")?.personalData;
    await organization.transact(async (context) => personalData?.erase(context, user.memberId));
    await organization.run(admin, "member.remove", { id: user.memberId });
    const error = await refusal(undo(item, deleted, admin));
    expect(error).toMatchObject({ code: "work_item.undo_impossible" });
    expect(error.message).toContain("erased");
    expect((await refusal(undo(item, unassigned, admin))).code).toBe("member.not_found");
  });
});
