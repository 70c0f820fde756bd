/** Lists of ours that GitHub knows only as labels: moving swaps them, setting one over there moves. */
import type { Board } from "@eureka/contracts/board";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { SyncPreview } from "@eureka/contracts/sync-rules";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { startTrello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { connectTrello, openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

const labelLists = [
  { name: "In progress", label: "status: in progress" },
  { name: "Review", label: "Status: Review" },
];

describe("lists by label", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connected: ConnectedBoard;
  let own: Board;

  beforeAll(async () => {
    stage = await openPlatformStage();
    side = await openGitHubSide(stage);
    side.ann.createIssue(side.repository, "Begun before", { labels: ["bug", "status: in progress"] });
    team = await openTeam(stage, [side.github]);
    connected = await connectRepository(team, await installGitHub(team, side), side.repository);
  });
  afterAll(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
    await stage.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const board = () => run<Board>("board.get", { id: connected.boardId });
  const listCalled = async (name: string, of?: Board) =>
    (of ?? (await board())).lists.find((list) => list.name === name)?.id;
  const itemNamed = async (title: string) => (await team.items()).find((item) => item.title === title) as WorkItem;
  /** Where an item stands here, with its labels. */
  const here = async (title: string) => {
    const { placements, labels } = await itemNamed(title);
    const { lists } = await board();
    const listId = placements.find(({ boardId }) => boardId === connected.boardId)?.listId;
    return [lists.find(({ id }) => id === listId)?.name, ...labels.map(({ name }) => name)];
  };
  const there = (title: string) => {
    const { state, stateReason, labels } = side.issue(title);
    return [state === "open" ? state : stateReason, ...labels.map(({ name }) => name).sort()];
  };
  const move = async (title: string, list: string) => {
    await run("work_item.move", { id: (await itemNamed(title)).id, listId: await listCalled(list) });
    await team.settle();
  };

  it("are shown by the preview before they are set, and then divide what is open", async () => {
    expect(await here("Begun before")).toEqual(["Open", "bug", "status: in progress"]);
    const rules = { labelLists };
    const preview = await run<SyncPreview>("connected_board.preview", { id: connected.id, rules });
    expect(preview.examples.map(({ field, way, here: ours, there: theirs }) => [field, way, ours, theirs])).toEqual(
      expect.arrayContaining([["list", "here", "Open", "In progress"]]),
    );
    await run("connected_board.update", { id: connected.id, rules });
    await team.settle();
    const { lists } = await board();
    expect(lists.map(({ name, category }) => `${name}: ${category}`)).toEqual(
      expect.arrayContaining(["Open: todo", "In progress: doing", "Completed: done", "Not planned: dropped"]),
    );
    expect(await here("Begun before")).toEqual(["In progress", "bug"]);
    expect((await itemNamed("Begun before")).state).toBe("doing");
    // The preview of what holds finds nothing to do.
    expect((await run<SyncPreview>("connected_board.preview", { id: connected.id, rules })).examples).toEqual([]);
    expect(there("Begun before")).toEqual(["open", "bug", "status: in progress"]);
  });

  it("swap the labels of an issue when its item is moved, and leave its other labels alone", async () => {
    await move("Begun before", "Review");
    expect(there("Begun before")).toEqual(["open", "Status: Review", "bug"]);
    await run("work_item.update", { id: (await itemNamed("Begun before")).id, labels: ["bug", "later"] });
    await team.settle();
    expect(there("Begun before")).toEqual(["open", "Status: Review", "bug", "later"]);
    await move("Begun before", "Open");
    expect(there("Begun before")).toEqual(["open", "bug", "later"]);
    await move("Begun before", "In progress");
    await move("Begun before", "Completed");
    expect(there("Begun before")).toEqual(["completed", "bug", "later"]);
    await move("Begun before", "In progress");
    expect(there("Begun before")).toEqual(["open", "bug", "later", "status: in progress"]);
    expect(await here("Begun before")).toEqual(["In progress", "bug", "later"]);
  });

  it("follow the labels that somebody sets over there, the first of the rules where there are several", async () => {
    const issue = side.ann.createIssue(side.repository, "Labelled there");
    await team.settle();
    expect(await here("Labelled there")).toEqual(["Open"]);
    side.ann.editIssue(issue, { labels: ["STATUS: REVIEW"] });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["Review"]);
    const { data } = await run<{ data: HistoryEntry[] }>("work_item.history", {
      id: (await itemNamed("Labelled there")).id,
    });
    expect(data.find(({ type }) => type === "work_item.moved")).toMatchObject({
      data: { because: { by: { type: "external" } } },
    });
    side.ann.editIssue(issue, { labels: ["Status: Review", "status: in progress"] });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["In progress"]);
    side.ann.editIssue(issue, { state: "closed" });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["Completed"]);
    side.ann.editIssue(issue, { state: "open" });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["In progress"]);
    await move("Labelled there", "Review");
    expect(there("Labelled there")).toEqual(["open", "Status: Review"]);
  });

  it("are found by comparing when no delivery told of the label", async () => {
    side.github.eventFaults.dropNext = 2;
    side.ann.editIssue(side.issue("Labelled there"), { labels: ["status: in progress"] });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["Review"]);
    await run("connected_board.reconcile", { id: connected.id });
    await team.settle();
    expect(await here("Labelled there")).toEqual(["In progress"]);
  });

  it("take new items in, and stand for lists of linked boards", async () => {
    own = await run<Board>("board.create", { workspaceId: team.workspaceId, name: "Product" });
    const doing = own.lists.find(({ category }) => category === "doing")?.id;
    await run("board_link.create", {
      sides: [{ boardId: own.id }, { boardId: connected.boardId }],
      lanes: [[doing, await listCalled("In progress")]],
    });
    await run("work_item.create", { boardId: own.id, listId: doing, title: "Made on our own board" });
    await team.settle();
    expect(there("Made on our own board")).toEqual(["open", "status: in progress"]);
    const issues = [...side.repository.issues.values()];
    expect(issues.filter(({ title }) => title === "Made on our own board")).toHaveLength(1);
    side.ann.editIssue(side.issue("Made on our own board"), { labels: [] });
    await team.settle();
    expect(await here("Made on our own board")).toEqual(["Open"]);
  });

  it("go when their line goes, and the labels stay over there", async () => {
    await run("connected_board.update", { id: connected.id, rules: { labelLists: labelLists.slice(1) } });
    await team.settle();
    expect((await here("Labelled there"))[0]).toBe("Open");
    expect(there("Labelled there")).toEqual(["open", "status: in progress"]);
  });

  it("are refused where a platform's lists are people's own, and for one label twice", async () => {
    const twice = { labelLists: [...labelLists, { name: "Again", label: "STATUS: review" }] };
    const refusal = { code: "connected_board.cannot_rule", parameters: { rule: "labelLists" } };
    await expect(run("connected_board.update", { id: connected.id, rules: twice })).rejects.toMatchObject(refusal);
    const trello = await startTrello();
    try {
      const { connected: cards } = await connectTrello(team, trello);
      await expect(run("connected_board.update", { id: cards.id, rules: { labelLists } })).rejects.toMatchObject(
        refusal,
      );
    } finally {
      await trello.close();
    }
  });
});
