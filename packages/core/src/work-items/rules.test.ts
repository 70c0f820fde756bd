import { Readable } from "node:stream";
import type { Board } from "@eureka/contracts/board";
import { newId } from "@eureka/contracts/ids";
import type { List } from "@eureka/contracts/list";
import type { Page } from "@eureka/contracts/page";
import type { ChecklistEntry, WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, it, test } from "vitest";
import { claimContent, storeContent } from "../files/index.ts";
import { selectPlacementsOfList, updatePlaces } from "./items/placements.store.ts";
import { longestPosition, positionBetween } from "./position.ts";

/** Uploads a small file to the organization's team workspace. */
async function upload({ ports, organizationId, workspaceId, transact }: TestOrganization, name: string) {
  const content = await storeContent(ports, organizationId, Readable.from([Buffer.from(name)]));
  return (await transact((context) => claimContent(context, content, { workspaceId, name }))).id;
}

async function defaultBoard({
  run,
  user,
  workspaceId,
}: TestOrganization): Promise<Board & { lists: [List, List, List, List] }> {
  const [board] = (await run<Page<Board>>(user, "board.list", { workspaceId })).data;
  return board as Board & { lists: [List, List, List, List] };
}

it("gives fifty items made at once fifty different keys", async () => {
  const { run, user } = await testOrganization();
  const items = await Promise.all(
    Array.from({ length: 50 }, (_none, index) => run<WorkItem>(user, "work_item.create", { title: `Item ${index}` })),
  );
  expect(new Set(items.map(({ key }) => key)).size).toBe(50);
  expect(new Set(items.map(({ placements }) => placements[0]?.position)).size).toBe(50);
});

it("survives twenty people moving the same items at once", async () => {
  const shop = await testOrganization();
  const { run, user, transact } = shop;
  const { lists } = await defaultBoard(shop);
  const items: WorkItem[] = [];
  for (const title of ["One", "Two", "Three", "Four"])
    items.push(await run<WorkItem>(user, "work_item.create", { title }));

  await Promise.all(
    Array.from({ length: 20 }, (_none, index) =>
      run(user, "work_item.move", { id: items[index % 4]?.id, listId: lists[index % 3]?.id, index: index % 2 }),
    ),
  );

  const placed: string[] = [];
  for (const list of lists) {
    const rows = await transact(({ transaction }) => selectPlacementsOfList(transaction, list.id));
    placed.push(...rows.map(({ workItemId }) => workItemId));
  }
  expect(placed.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  for (const { id } of items) {
    const item = await run<WorkItem>(user, "work_item.get", { id });
    expect(lists.find((list) => list.id === item.placements[0]?.listId)?.category).toBe(item.state);
    expect(item.version).toBeGreaterThan(1);
  }
});

it("keeps lists whole while one is deleted under people who move into it", async () => {
  const shop = await testOrganization();
  const { run, user, manager } = shop;
  const { id: boardId, lists } = await defaultBoard(shop);
  const items = await Promise.all(
    ["One", "Two", "Three"].map((title) => run<WorkItem>(user, "work_item.create", { title })),
  );
  const outcomes = await Promise.allSettled([
    ...items.map(({ id }) => run(user, "work_item.move", { id, listId: lists[1].id })),
    run(manager, "list.delete", { id: lists[1].id, moveItemsTo: lists[2].id }),
  ]);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected")
      expect(["list.not_found", "list.changed_meanwhile"]).toContain(outcome.reason.code);
  }
  const { data } = await run<Page<WorkItemSummary>>(user, "work_item.list", { boardId });
  expect(data).toHaveLength(3);
});

it("writes positions anew when they have grown long, and keeps the order", async () => {
  const shop = await testOrganization();
  const { run, user, transact } = shop;
  const { lists } = await defaultBoard(shop);
  for (const title of ["First", "Second", "Third"]) await run(user, "work_item.create", { title });
  // What very many moves into the same gap leave behind.
  let long = positionBetween("a0", "a1");
  while (positionBetween("a0", long).length <= longestPosition) long = positionBetween("a0", long);
  await transact(async ({ transaction }) => {
    const placed = await selectPlacementsOfList(transaction, lists[0].id);
    const grown = ["a0", long, "a1"];
    const places = placed.map(({ id }, index) => ({ id, position: grown[index] as string }));
    await updatePlaces(transaction, lists[0].id, places);
  });

  await run(user, "work_item.move", { id: "ENG-3", listId: lists[0].id, index: 1 });

  const { data } = await run<Page<WorkItemSummary>>(user, "work_item.list", { listId: lists[0].id });
  expect(data.map(({ title }) => title)).toEqual(["First", "Third", "Second"]);
  expect(Math.max(...data.map(({ placements }) => placements[0]?.position.length ?? 0))).toBeLessThan(5);
});

