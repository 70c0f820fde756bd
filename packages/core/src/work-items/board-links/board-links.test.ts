import type { Board } from "@eureka/contracts/board";
import type { BoardLink, BoardLinkPreview } from "@eureka/contracts/board-link";
import type { WorkItem } from "@eureka/contracts/work-item";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it } from "vitest";

let shop: TestOrganization;
let [left, right]: Board[] = [];

const makeBoard = (name: string, lists: readonly [string, string][]) =>
  shop.run<Board>(shop.admin, "board.create", {
    workspaceId: shop.workspaceId,
    name,
    lists: lists.map(([listName, category]) => ({ name: listName, category })),
  });

beforeEach(async () => {
  shop = await testOrganization();
  left = await makeBoard("Web", [
    ["Ideas", "backlog"],
    ["Next", "todo"],
    ["Doing", "doing"],
    ["Review", "doing"],
    ["Done", "done"],
  ]);
  right = await makeBoard("Issues", [
    ["Open", "todo"],
    ["Closed", "done"],
  ]);
});

const listOf = (board: Board | undefined, name: string) => {
  const list = board?.lists.find((candidate) => candidate.name === name);
  if (!list) throw new Error(`no list ${name}`);
  return list.id;
};
const linkOf = (more: Record<string, unknown> = {}) => ({
  sides: [{ boardId: left?.id }, { boardId: right?.id }],
  ...more,
});
const link = (more: Record<string, unknown> = {}) => shop.run<BoardLink>(shop.admin, "board_link.create", linkOf(more));
const make = (title: string, listId: string, more: Record<string, unknown> = {}) =>
  shop.run<WorkItem>(shop.user, "work_item.create", { title, listId, ...more });
const move = (item: WorkItem, listId: string) =>
  shop.run<WorkItem>(shop.user, "work_item.move", { id: item.id, listId });
const settle = () => workOff(shop);

/** Where an item stands, as `board / list`. */
async function placesOf({ id }: WorkItem): Promise<string[]> {
  const item = await shop.run<WorkItem>(shop.user, "work_item.get", { id });
  const boards = [left, right] as Board[];
  return item.placements
    .map(({ boardId, listId }) => {
      const board = boards.find((candidate) => candidate.id === boardId);
      return `${board?.name} / ${board?.lists.find((list) => list.id === listId)?.name}`;
    })
    .sort();
}

/** Everything that is not closed on the left is open on the right. */
const lanes = () => [
  [listOf(right, "Open"), ...["Next", "Ideas", "Doing", "Review"].map((name) => listOf(left, name))],
  [listOf(right, "Closed"), listOf(left, "Done")],
];

