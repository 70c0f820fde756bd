import { setTimeout as wait } from "node:timers/promises";
import type { ReferenceWireEvent } from "@eureka/connector-sdk/reference";
import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it } from "vitest";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

async function items({ organization }: World, boardId: Id<"board">): Promise<WorkItemSummary[]> {
  const page = await organization.run<{ data: WorkItemSummary[] }>(organization.admin, "work_item.list", { boardId });
  return page.data;
}

describe("a board that a platform shows too", () => {
  let world: World;
  let connected: ConnectedBoard;
  const run = <Output = unknown>(operation: string, input: unknown) =>
    world.organization.run<Output>(world.organization.admin, operation, input);
  const work = () => workOff(world.organization);
  const make = async (input: Record<string, unknown>): Promise<{ item: WorkItem; platformItemId: string }> => {
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, ...input });
    await work();
    return { item, platformItemId: (await linkOf(item.id)).platformItemId ?? "" };
  };
  const linkOf = async (workItemId: string): Promise<ExternalLink> => {
    const { data } = await run<{ data: ExternalLink[] }>("external_link.list", { workItemId });
    if (!data[0]) throw new Error("the item has no copy");
    return data[0];
  };

  beforeEach(async () => {
    world = await connect(await testOrganization());
    connected = await connectBoard(world);
  });

  it("gets the platform's name and lists with categories told from their names, and says that it is connected", async () => {
    expect(connected).toMatchObject({ state: "active", error: null });
    const board = await run<Board>("board.get", { id: connected.boardId });
    expect(board.name).toBe("Web team");
    expect(board.connectionId).toBe(world.connectionId);
    expect(board.lists.map(({ name, category }) => [name, category])).toEqual([
      ["To do", "todo"],
      ["In progress", "doing"],
      ["Done", "done"],
    ]);
  });

  it("makes one copy of a new item with everything on it, and follows each change", async () => {
    const { item, platformItemId } = await make({
      title: "Fix login page",
      description: "It does **nothing**.",
      labels: ["bug"],
      priority: "urgent",
      due: { type: "date", date: "2099-12-04" },
    });
    expect(world.platform.itemsOf(world.platformBoardId)).toHaveLength(1);
    expect(world.platform.getItem(platformItemId).fields).toMatchObject({
      title: "Fix login page",
      body: "It does **nothing**.",
      labels: ["bug"],
      priority: "urgent",
      due: { kind: "date", date: "2099-12-04" },
      platformListId: world.lists[0],
    });
    await run("work_item.update", { id: item.id, title: "Fix the login page" });
    await run("checklist_entry.create", { workItemId: item.id, text: "Try Safari" });
    await run("work_item.complete", { id: item.id });
    await work();
    expect(world.platform.getItem(platformItemId).fields).toMatchObject({
      title: "Fix the login page",
      checklist: [{ text: "Try Safari", done: false }],
      platformListId: world.lists[2],
    });
    const { writes } = world.platform.faults.calls;
    await tell(world, hint(world, platformItemId), 3);
    expect(world.platform.faults.calls.writes).toBe(writes);
    expect((await run<WorkItem>("work_item.get", { id: item.id })).title).toBe("Fix the login page");
  });

  it("takes over what people change on the platform, once, however often it is told", async () => {
    const { item, platformItemId } = await make({ title: "Draft" });
    world.platform.updateItem(platformItemId, {
      title: "Final",
      labels: ["Design"],
      assignees: [world.ann.platformUserId],
      checklist: [{ text: "One", done: true }],
    });
    world.platform.moveItem(platformItemId, world.lists[1] as string, "last");
    await tell(world, hint(world, platformItemId), 4);
    const now = await run<WorkItem>("work_item.get", { id: item.id });
    expect(now).toMatchObject({ title: "Final", state: "doing", checklist: { total: 1, done: 1 } });
    expect(now.labels.map(({ name }) => name)).toEqual(["Design"]);
    expect(now.assignees).toMatchObject([{ type: "external" }]);
    const history = await run<{ data: { type: string }[] }>("work_item.history", { id: item.id });
    expect(history.data.filter(({ type }) => type === "work_item.updated")).toHaveLength(1);
    expect(world.platform.itemsOf(world.platformBoardId)).toHaveLength(1);
  });

  it("keeps edits that both sides made to different fields, and takes the newer one of two to the same field", async () => {
    const { item, platformItemId } = await make({ title: "Same", description: "same" });
    world.platform.updateItem(platformItemId, { body: "theirs", title: "theirs first" });
    // Of two edits of one millisecond neither is the later one.
    await wait(5);
    await run("work_item.update", { id: item.id, title: "ours later", priority: "high" });
    await work();
    const here = await run<WorkItem>("work_item.get", { id: item.id });
    const there = world.platform.getItem(platformItemId).fields;
    expect(here).toMatchObject({ title: "ours later", description: "theirs", priority: "high" });
    expect(there).toMatchObject({ title: "ours later", body: "theirs", priority: "high" });
  });

  it("brings an item that was made over there, with its comments, and makes nothing twice", async () => {
    const made = world.platform.createItem(world.platformBoardId, {
      title: "From over there",
      body: "b",
      due: { kind: "date", date: "2001-01-01" },
    });
    world.platform.addComment(made.platformItemId, world.ann, "first words");
    await tell(world, hint(world, made.platformItemId), 3);
    const [item, ...others] = await items(world, connected.boardId);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: "From over there",
      due: { type: "date", date: "2001-01-01" },
      commentCount: 1,
    });
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id });
    expect(data).toMatchObject([{ body: "first words", author: { type: "external" } }]);
    expect(world.platform.itemsOf(world.platformBoardId)).toHaveLength(1);
    expect(world.platform.commentsOf(made.platformItemId)).toHaveLength(1);
  });

  it("makes one copy when the platform's answer is lost, also when its delivery comes first", async () => {
    world.platform.faults.loseNextAnswer();
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Lost answer" });
    await work();
    const [copy, ...others] = world.platform.itemsOf(world.platformBoardId);
    expect(others).toEqual([]);
    expect((await linkOf(item.id)).platformItemId).toBe(copy?.platformItemId);
    const { changed: _changed, ...created } = hint(world, copy?.platformItemId ?? "") as Record<string, unknown>;
    await tell(world, { ...created, type: "item.created" } as unknown as ReferenceWireEvent);
    expect(await items(world, connected.boardId)).toHaveLength(1);
  });

  it("does not take its own new copy for theirs while the answer is still on its way", async () => {
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Overtaken" });
    // The copy is there, and the platform told of it; only our own record of the answer is missing.
    world.platform.faults.loseNextAnswer();
    world.platform.faults.failNext("unavailable");
    await work();
    const copies = world.platform.itemsOf(world.platformBoardId);
    for (const copy of copies) await tell(world, hint(world, copy.platformItemId), 2);
    expect(world.platform.itemsOf(world.platformBoardId)).toHaveLength(1);
    expect((await items(world, connected.boardId)).map(({ id }) => id)).toEqual([item.id]);
  });

  it("copies comments both ways, once each, with their edits and deletions", async () => {
    const { item, platformItemId } = await make({ title: "Talk" });
    const ours = await run<Comment>("comment.create", { workItemId: item.id, body: "hello over there" });
    await work();
    const [copy] = world.platform.commentsOf(platformItemId);
    expect(copy?.body).toContain("hello over there");
    await run("comment.update", { id: ours.id, body: "hello again" });
    await work();
    expect(world.platform.commentsOf(platformItemId).map(({ body }) => body)).toEqual([
      expect.stringContaining("hello again"),
    ]);
    await tell(world, {
      type: "item.commented",
      platformBoardId: world.platformBoardId,
      platformItemId,
      actor: world.platform.ourselves,
      comment: world.platform.commentsOf(platformItemId)[0] as NonNullable<typeof copy>,
    });

    const answer = world.platform.addComment(platformItemId, world.ann, "hello back");
    const told = { platformBoardId: world.platformBoardId, platformItemId, actor: world.ann };
    await tell(world, { ...told, type: "item.commented", comment: answer }, 4);
    const list = async () => (await run<{ data: Comment[] }>("comment.list", { workItemId: item.id })).data;
    expect((await list()).map(({ body }) => body)).toEqual(["hello again", "hello back"]);
    const edited = world.platform.updateComment(answer.platformCommentId, "hello, edited");
    await tell(world, { ...told, type: "item.comment_edited", comment: edited });
    expect((await list()).map(({ body }) => body)).toEqual(["hello again", "hello, edited"]);
    world.platform.deleteComment(answer.platformCommentId);
    await tell(world, { ...told, type: "item.comment_deleted", platformCommentId: answer.platformCommentId });
    expect((await list()).map(({ deletedAt }) => deletedAt !== null)).toEqual([false, true]);
    await run("comment.delete", { id: ours.id });
    await work();
    expect(world.platform.commentsOf(platformItemId)).toEqual([]);
  });

  it("archives on one side what was archived or deleted on the other, and never makes it anew", async () => {
    const { item, platformItemId } = await make({ title: "Away" });
    await run("work_item.archive", { id: item.id });
    await work();
    expect(world.platform.getItem(platformItemId).fields.archived).toBe(true);
    await run("work_item.unarchive", { id: item.id });
    await work();
    expect(world.platform.getItem(platformItemId).fields.archived).toBe(false);

    world.platform.deleteItem(platformItemId);
    await tell(world, { type: "item.deleted", platformBoardId: world.platformBoardId, platformItemId });
    expect((await run<WorkItem>("work_item.get", { id: item.id })).archivedAt).not.toBeNull();
    expect((await linkOf(item.id)).state).toBe("gone");
    await run("work_item.update", { id: item.id, title: "Still away" });
    await work();
    expect(world.platform.itemsOf(world.platformBoardId)).toEqual([]);

    const second = await make({ title: "Deleted here" });
    await run("work_item.delete", { id: second.item.id });
    await work();
    expect(world.platform.getItem(second.platformItemId).fields.archived).toBe(true);
    await tell(world, hint(world, second.platformItemId));
    expect(await items(world, connected.boardId)).toEqual([]);
  });

  it("finds everything that no delivery told of, and asks little about what did not change", async () => {
    const made = [];
    for (let index = 0; index < 5; index++) made.push(await make({ title: `Item ${index}` }));
    await run("connected_board.reconcile", { id: connected.id });
    await work();
    world.platform.updateItem(made[3]?.platformItemId ?? "", { title: "Changed in silence" });
    world.platform.createItem(world.platformBoardId, { title: "Made in silence" });
    const before = world.platform.faults.calls.reads;
    await run("connected_board.reconcile", { id: connected.id });
    await work();
    const titles = (await items(world, connected.boardId)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Changed in silence", "Made in silence"]));
    expect(titles).toHaveLength(6);
    expect(world.platform.faults.calls.reads - before).toBeLessThan(12);
  });

  it("says what the platform refuses, and tries again once it was changed", async () => {
    world.platform.faults.failNext("invalid");
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Refused" });
    await work();
    expect(await linkOf(item.id)).toMatchObject({ state: "refused", error: "invalid" });
    await run("work_item.update", { id: item.id, title: "Accepted" });
    await work();
    expect(await linkOf(item.id)).toMatchObject({ state: "linked", error: null });
  });

  it("stops at once when it is no longer connected, and leaves both sides as they are", async () => {
    const { item, platformItemId } = await make({ title: "Stays" });
    await run("connected_board.remove", { id: connected.id });
    await run("work_item.update", { id: item.id, title: "Only here" });
    await work();
    expect(world.platform.getItem(platformItemId).fields.title).toBe("Stays");
    expect((await run<Board>("board.get", { id: connected.boardId })).connectionId).toBeNull();
  });

  it("waits while its connection rests, and catches up afterwards with all that was done here and there", async () => {
    const { item, platformItemId } = await make({ title: "Before" });
    const { item: leaving, platformItemId: leavingThere } = await make({ title: "Leaves" });
    await run("connection.pause", { id: world.connectionId });
    await run("work_item.update", { id: item.id, title: "During" });
    await run("comment.create", { workItemId: item.id, body: "Said meanwhile" });
    await run("work_item.delete", { id: leaving.id });
    const made = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Made meanwhile" });
    world.platform.createItem(world.platformBoardId, { title: "Made there meanwhile" });
    await work();
    expect(world.platform.getItem(platformItemId).fields.title).toBe("Before");
    await run("connection.resume", { id: world.connectionId });
    await work();
    expect(world.platform.getItem(platformItemId).fields).toMatchObject({ title: "During" });
    expect(world.platform.getItem(leavingThere).fields).toMatchObject({ archived: true });
    expect(await linkOf(made.id)).toMatchObject({ state: "linked" });
    expect((await items(world, connected.boardId)).map(({ title }) => title)).toContain("Made there meanwhile");
    const said = world.platform.commentsOf(platformItemId).filter(({ body }) => body.includes("Said meanwhile"));
    expect(said).toHaveLength(1);
    // Comparing once more finds nothing to do, and writes nothing: not even our address for deliveries.
    const { writes } = world.platform.faults.calls;
    await run("connected_board.reconcile", { id: connected.id });
    await work();
    expect(world.platform.faults.calls.writes).toBe(writes);
  });
});