it("does the same for the lists of a board and for the entries of a checklist", async () => {
  const { run, user, manager, ...shop } = await testOrganization();
  const board = await defaultBoard({ run, user, manager, ...shop });
  const names = async () => (await run<Board>(user, "board.get", { id: board.id })).lists.map(({ name }) => name);
  const [first, ...others] = board.lists;
  const item = await run<WorkItem>(user, "work_item.create", { title: "Bake bread" });
  const add = (text: string, place: object = {}) =>
    run<ChecklistEntry>(user, "checklist_entry.create", { workItemId: item.id, text, ...place });
  const { id: afterId } = await add("first");
  await add("last");
  // One after the other into the same gap, until a position would be too long.
  for (let count = 0; count < 300; count++) {
    await run(manager, "list.create", { boardId: board.id, name: `${count}`, category: "todo", afterId: first.id });
    await add(`${count}`, { afterId });
  }
  const newestFirst = Array.from({ length: 300 }, (_none, index) => `${299 - index}`);
  expect(await names()).toEqual([first.name, ...newestFirst, ...others.map(({ name }) => name)]);
  const { data } = await run<{ data: ChecklistEntry[] }>(user, "checklist_entry.list", { workItemId: item.id });
  expect(data.map(({ text }) => text)).toEqual(["first", ...newestFirst, "last"]);
});

it("shows and changes nothing across organizations", async () => {
  const here = await testOrganization();
  const there = await testOrganization(here);
  const item = await here.run<WorkItem>(here.user, "work_item.create", { title: "Ours" });
  const { id: boardId, lists } = await defaultBoard(here);
  const entry = await here.run<ChecklistEntry>(here.user, "checklist_entry.create", {
    workItemId: item.id,
    text: "Ours",
  });
  const fileId = await upload(here, "ours.txt");
  const theirs = await there.run<WorkItem>(there.user, "work_item.create", { title: "Theirs" });
  const attempts: [string, object, string][] = [
    ["work_item.get", { id: item.id }, "work_item.not_found"],
    ["work_item.update", { id: item.id, title: "Mine now" }, "work_item.not_found"],
    ["work_item.create", { listId: lists[0].id, title: "In" }, "list.not_found"],
    ["work_item.create", { boardId, title: "In" }, "board.not_found"],
    ["work_item.create", { workspaceId: here.workspaceId, title: "In" }, "workspace.not_found"],
    ["work_item.move", { id: theirs.id, listId: lists[0].id }, "list.not_found"],
    ["work_item.place", { id: theirs.id, boardId }, "board.not_found"],
    ["work_item.assign", { id: theirs.id, assignee: here.user.memberId }, "member.not_found"],
    ["work_item.delete", { id: item.id }, "work_item.not_found"],
    ["board.get", { id: boardId }, "board.not_found"],
    ["board.delete", { id: boardId }, "board.not_found"],
    ["list.update", { id: lists[0].id, name: "Mine" }, "list.not_found"],
    ["checklist_entry.update", { id: entry.id, done: true }, "checklist_entry.not_found"],
    ["attachment.create", { workItemId: theirs.id, fileId }, "file.not_found"],
  ];
  for (const [operation, input, code] of attempts) {
    await expect(there.run(there.admin, operation, input), operation).rejects.toMatchObject({ code });
  }
  expect((await there.run<Page<WorkItemSummary>>(there.admin, "work_item.list", { boardId })).data).toEqual([]);
  // The same key in both organizations means two different items.
  expect(await there.run(there.user, "work_item.get", { id: item.key })).toMatchObject({ title: "Theirs" });
});

it("lets viewers look and nothing else", async () => {
  const shop = await testOrganization();
  const { run, user, viewer } = shop;
  const item = await run<WorkItem>(user, "work_item.create", { title: "Look at me" });
  expect(await run(viewer, "work_item.get", { id: item.id })).toMatchObject({ title: "Look at me" });
  for (const [operation, input] of [
    ["work_item.update", { id: item.id, title: "Changed" }],
    ["work_item.create", { title: "New" }],
    ["comment.create", { workItemId: item.id, body: "Hello" }],
    ["board.create", { name: "Mine" }],
    ["label.create", { name: "mine" }],
  ] as const) {
    await expect(run(viewer, operation, input), operation).rejects.toMatchObject({ code: "permission.denied" });
  }
});