describe("boards that are linked", () => {
  it("show what is made on either of them, and what was there before", async () => {
    const old = await make("Old", listOf(left, "Review"));
    const { id } = await link({ lanes: lanes() });
    await settle();
    expect(await placesOf(old)).toEqual(["Issues / Open", "Web / Review"]);
    expect(await shop.run<BoardLink>(shop.viewer, "board_link.get", { id })).toMatchObject({
      backfill: { looked: 1, placed: 1, finishedAt: expect.any(String) },
    });

    const here = await make("Here", listOf(left, "Ideas"));
    const there = await make("There", listOf(right, "Open"));
    await settle();
    expect(await placesOf(here)).toEqual(["Issues / Open", "Web / Ideas"]);
    expect(await placesOf(there)).toEqual(["Issues / Open", "Web / Next"]);
    const { state } = await shop.run<WorkItem>(shop.user, "work_item.get", { id: here.id });
    expect(state).toBe("backlog");
  });

  it("move items along to the lists that stand for each other, and leave alone what stands in one already", async () => {
    await link({ lanes: lanes() });
    const item = await make("Travels", listOf(left, "Next"));
    await settle();
    const way: [string, string[]][] = [
      ["Doing", ["Issues / Open", "Web / Doing"]],
      ["Review", ["Issues / Open", "Web / Review"]],
      ["Done", ["Issues / Closed", "Web / Done"]],
      ["Doing", ["Issues / Open", "Web / Doing"]],
    ];
    for (const [name, places] of way) {
      await move(item, listOf(left, name));
      await settle();
      expect(await placesOf(item)).toEqual(places);
    }
    await move(item, listOf(right, "Closed"));
    expect(await placesOf(item)).toEqual(["Issues / Closed", "Web / Done"]);
    await move(item, listOf(right, "Open"));
    expect(await placesOf(item)).toEqual(["Issues / Open", "Web / Next"]);
  });

  it("send only what the filter lets through, whenever it does", async () => {
    const filter = { labels: ["BUG"], states: ["todo", "doing"] };
    await link({
      sides: [{ boardId: left?.id, filter, receives: false }, { boardId: right?.id }],
    });
    const bug = await make("Bug", listOf(left, "Next"), { labels: ["bug"] });
    const wish = await make("Wish", listOf(left, "Next"));
    const idea = await make("Idea", listOf(left, "Ideas"), { labels: ["bug"] });
    const reply = await make("Reply", listOf(right, "Open"));
    await settle();
    expect(await placesOf(bug)).toEqual(["Issues / Open", "Web / Next"]);
    expect(await placesOf(wish)).toEqual(["Web / Next"]);
    expect(await placesOf(idea)).toEqual(["Web / Ideas"]);
    expect(await placesOf(reply)).toEqual(["Issues / Open"]);

    await shop.run(shop.user, "work_item.update", { id: wish.id, labels: ["bug"] });
    await move(idea, listOf(left, "Doing"));
    await settle();
    expect(await placesOf(wish)).toEqual(["Issues / Open", "Web / Next"]);
    expect(await placesOf(idea)).toEqual(["Issues / Open", "Web / Doing"]);
  });

  it("never put back what somebody took off a board", async () => {
    await link();
    const item = await make("Not here", listOf(left, "Next"));
    await settle();
    await shop.run(shop.user, "work_item.unplace", { id: item.id, boardId: right?.id });
    await shop.run(shop.user, "work_item.update", { id: item.id, title: "Still not here" });
    await settle();
    expect(await placesOf(item)).toEqual(["Web / Next"]);
  });

  it("take items off the others where the link says so, but never from their last place", async () => {
    await link({ whenRemoved: "remove" });
    const item = await make("Leaves", listOf(left, "Next"));
    await settle();
    const third = await makeBoard("Archive", [["Old", "todo"]]);
    await shop.run(shop.admin, "work_item.move", { id: item.id, listId: third.lists[0]?.id, fromBoardId: left?.id });
    await settle();
    expect((await shop.run<WorkItem>(shop.user, "work_item.get", { id: item.id })).placements).toEqual([
      expect.objectContaining({ boardId: third.id, isLinked: false }),
    ]);
    const last = await make("Stays", listOf(left, "Next"));
    await settle();
    await shop.run(shop.user, "work_item.unplace", { id: last.id, boardId: left?.id });
    await settle();
    expect(await placesOf(last)).toEqual(["Issues / Open"]);
  });

  it("rest when they are told to, and catch up afterwards", async () => {
    const { id } = await link();
    await settle();
    await shop.run(shop.admin, "board_link.update", { id, isPaused: true });
    const item = await make("Waits", listOf(left, "Next"));
    await settle();
    expect(await placesOf(item)).toEqual(["Web / Next"]);
    const resumed = await shop.run<BoardLink>(shop.admin, "board_link.update", { id, isPaused: false });
    expect(resumed).toMatchObject({ isPaused: false, backfill: { looked: 0, finishedAt: null } });
    await settle();
    expect(await placesOf(item)).toEqual(["Issues / Open", "Web / Next"]);
  });

  it("go their own ways when the link or one of the boards is gone", async () => {
    const { id } = await link();
    const item = await make("Shared", listOf(left, "Next"));
    await settle();
    await shop.run(shop.admin, "board_link.delete", { id });
    await move(item, listOf(left, "Review"));
    const alone = await make("Alone", listOf(left, "Next"));
    await settle();
    expect(await placesOf(item)).toEqual(["Issues / Open", "Web / Review"]);
    expect(await placesOf(alone)).toEqual(["Web / Next"]);

    const again = await link();
    await shop.run(shop.admin, "board.delete", { id: right?.id, deleteItems: true });
    await settle();
    await expect(shop.run(shop.admin, "board_link.get", { id: again.id })).rejects.toMatchObject({
      code: "board_link.not_found",
    });
    expect((await shop.run<WorkItem>(shop.user, "work_item.get", { id: alone.id })).placements).toEqual([
      expect.objectContaining({ isLinked: false }),
    ]);
  });

  it("go on without a list that was deleted or put away", async () => {
    await link({ lanes: lanes() });
    await shop.run(shop.admin, "list.archive", { id: listOf(left, "Next") });
    const item = await make("Arrives elsewhere", listOf(right, "Open"));
    await settle();
    expect(await placesOf(item)).toEqual(["Issues / Open", "Web / Ideas"]);
    await shop.run(shop.admin, "list.delete", { id: listOf(right, "Closed"), moveItemsTo: listOf(right, "Open") });
    await move(item, listOf(left, "Done"));
    expect(await placesOf(item)).toEqual(["Issues / Open", "Web / Done"]);
  });

  it("pass items on over several links, each board once", async () => {
    const third = await makeBoard("Customers", [["New", "todo"]]);
    await link();
    await shop.run(shop.admin, "board_link.create", { sides: [{ boardId: right?.id }, { boardId: third.id }] });
    await shop.run(shop.admin, "board_link.create", { sides: [{ boardId: third.id }, { boardId: left?.id }] });
    const item = await make("Everywhere", listOf(left, "Next"));
    await settle();
    const { placements } = await shop.run<WorkItem>(shop.user, "work_item.get", { id: item.id });
    expect(placements.map(({ boardId }) => boardId).sort()).toEqual([left?.id, right?.id, third.id].sort());
  });
});

