/** The order of a list on both sides, over the simulated Trello and its floating positions. */
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "../platforms/platform-stage.ts";

let stage: PlatformStage;
beforeAll(async () => {
  stage = await openPlatformStage();
});
afterAll(() => stage.close());

describe("the order of a list", () => {
  let trello: Trello;
  let team: PlatformTeam;
  let side: TrelloSide;
  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);

  beforeEach(async () => {
    trello = await startTrello();
    team = await openTeam(stage, [trello]);
    side = await connectTrello(team, trello);
  });
  afterEach(async () => {
    expect(trello.violations).toEqual([]);
    await trello.close();
  });

  const list = (name: string) => {
    const found = trello.world.listsOf(side.trelloBoardId).find((entry) => entry.name === name);
    if (!found) throw new Error(`no list ${name}`);
    return found.id;
  };
  const cardsOf = (name: string) => trello.world.cardsIn(list(name)).filter(({ closed }) => !closed);
  const there = (name = "To do") => cardsOf(name).map((card) => card.name);
  const cardId = (title: string) => side.cards().find(({ name }) => name === title)?.id ?? "";
  const board = async () => run<{ lists: { id: string; name: string }[] }>("board.get", { id: side.connected.boardId });
  const listId = async (name: string) => (await board()).lists.find((entry) => entry.name === name)?.id ?? "";
  const items = async (name = "To do") =>
    (await run<{ data: WorkItemSummary[] }>("work_item.list", { listId: await listId(name), sort: "position" })).data;
  const here = async (name = "To do") => (await items(name)).map(({ title }) => title);
  const itemId = async (title: string) => (await team.items()).find((item) => item.title === title)?.id ?? "";
  const move = async (title: string, place: Record<string, unknown>, name = "To do") =>
    run<WorkItem>("work_item.move", { id: await itemId(title), listId: await listId(name), ...place });
  async function make(...titles: string[]): Promise<void> {
    for (const title of titles) side.person.createCard(list("To do"), title);
    await team.settle();
  }
  const moves = () => trello.world.actions.filter(({ type, data }) => type === "updateCard" && "old" in data).length;
  const movesHere = async () => {
    const histories = (await team.items()).map(({ id }) =>
      run<{ data: { type: string }[] }>("work_item.history", { id }).then(({ data }) => data),
    );
    return (await Promise.all(histories)).flat().filter(({ type }) => type === "work_item.moved").length;
  };

  it("is the same from the start, and follows moves on either side, each once", async () => {
    await make("a", "b", "c", "d");
    expect(await here()).toEqual(["a", "b", "c", "d"]);
    await move("c", { index: 0 });
    await team.settle();
    expect(there()).toEqual(["c", "a", "b", "d"]);
    side.person.editCard(cardId("d"), { pos: (cardsOf("To do")[0]?.pos ?? 0) + 1 });
    await team.settle();
    expect(await here()).toEqual(["c", "d", "a", "b"]);
    side.person.editCard(cardId("c"), { pos: "bottom" });
    await team.settle();
    expect(await here()).toEqual(["d", "a", "b", "c"]);
    const before = moves();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect([moves() - before, there(), await here()]).toEqual([0, ["d", "a", "b", "c"], ["d", "a", "b", "c"]]);
  });

  it("is that of the platform when work comes in, much of it at once too, and nothing is moved for it", async () => {
    await make("a", "b");
    side.person.createCard(list("To do"), "first", { pos: "top" });
    side.person.createCard(list("To do"), "between", { pos: (cardsOf("To do")[1]?.pos ?? 0) + 1 });
    await team.settle();
    expect(await here()).toEqual(["first", "a", "between", "b"]);
    expect(await movesHere()).toBe(0);

    trello.eventFaults.dropNext = 1_000;
    for (let index = 0; index < 40; index++)
      side.person.createCard(list("To do"), `missed ${index}`, { pos: index % 3 === 0 ? "top" : "bottom" });
    trello.eventFaults.dropNext = 0;
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect(await here()).toEqual(there());
    expect(await movesHere()).toBe(0);
  });

  it("is ours when work goes out, much of it at once too, and nothing is moved for it there", async () => {
    side.person.createCard(list("To do"), "theirs");
    await team.settle();
    const before = moves();
    const input = { listId: await listId("To do") };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => run("work_item.create", { ...input, title: `new ${index}` })),
    );
    await team.settle();
    expect(there()).toEqual(await here());
    expect([there().length, moves() - before]).toEqual([41, 0]);
  });

  it("holds where an item goes into the middle of another list, by one move on the other side", async () => {
    await make("a", "b", "c", "d");
    for (const title of ["a", "b"]) await move(title, {}, "Doing");
    await team.settle();
    const before = moves();
    await move("c", { afterId: await itemId("a") }, "Doing");
    await team.settle();
    expect([there("Doing"), await here("Doing"), moves() - before]).toEqual([["a", "c", "b"], ["a", "c", "b"], 1]);
    const moved = await movesHere();
    const [first, second] = cardsOf("Doing").map(({ pos }) => pos) as [number, number, number];
    side.person.editCard(cardId("d"), { idList: list("Doing"), pos: (first + second) / 2 });
    await team.settle();
    expect([there("Doing"), await here("Doing")]).toEqual([
      ["a", "d", "c", "b"],
      ["a", "d", "c", "b"],
    ]);
    expect((await movesHere()) - moved).toBe(1);
  });

  it("keeps what both sides moved at the same time", async () => {
    await make("a", "b", "c", "d", "e");
    side.person.editCard(cardId("e"), { pos: "top" });
    await move("a", { afterId: await itemId("c") });
    await team.settle();
    expect(await here()).toEqual(["e", "b", "c", "a", "d"]);
    expect(there()).toEqual(["e", "b", "c", "a", "d"]);
  });

  it("is moved by nobody when Trello only writes its numbers anew", async () => {
    await make("a", "b", "c");
    const versions = (await items()).map(({ version }) => version);
    for (const [index, { id }] of cardsOf("To do").entries()) side.person.editCard(id, { pos: (index + 1) * 1_000 });
    const before = moves();
    await team.settle();
    expect(moves()).toBe(before);
    expect((await items()).map(({ version }) => version)).toEqual(versions);
  });

  it("holds where a card goes to another list, and where new work comes in", async () => {
    await make("a", "b", "c");
    await move("a", {}, "Doing");
    await move("b", { index: 0 }, "Doing");
    await team.settle();
    expect([there("Doing"), await here("Doing")]).toEqual([
      ["b", "a"],
      ["b", "a"],
    ]);
    side.person.moveCard(cardId("c"), list("Doing"), "top");
    await team.settle();
    expect([there("Doing"), await here("Doing")]).toEqual([
      ["c", "b", "a"],
      ["c", "b", "a"],
    ]);
    await run("work_item.create", { boardId: side.connected.boardId, title: "normal" });
    await team.settle();
    await run("work_item.create", { boardId: side.connected.boardId, title: "hurry", priority: "urgent" });
    await team.settle();
    expect(there()).toEqual(["hurry", "normal"]);
    expect(await here()).toEqual(["hurry", "normal"]);
  });

  it("ends the same on both sides, whatever was moved where, told or not", async () => {
    const titles = ["a", "b", "c", "d", "e", "f"];
    await make(...titles);
    const step = fc.record({
      where: fc.constantFrom("here", "there", "silently there"),
      title: fc.constantFrom(...titles),
      index: fc.nat(5),
    });
    for (const steps of fc.sample(fc.array(step, { minLength: 3, maxLength: 8 }), { numRuns: 6, seed: 20261122 })) {
      for (const { where, title, index } of steps) {
        if (where === "here") await move(title, { index });
        else {
          if (where === "silently there") trello.eventFaults.dropNext = 1;
          const others = cardsOf("To do").filter(({ name }) => name !== title);
          const [above, below] = [others[index - 1]?.pos ?? 0, others[index]?.pos];
          side.person.editCard(cardId(title), { pos: below === undefined ? "bottom" : (above + below) / 2 });
        }
      }
      await team.settle();
      await run("connected_board.reconcile", { id: side.connected.id });
      await team.settle();
      expect(await here(), JSON.stringify(steps)).toEqual(there());
      expect(there().toSorted()).toEqual(titles);
    }
  });
});