it("keeps whoever has a role on one board to that board", async () => {
  const shop = await testOrganization();
  const { run, user, viewer, workspaceId } = shop;
  const { id: boardId, lists } = await defaultBoard(shop);
  const other = await run<Board & { lists: [List, List] }>(shop.manager, "board.create", {
    workspaceId,
    name: "Other",
  });
  const here = await run<WorkItem>(user, "work_item.create", { boardId, title: "Here" });
  const there = await run<WorkItem>(user, "work_item.create", { boardId: other.id, title: "There" });
  const guest = { ...viewer, grants: [{ scope: "board", boardId, workspaceId, role: "user" }] } as const;
  await run(guest, "work_item.update", { id: here.id, title: "Here, by a guest" });
  await run(guest, "comment.create", { workItemId: here.id, body: "Hello" });
  await run(guest, "work_item.move", { id: here.id, listId: lists[1].id });
  await run(guest, "work_item.create", { listId: lists[0].id, title: "New" });
  const attempts: [string, object, string][] = [
    ["work_item.get", { id: there.id }, "work_item.not_found"],
    ["work_item.update", { id: there.id, title: "Mine now" }, "work_item.not_found"],
    ["comment.create", { workItemId: there.id, body: "Hello" }, "work_item.not_found"],
    ["work_item.move", { id: here.id, listId: other.lists[0].id }, "list.not_found"],
    ["work_item.place", { id: here.id, boardId: other.id }, "board.not_found"],
    ["work_item.create", { boardId: other.id, title: "In" }, "board.not_found"],
    ["board.get", { id: other.id }, "board.not_found"],
    ["list.create", { boardId: other.id, name: "Mine", category: "todo" }, "permission.denied"],
  ];
  for (const [operation, input, code] of attempts)
    await expect(run(guest, operation, input), operation).rejects.toMatchObject({ code });
  expect((await run<Page<Board>>(guest, "board.list", {})).data.map(({ id }) => id)).toEqual([boardId]);
  expect(
    (await run<Page<WorkItemSummary>>(guest, "work_item.list", {})).data.map(({ title }) => title).toSorted(),
  ).toEqual(["Here, by a guest", "New"]);
});

it("keeps a personal workspace to its owner, but for what the owner places on a team's board", async () => {
  const shop = await testOrganization();
  const { run, user, admin } = shop;
  const team = await defaultBoard(shop);
  const personal = (await run<Page<Board>>(user, "board.list")).data.find(
    (board) => board.workspaceId !== shop.workspaceId,
  );
  const item = await run<WorkItem>(user, "work_item.create", { boardId: personal?.id, title: "Buy a present" });
  await expect(run(admin, "work_item.get", { id: item.id })).rejects.toMatchObject({ code: "work_item.not_found" });
  await expect(run(admin, "board.get", { id: personal?.id })).rejects.toMatchObject({ code: "board.not_found" });
  const visible = async () => (await run<Page<WorkItemSummary>>(admin, "work_item.list", {})).data.map(({ id }) => id);
  expect(await visible()).not.toContain(item.id);

  await run(user, "work_item.place", { id: item.id, boardId: team.id });
  expect(await run(admin, "work_item.update", { id: item.key, priority: "high" })).toMatchObject({
    title: "Buy a present",
  });
  expect(await visible()).toContain(item.id);
  await expect(run(admin, "work_item.delete", { id: item.id })).rejects.toMatchObject({ code: "permission.denied" });
});

it("tells the second of two writers that the first was faster", async () => {
  const { run, user } = await testOrganization();
  const item = await run<WorkItem>(user, "work_item.create", { title: "One" });
  const write = (title: string) => run(user, "work_item.update", { id: item.id, title }, { expectedVersion: 1 });
  const outcomes = await Promise.allSettled([write("Two"), write("Three")]);
  const [lost] = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(lost?.reason).toMatchObject({ code: "precondition.failed" });
});