describe("rules that cannot be followed", () => {
  const refused = (rules: unknown, who = shop.admin) => shop.run(who, "board_link.create", rules);

  it("are refused with what is wrong, and a preview says the same", async () => {
    const [next, doing, open] = [listOf(left, "Next"), listOf(left, "Doing"), listOf(right, "Open")];
    const wrong: [Record<string, unknown>, string][] = [
      [linkOf({ sides: [{ boardId: left?.id }, { boardId: left?.id }] }), "board_link.board_twice"],
      [
        linkOf({
          sides: [
            { boardId: left?.id, sends: false },
            { boardId: right?.id, sends: false },
          ],
        }),
        "board_link.goes_nowhere",
      ],
      [
        linkOf({
          sides: [
            { boardId: left?.id, receives: false },
            { boardId: right?.id, sends: false, receives: false },
          ],
        }),
        "board_link.goes_nowhere",
      ],
      [
        linkOf({
          lanes: [
            [next, open],
            [doing, open],
          ],
        }),
        "board_link.list_twice",
      ],
      [linkOf({ lanes: [[next, doing]] }), "board_link.lane_on_one_board"],
      [
        linkOf({ sides: [{ boardId: left?.id, filter: { listIds: [open] } }, { boardId: right?.id }] }),
        "list.not_found",
      ],
      [linkOf({ lanes: [[next, "lst_01k8z7v3q8e9mbtz5a6rx4w2yc"]] }), "list.not_found"],
      [linkOf({ sides: [{ boardId: left?.id }] }), "request.invalid"],
    ];
    for (const [rules, code] of wrong)
      for (const operation of ["board_link.create", "board_link.preview"])
        await expect(shop.run(shop.admin, operation, rules)).rejects.toMatchObject({ code });
  });

  it("would send items around: then the way is shown", async () => {
    await link({ lanes: [[listOf(left, "Next"), listOf(right, "Open")]] });
    await expect(refused(linkOf({ lanes: [[listOf(right, "Open"), listOf(left, "Doing")]] }))).rejects.toMatchObject({
      code: "board_link.loops",
      parameters: { way: "Web / Doing → Issues / Open → Web / Next" },
    });
  });

  it("come from somebody who may not change all of the boards", async () => {
    await expect(refused(linkOf(), shop.viewer)).rejects.toMatchObject({ code: "permission.denied" });
    const { id } = await link();
    for (const operation of ["board_link.update", "board_link.delete"])
      await expect(shop.run(shop.user, operation, { id })).rejects.toMatchObject({ code: "permission.denied" });
  });
});

it("a preview counts what would come to each board, and changes nothing", async () => {
  const bug = await make("Bug", listOf(left, "Next"), { labels: ["bug"] });
  await make("Wish", listOf(left, "Next"));
  await make("There", listOf(right, "Closed"));
  const rules = linkOf({
    sides: [{ boardId: left?.id, filter: { labels: ["bug"] }, receives: false }, { boardId: right?.id }],
    lanes: [[listOf(left, "Next"), listOf(right, "Open")]],
  });
  const preview = await shop.run<BoardLinkPreview>(shop.admin, "board_link.preview", rules);
  expect(preview).toEqual({
    days: 30,
    looked: 3,
    pairs: { count: 0, examples: [] },
    sides: [
      { boardId: left?.id, arriving: 0, staying: 2, examples: [] },
      {
        boardId: right?.id,
        arriving: 1,
        staying: 1,
        examples: [{ workItemId: bug.id, key: bug.key, title: "Bug", listId: listOf(right, "Open") }],
      },
    ],
    skipped: 1,
  });
  await settle();
  expect(await placesOf(bug)).toEqual(["Web / Next"]);
  expect((await shop.run<{ data: BoardLink[] }>(shop.admin, "board_link.list", { boardId: left?.id })).data).toEqual(
    [],
  );
});

