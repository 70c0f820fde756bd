import { Readable } from "node:stream";
import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import { newId } from "@eureka/contracts/ids";
import type { Label } from "@eureka/contracts/label";
import type { List } from "@eureka/contracts/list";
import type { Page } from "@eureka/contracts/page";
import type { ChecklistEntry, HistoryEntry, WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, it } from "vitest";
import { claimContent, storeContent } from "../files/index.ts";

/** Uploads a small file to the organization's team workspace. */
async function upload({ ports, organizationId, workspaceId, transact }: TestOrganization, name: string) {
  const content = await storeContent(ports, organizationId, Readable.from([Buffer.from(name)]));
  return (await transact((context) => claimContent(context, content, { workspaceId, name }))).id;
}

it("a team works on its board from the first item to the last comment", async () => {
  const organization = await testOrganization();
  const { run, user, manager, workspaceId } = organization;

  const boards = await run<Page<Board>>(user, "board.list", { workspaceId });
  const board = boards.data[0] as Board;
  expect(board).toMatchObject({ name: "Engineering", isDefault: true });
  expect(board.lists.map(({ name }) => name)).toEqual(["Backlog", "To do", "Doing", "Done"]);
  const [backlog, todo, doing, done] = board.lists as [List, List, List, List];

  const item = await run<WorkItem>(user, "work_item.create", {
    title: "Fix login page",
    description: "The button does **nothing**. <script>alert(1)</script>",
    labels: ["Bug"],
    assignees: ["me"],
    priority: "high",
  });
  expect(item).toMatchObject({
    key: "ENG-1",
    state: "backlog",
    version: 1,
    createdBy: { type: "member", id: user.memberId },
  });
  expect(item.description).toContain("<script>alert(1)</script>");
  expect(item.placements).toEqual([expect.objectContaining({ boardId: board.id, listId: backlog.id })]);
  const second = await run<WorkItem>(user, "work_item.create", { title: "Write the guide", listId: todo.id });
  expect(second).toMatchObject({ key: "ENG-2", state: "todo" });

  const begun = await run<WorkItem>(user, "work_item.move", { id: "eng-1", listId: doing.id });
  expect(begun).toMatchObject({ state: "doing", completedAt: null });
  const finished = await run<WorkItem>(user, "work_item.complete", { id: item.id });
  expect(finished).toMatchObject({ state: "done", completedAt: expect.any(String) });
  expect(finished.placements[0]?.listId).toBe(done.id);
  const again = await run<WorkItem>(user, "work_item.move", { id: item.id, listId: todo.id, index: 0 });
  expect(again).toMatchObject({ state: "todo", completedAt: null });

  const inOrder = await run<Page<WorkItemSummary>>(user, "work_item.list", { listId: todo.id });
  expect(inOrder.data.map(({ key }) => key)).toEqual(["ENG-1", "ENG-2"]);

  await run(user, "work_item.update", {
    id: item.id,
    title: "Fix the login page",
    labels: ["bug", "two words"],
    due: { type: "date", date: "2099-01-31" },
  });
  await run(user, "work_item.unassign", { id: item.id, assignee: "@user" });
  await run(user, "work_item.assign", { id: item.id, assignee: manager.memberId });

  const first = await run<ChecklistEntry>(user, "checklist_entry.create", {
    workItemId: item.id,
    text: "Try it on Safari",
  });
  const other = await run<ChecklistEntry>(user, "checklist_entry.create", { workItemId: item.id, text: "Tell Ann" });
  await run(user, "checklist_entry.update", { id: first.id, done: true });
  await run(user, "checklist_entry.update", { id: other.id, afterId: null });
  const checklist = await run<{ data: ChecklistEntry[] }>(user, "checklist_entry.list", { workItemId: item.id });
  expect(checklist.data.map(({ text, done: ticked }) => [text, ticked])).toEqual([
    ["Tell Ann", false],
    ["Try it on Safari", true],
  ]);

  const comment = await run<Comment>(user, "comment.create", { workItemId: item.id, body: "It works on *Firefox*." });
  const fileId = await upload(organization, "screenshot.png");
  await run(manager, "attachment.create", { workItemId: item.id, fileId });
  await expect(run(manager, "attachment.create", { workItemId: item.id, fileId })).rejects.toMatchObject({
    code: "attachment.exists",
  });
  await expect(run(user, "attachment.create", { workItemId: item.id, fileId: newId("file") })).rejects.toMatchObject({
    code: "file.not_found",
  });

  const whole = await run<WorkItem>(user, "work_item.get", { id: item.key });
  expect(whole).toMatchObject({
    title: "Fix the login page",
    due: { type: "date", date: "2099-01-31" },
    assignees: [{ type: "member", id: manager.memberId }],
    checklist: { total: 2, done: 1 },
    commentCount: 1,
    attachmentCount: 1,
  });
  expect(whole.labels.map(({ name }) => name)).toEqual(["Bug", "two words"]);

  const history = await run<{ data: HistoryEntry[] }>(user, "work_item.history", { id: item.id, limit: 200 });
  const types = history.data.map(({ type }) => type).toReversed();
  expect(types).toEqual([
    "work_item.created",
    "work_item.moved",
    "work_item.moved",
    "work_item.moved",
    "work_item.updated",
    "work_item.unassigned",
    "work_item.assigned",
    "checklist_entry.created",
    "checklist_entry.created",
    "checklist_entry.updated",
    "checklist_entry.updated",
    "comment.created",
    "attachment.created",
  ]);
  expect(history.data.find(({ type }) => type === "work_item.updated")?.changes).toEqual({
    title: { from: "Fix login page", to: "Fix the login page" },
    due: { from: null, to: { type: "date", date: "2099-01-31" } },
    labels: { from: ["Bug"], to: ["Bug", "two words"] },
  });

  await run(user, "work_item.archive", { id: item.id });
  await expect(run(user, "work_item.move", { id: item.id, listId: doing.id })).rejects.toMatchObject({
    code: "work_item.archived",
  });
  expect((await run<Page<WorkItemSummary>>(user, "work_item.list", { boardId: board.id })).data).toHaveLength(1);
  expect((await run<Page<WorkItemSummary>>(user, "work_item.list", { archived: true })).data).toHaveLength(1);
  await run(user, "work_item.unarchive", { id: item.id });

  await expect(run(user, "work_item.delete", { id: item.id })).rejects.toMatchObject({ code: "permission.denied" });
  expect(await run(manager, "work_item.delete", { id: item.id })).toEqual({ id: item.id, key: "ENG-1" });
  await expect(run(user, "work_item.get", { id: "ENG-1" })).rejects.toMatchObject({ code: "work_item.not_found" });
  await expect(run(user, "comment.update", { id: comment.id, body: "x" })).rejects.toMatchObject({
    code: "comment.not_found",
  });
  expect(await run<WorkItem>(user, "work_item.create", { title: "Next" })).toMatchObject({ key: "ENG-3" });
});