it("finds items by what is asked, and pages through them without gaps", async () => {
  const shop = await testOrganization();
  const { run, user } = shop;
  for (let index = 1; index <= 7; index++) {
    await run(user, "work_item.create", {
      title: `Item ${index} of 100%`,
      priority: index % 2 ? "low" : "urgent",
      labels: index > 5 ? ["late"] : [],
      assignees: index === 3 ? ["@manager"] : [],
      due: index < 4 ? { type: "date", date: `2099-01-0${index}` } : null,
    });
  }
  const keys = async (input: object) =>
    (await run<Page<WorkItemSummary>>(user, "work_item.list", input)).data.map(({ key }) => key);
  expect(await keys({ label: "LATE", sort: "created" })).toEqual(["ENG-7", "ENG-6"]);
  expect(await keys({ assignee: "@manager" })).toEqual(["ENG-3"]);
  expect(await keys({ text: "4 of 100%" })).toEqual(["ENG-4"]);
  expect(await keys({ text: "_" })).toEqual([]);
  expect(await keys({ dueAfter: "2099-01-01", dueBefore: "2099-01-03" })).toEqual(["ENG-2"]);
  expect((await keys({ priority: "urgent" })).toSorted()).toEqual(["ENG-2", "ENG-4", "ENG-6"]);
  expect(await keys({ state: "closed" })).toEqual([]);

  const { id: boardId } = await defaultBoard(shop);
  for (const sort of ["position", "updated", "created", "due", "priority"]) {
    const seen: string[] = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page: Page<WorkItemSummary> = await run(user, "work_item.list", {
        boardId,
        sort,
        limit: 2,
        ...(cursor && { cursor }),
      });
      seen.push(...page.data.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    expect(seen.length, sort).toBe(7);
    expect(new Set(seen).size, sort).toBe(7);
  }
  expect((await keys({ boardId, sort: "due" })).slice(0, 3)).toEqual(["ENG-1", "ENG-2", "ENG-3"]);
});

test.each([
  ["a title of 100,000 characters", "work_item.create", { title: "x".repeat(100_000) }, "title"],
  ["an empty title", "work_item.create", { title: "  " }, "title"],
  ["a title of two lines", "work_item.create", { title: "a\nb" }, "title"],
  ["a NUL byte", "work_item.create", { title: "a\0b" }, "title"],
  ["half a character", "work_item.create", { title: "a\ud800b" }, "title"],
  ["31 February", "work_item.create", { title: "a", due: { type: "date", date: "2027-02-31" } }, "due.date"],
  ["a due date in the past", "work_item.create", { title: "a", due: { type: "date", date: "2020-01-01" } }, "due"],
  [
    "an instant in the past",
    "work_item.create",
    { title: "a", due: { type: "instant", at: "2020-01-01T00:00:00Z" } },
    "due",
  ],
  ["an unknown field", "work_item.create", { title: "a", colour: "red" }, "colour"],
  ["a wrong type", "work_item.create", { title: 7 }, "title"],
  [
    "too many labels",
    "work_item.create",
    { title: "a", labels: Array.from({ length: 51 }, (_none, index) => `l${index}`) },
    "labels",
  ],
  ["an order by position without a board", "work_item.list", { sort: "position" }, "sort"],
  [
    "two neighbours",
    "work_item.move",
    { id: "ENG-1", listId: newId("list"), index: 1, afterId: newId("work_item") },
    "beforeId",
  ],
  ["an id of another kind", "work_item.get", { id: newId("board") }, "id"],
  [
    "a link that runs code",
    "work_item.create",
    { title: "a", source: { permalink: "javascript:alert(1)" } },
    "source.permalink",
  ],
  ["an empty comment", "comment.create", { workItemId: "ENG-1", body: " \n " }, "body"],
  ["nothing to capture", "work_item.capture", { text: " \n " }, "text"],
])("refuses %s", async (_what, operation, input, path) => {
  shared ??= testOrganization();
  const { run, user } = await shared;
  await expect(run(user, operation, input)).rejects.toMatchObject({
    code: "request.invalid",
    errors: [expect.objectContaining({ path })],
  });
});

let shared: Promise<TestOrganization> | undefined;

it("keeps hostile Markdown as it is", async () => {
  const { run, user } = await testOrganization();
  const title = `<img src=x onerror=alert(1)> [click](javascript:alert(1)) '; drop table work_items; --`;
  expect(await run(user, "work_item.create", { title, description: title, labels: ["<b>"] })).toMatchObject({
    title,
    description: title,
    labels: [{ name: "<b>" }],
  });
});

it("hands out what it knows about a person, and forgets it", async () => {
  const { run, user, manager, transact, application } = await testOrganization();
  const item = await run<WorkItem>(user, "work_item.create", { title: "Mine", assignees: ["me", "@manager"] });
  await run(user, "comment.create", { workItemId: item.id, body: "My words" });
  const personalData = application.modules.find(({ name }) => name === "work-items")?.personalData;
  const known = () => transact(async (context) => personalData?.export(context, user.memberId));
  expect(await known()).toMatchObject({
    created: [{ key: item.key }],
    assigned: [{ key: item.key }],
    comments: [{ body: "My words" }],
  });
  await transact(async (context) => personalData?.erase(context, user.memberId));
  expect(await known()).toEqual({ created: [], assigned: [], comments: [], attachments: [] });
  expect(await run(manager, "work_item.get", { id: item.id })).toMatchObject({
    title: "Mine",
    createdBy: null,
    assignees: [{ id: manager.memberId }],
  });
});