describe("items that two boards have, each its own, for the same work", () => {
  const get = (reference: string) => shop.run<WorkItem>(shop.user, "work_item.get", { id: reference });
  const preview = (more: Record<string, unknown> = {}) =>
    shop.run<BoardLinkPreview>(shop.admin, "board_link.preview", linkOf(more));

  it("become one instead of two on each board, and the preview says so before", async () => {
    const here = await make("Renew  certificates", listOf(left, "Next"), { description: "Ours." });
    const there = await make("renew certificates", listOf(right, "Closed"), { labels: ["ops"] });
    const alone = await make("Only here", listOf(left, "Next"));
    expect(await preview()).toMatchObject({
      looked: 3,
      pairs: {
        count: 1,
        examples: [{ by: "title", kept: { key: here.key, boardId: left?.id }, duplicate: { key: there.key } }],
      },
      sides: [{ arriving: 0 }, { arriving: 1, examples: [{ key: alone.key }] }],
      skipped: 0,
    });
    const { id } = await link();
    await settle();
    expect(await shop.run<BoardLink>(shop.admin, "board_link.get", { id })).toMatchObject({
      backfill: { joined: 1, looked: 2, placed: 1 },
    });
    const one = await get(there.key);
    expect(one).toMatchObject({ id: here.id, key: here.key, state: "todo" });
    expect(one.labels.map(({ name }) => name)).toEqual(["ops"]);
    // The state of the one that stays holds for both places.
    expect(await placesOf(here)).toEqual(["Issues / Open", "Web / Next"]);
    const history = await shop.run<{ data: { type: string; data: Record<string, unknown> }[] }>(
      shop.user,
      "work_item.history",
      { id: here.id },
    );
    expect(history.data.find(({ type }) => type === "work_item.merged")?.data.because).toEqual({
      kind: "board_link",
      boardLinkId: id,
    });
  });

  it("are known by the address of one in the text of the other, before any title", async () => {
    const address = "https://github.com/acme/web/issues/7";
    const source = { permalink: address };
    const there = await shop.run<WorkItem>(shop.admin, "work_item.create", {
      title: "Crash",
      listId: listOf(right, "Open"),
      source,
    });
    const named = await make("Login crashes", listOf(left, "Doing"), { description: `From (${address}).` });
    await make("Crash", listOf(left, "Next"));
    const found = await preview();
    expect(found.pairs).toMatchObject({
      count: 1,
      examples: [{ by: "address", kept: { key: named.key }, duplicate: { key: there.key } }],
    });
    expect((await preview({ joinBy: ["title"] })).pairs.examples.map(({ by }) => by)).toEqual(["title"]);
  });

  it("stay two where a third one says the same, where people say so, and where the link leads from neither to the other", async () => {
    await make("Meeting", listOf(left, "Next"));
    await make("Meeting", listOf(left, "Ideas"));
    await make("Meeting", listOf(right, "Open"));
    const apart = await make("Report", listOf(left, "Next"));
    await make("Report", listOf(right, "Open"));
    const kept = await make("Archived", listOf(left, "Next"));
    await make("Archived", listOf(right, "Open"));
    await shop.run(shop.user, "work_item.archive", { id: kept.id });
    expect((await preview({ keepApart: [apart.id] })).pairs.count).toBe(0);
    expect((await preview({ joinBy: [] })).pairs.count).toBe(0);
    expect((await preview()).pairs.count).toBe(1);
    const filtered = [
      { boardId: left?.id, receives: false, filter: { labels: ["bug"] } },
      { boardId: right?.id, sends: false },
    ];
    expect((await preview({ sides: filtered })).pairs.count).toBe(0);
    await link({ keepApart: [apart.id] });
    await settle();
    expect(await placesOf(apart)).toEqual(["Issues / Open", "Web / Next"]);
    expect((await get(apart.key)).title).toBe("Report");
  });
});