it("comments belong to their authors, and a deleted one leaves its place", async () => {
  const { run, user, manager, admin } = await testOrganization();
  const item = await run<WorkItem>(user, "work_item.create", { title: "Fix login page" });
  const messageId = newId("message");
  const comment = await run<Comment>(user, "comment.create", {
    workItemId: item.id,
    body: "Mine",
    sourceMessageId: messageId,
  });
  await expect(
    run(user, "comment.create", { workItemId: item.id, body: "Mine", sourceMessageId: messageId }),
  ).rejects.toMatchObject({ code: "comment.exists_for_message" });

  expect(await run<Comment>(user, "comment.update", { id: comment.id, body: "Still mine" })).toMatchObject({
    editedAt: expect.any(String),
    version: 2,
  });
  const foreign = await run<Comment>(manager, "comment.create", { workItemId: item.id, body: "The manager's" });
  await expect(run(user, "comment.update", { id: foreign.id, body: "Not mine" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  await run(admin, "comment.delete", { id: comment.id });

  const { data } = await run<Page<Comment>>(user, "comment.list", { workItemId: item.id });
  expect(data.map(({ body, deletedAt }) => [body, deletedAt !== null])).toEqual([
    ["", true],
    ["The manager's", false],
  ]);
  await expect(run(user, "comment.update", { id: comment.id, body: "Back" })).rejects.toMatchObject({
    code: "comment.deleted",
  });
  expect(await run<WorkItem>(user, "work_item.get", { id: item.id })).toMatchObject({ commentCount: 1 });
});

it("lists and labels come, change and go with the work in them", async () => {
  const { run, user, manager, workspaceId } = await testOrganization();
  const board = await run<Board>(manager, "board.create", {
    workspaceId,
    name: "Releases",
    lists: [
      { name: "Open", category: "todo" },
      { name: "Out", category: "done" },
    ],
  });
  expect(board.isDefault).toBe(false);
  const [open, out] = board.lists as [List, List];
  const review = await run<List>(manager, "list.create", {
    boardId: board.id,
    name: "Review",
    category: "doing",
    afterId: open.id,
  });
  const item = await run<WorkItem>(user, "work_item.create", { listId: review.id, title: "Release 2" });

  await expect(run(manager, "list.delete", { id: review.id })).rejects.toMatchObject({ code: "list.not_empty" });
  await expect(run(manager, "list.archive", { id: review.id })).rejects.toMatchObject({ code: "list.not_empty" });
  await run(manager, "list.update", { id: review.id, category: "done" });
  expect(await run<WorkItem>(user, "work_item.get", { id: item.id })).toMatchObject({
    state: "done",
    completedAt: expect.any(String),
  });
  await run(manager, "list.update", { id: out.id, afterId: null, name: "Shipped" });
  expect((await run<Board>(user, "board.get", { id: board.id })).lists.map(({ name }) => name)).toEqual([
    "Shipped",
    "Open",
    "Review",
  ]);

  expect(await run(manager, "list.delete", { id: review.id, moveItemsTo: open.id })).toEqual({
    id: review.id,
    moved: 1,
  });
  expect(await run<WorkItem>(user, "work_item.get", { id: item.id })).toMatchObject({
    state: "todo",
    completedAt: null,
  });
  await expect(run(user, "work_item.create", { listId: review.id, title: "Too late" })).rejects.toMatchObject({
    code: "list.not_found",
  });
  await expect(run(user, "work_item.move", { id: item.id, listId: review.id })).rejects.toMatchObject({
    code: "list.not_found",
  });
  await run(manager, "list.archive", { id: out.id });
  await expect(run(user, "work_item.move", { id: item.id, listId: out.id })).rejects.toMatchObject({
    code: "list.archived",
  });
  await run(manager, "list.unarchive", { id: out.id });

  const label = await run<Label>(user, "label.create", { name: "Release", color: "purple" });
  await expect(run(user, "label.create", { name: "RELEASE" })).rejects.toMatchObject({ code: "label.name_taken" });
  const bug = await run<Label>(user, "label.create", { name: "bug" });
  await expect(run(manager, "label.update", { id: bug.id, name: "release" })).rejects.toMatchObject({
    code: "label.name_taken",
  });
  await run(manager, "label.update", { id: bug.id, name: "Defect", color: "red" });
  await run(user, "work_item.update", { id: item.id, labels: [label.id, "defect"] });
  await run(manager, "label.delete", { id: label.id });
  expect((await run<WorkItem>(user, "work_item.get", { id: item.id })).labels).toEqual([
    { id: bug.id, name: "Defect", color: "red" },
  ]);
  expect((await run<Page<Label>>(user, "label.list", { workspaceId })).data.map(({ name }) => name)).toEqual([
    "Defect",
  ]);

  await run(manager, "board.archive", { id: board.id });
  await expect(run(user, "work_item.create", { boardId: board.id, title: "Too late" })).rejects.toMatchObject({
    code: "board.archived",
  });
  expect((await run<Page<Board>>(user, "board.list", { archived: true })).data.map(({ id }) => id)).toEqual([board.id]);
  await run(manager, "board.unarchive", { id: board.id });
  await run(manager, "board.update", { id: board.id, isDefault: true, description: "What goes out" });
  expect(await run<WorkItem>(user, "work_item.create", { title: "By default" })).toMatchObject({
    placements: [{ boardId: board.id }],
  });
  await expect(run(manager, "board.delete", { id: board.id })).rejects.toMatchObject({ code: "board.not_empty" });
  expect(await run(manager, "board.delete", { id: board.id, deleteItems: true })).toEqual({
    id: board.id,
    deletedItems: 2,
    unplacedItems: 0,
  });
  await expect(run(user, "work_item.create", { title: "Nowhere" })).rejects.toMatchObject({ code: "board.no_default" });
});

it("one item stands on two boards and has one state", async () => {
  const { run, user, manager, workspaceId } = await testOrganization();
  const second = await run<Board>(manager, "board.create", { workspaceId, name: "Support" });
  const item = await run<WorkItem>(user, "work_item.create", { title: "Fix login page" });
  const placed = await run<WorkItem>(user, "work_item.place", { id: item.id, boardId: second.id });
  expect(placed.placements.map(({ listId }) => listId)).toContain(second.lists[0]?.id);
  await expect(run(user, "work_item.place", { id: item.id, boardId: second.id })).rejects.toMatchObject({
    code: "work_item.already_on_board",
  });

  const done = await run<WorkItem>(user, "work_item.move", { id: item.id, listId: second.lists[3]?.id });
  const home = (await run<Page<Board>>(user, "board.list", { workspaceId })).data[0] as Board;
  expect(done.state).toBe("done");
  expect(done.placements.map(({ listId }) => listId).toSorted()).toEqual(
    [home.lists[3]?.id, second.lists[3]?.id].toSorted(),
  );

  const left = await run<WorkItem>(user, "work_item.unplace", { id: item.id, boardId: second.id });
  expect(left.placements.map(({ boardId }) => boardId)).toEqual([home.id]);
  await expect(run(user, "work_item.unplace", { id: item.id, boardId: home.id })).rejects.toMatchObject({
    code: "work_item.last_placement",
  });
  const moved = await run<WorkItem>(user, "work_item.move", { id: item.id, listId: second.lists[1]?.id });
  expect(moved).toMatchObject({ key: item.key, state: "todo", placements: [{ boardId: second.id }] });
});

it("a line as people type it becomes an item, with the people and labels that exist", async () => {
  const { run, user, viewer, workspaceId } = await testOrganization();
  await run(user, "label.create", { name: "two word" });
  const source = { channelId: newId("channel"), messageId: newId("message") };
  const item = await run<WorkItem>(user, "work_item.capture", {
    text: "Fix login page, urgent @manager @nobody #two-word #new",
    workspaceId,
    source,
  });
  expect(item).toMatchObject({ title: "Fix login page, @nobody", description: "", priority: "urgent", source });
  expect(item.labels.map(({ name }) => name)).toEqual(["new", "two word"]);
  expect(item.assignees).toHaveLength(1);
  expect((await run<{ source: unknown }>(user, "work_item.history", { id: item.id })).source).toEqual(source);

  const pasted = { text: "Crash, urgent #12 @manager\n\nIt is **broken**.\n", workspaceId };
  expect(await run<WorkItem>(user, "work_item.capture", pasted)).toMatchObject({
    title: "Crash, urgent #12 @manager",
    description: "It is **broken**.\n",
    priority: "none",
    labels: [],
    assignees: [],
  });

  expect(await run(viewer, "work_item.parse", { text: "Fix it @me #new by 31 February" })).toMatchObject({
    title: "Fix it by 31 February",
    assignees: [{ id: viewer.memberId }],
    labels: ["new"],
    unresolved: [{ text: "by 31 February", reason: "no_such_date" }],
  });
});
