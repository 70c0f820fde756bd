/** Two work items that are the same work become one, with their copies. */
import type { Board } from "@eureka/contracts/board";
import type { BoardLink, BoardLinkPreview } from "@eureka/contracts/board-link";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { defaultPullRequestRules } from "@eureka/contracts/pull-request";
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it } from "vitest";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

describe("two work items that are the same work", () => {
  let world: World;
  let web: ConnectedBoard;
  let issues: ConnectedBoard;
  let issuesThere: World;
  const run = <Output = unknown>(operation: string, input: unknown) =>
    world.organization.run<Output>(world.organization.admin, operation, input);
  const work = () => workOff(world.organization);
  const get = (id: string) => run<WorkItem>("work_item.get", { id });
  const linksOf = async (workItemId: string) =>
    (await run<{ data: ExternalLink[] }>("external_link.list", { workItemId })).data;
  const commentsOf = async (workItemId: string) =>
    (await run<{ data: Comment[] }>("comment.list", { workItemId })).data.map(({ body }) => body);
  const copyOn = async ({ boardId }: ConnectedBoard, workItemId: string): Promise<string> =>
    (await linksOf(workItemId)).find((link) => link.boardId === boardId)?.platformItemId ?? "";
  const itemAt = async ({ boardId }: ConnectedBoard, platformItemId: string): Promise<WorkItemSummary> => {
    const { data } = await run<{ data: WorkItemSummary[] }>("work_item.list", { boardId, limit: 200 });
    for (const item of data) if ((await copyOn({ boardId } as ConnectedBoard, item.id)) === platformItemId) return item;
    throw new Error("no item has this copy");
  };
  const make = async (board: ConnectedBoard, input: Record<string, unknown>): Promise<WorkItem> => {
    const item = await run<WorkItem>("work_item.create", { boardId: board.boardId, ...input });
    await work();
    return item;
  };

  beforeEach(async () => {
    world = await connect(await testOrganization());
    web = await connectBoard(world);
    const { platformBoardId, lists } = world.platform.addBoard("Issues", ["Open", "Closed"]);
    issuesThere = { ...world, platformBoardId, lists: lists.map((list) => list.platformListId) };
    issues = await connectBoard(issuesThere);
  });

  it("become one with all that hangs on both; each copy stays, and shows the same", async () => {
    const card = await make(web, { title: "Fix login", description: "Ours.", labels: ["bug"], priority: "high" });
    const issue = await make(issues, {
      title: "Login is broken",
      description: "Steps: open it.",
      labels: ["web"],
      due: { type: "date", date: "2099-12-04" },
      assignees: ["@user"],
    });
    await run("checklist_entry.create", { workItemId: card.id, text: "Try Safari" });
    await run("checklist_entry.create", { workItemId: issue.id, text: "Try Safari" });
    await run("checklist_entry.create", { workItemId: issue.id, text: "Write a test" });
    await run("comment.create", { workItemId: card.id, body: "said on the card" });
    await run("comment.create", { workItemId: issue.id, body: "said on the issue" });
    await work();
    const [cardThere, issueThere] = [await copyOn(web, card.id), await copyOn(issues, issue.id)];

    const merged = await run<WorkItem>("work_item.merge", { id: card.id, duplicateId: issue.key });
    await work();
    expect(merged).toMatchObject({ id: card.id, key: card.key, title: "Fix login", description: "Ours." });
    expect(merged.due).toEqual({ type: "date", date: "2099-12-04" });
    expect(merged.labels.map(({ name }) => name)).toEqual(["bug", "web"]);
    expect(merged.assignees).toHaveLength(1);
    expect(merged.checklist).toEqual({ total: 2, done: 0 });
    expect(merged.placements.map(({ boardId }) => boardId).sort()).toEqual([web.boardId, issues.boardId].sort());
    const said = [
      "said on the card",
      "said on the issue",
      `Merged from ${issue.key}: **Login is broken**\n\nSteps: open it.`,
    ];
    expect((await commentsOf(card.id)).sort()).toEqual(said.toSorted());

    expect((await linksOf(card.id)).map(({ platformItemId }) => platformItemId).sort()).toEqual(
      [cardThere, issueThere].sort(),
    );
    for (const [there, board] of [
      [cardThere, world],
      [issueThere, issuesThere],
    ] as const) {
      expect(world.platform.getItem(there).fields).toMatchObject({
        title: "Fix login",
        body: "Ours.",
        due: { kind: "date", date: "2099-12-04" },
        checklist: [{ text: "Try Safari" }, { text: "Write a test" }],
        archived: false,
      });
      expect(world.platform.getItem(there).fields.labels.toSorted()).toEqual(["bug", "web"]);
      expect(world.platform.itemsOf(board.platformBoardId)).toHaveLength(1);
      const words = world.platform.commentsOf(there).map(({ body }) => body);
      for (const text of said) expect(words.filter((body) => body.includes(text))).toHaveLength(1);
      expect(words).toHaveLength(said.length);
    }

    // What is done to one copy from now on comes to the other.
    world.platform.updateItem(issueThere, { title: "Login works" });
    await tell(issuesThere, hint(issuesThere, issueThere));
    expect((await get(card.id)).title).toBe("Login works");
    expect(world.platform.getItem(cardThere).fields.title).toBe("Login works");
    const { deeds } = world.platform;
    for (const board of [web, issues]) await run("connected_board.reconcile", { id: board.id });
    await work();
    expect(world.platform.deeds).toBe(deeds);
  });

  it("are found by the key and the id of either, and say in their history what became of them", async () => {
    const card = await make(web, { title: "One" });
    const issue = await make(issues, { title: "One" });
    const first = await make(issues, { title: "One" });
    await run("work_item.merge", { id: issue.id, duplicateId: first.id });
    await run("work_item.merge", { id: card.id, duplicateId: issue.id });
    for (const reference of [issue.id, issue.key, first.id, first.key.toLowerCase()])
      expect((await get(reference)).id).toBe(card.id);
    expect(await commentsOf(card.id)).toEqual([]);
    const history = await run<{ data: { type: string; data: Record<string, unknown> }[] }>("work_item.history", {
      id: card.id,
    });
    expect(history.data.find(({ type }) => type === "work_item.merged")?.data).toMatchObject({
      duplicateId: issue.id,
      duplicateKey: issue.key,
    });
    // A repetition finds that it is done.
    await expect(run("work_item.merge", { id: card.id, duplicateId: first.key })).rejects.toMatchObject({
      code: "work_item.merge_with_itself",
    });
  });

  it("of one board: the duplicate's copy is put away by the board's rules, and the other stays", async () => {
    const kept = await make(web, { title: "Twice" });
    const twice = await make(web, { title: "Twice", description: "More." });
    const [keptThere, twiceThere] = [await copyOn(web, kept.id), await copyOn(web, twice.id)];
    await run("work_item.merge", { id: kept.id, duplicateId: twice.id });
    await work();
    expect(world.platform.getItem(keptThere).fields).toMatchObject({ title: "Twice", body: "More.", archived: false });
    expect(world.platform.getItem(twiceThere).fields.archived).toBe(true);
    expect(await linksOf(kept.id)).toHaveLength(1);
  });

  it("stand where the kept one stands, and follow what the duplicate's copy was told meanwhile", async () => {
    const card = await make(web, { title: "State" });
    const issue = await make(issues, { title: "State" });
    const issueThere = await copyOn(issues, issue.id);
    await run("work_item.complete", { id: card.id });
    world.platform.addComment(issueThere, world.ann, "said over there, and not told yet");
    await run("work_item.merge", { id: card.id, duplicateId: issue.id });
    await work();
    const merged = await get(card.id);
    expect(merged.state).toBe("done");
    const board = await run<Board>("board.get", { id: issues.boardId });
    const place = merged.placements.find(({ boardId }) => boardId === issues.boardId);
    expect(board.lists.find(({ id }) => id === place?.listId)?.name).toBe("Closed");
    expect(world.platform.getItem(issueThere).fields.platformListId).toBe(issuesThere.lists[1]);
    expect((await commentsOf(card.id)).some((body) => body.includes("said over there"))).toBe(true);
  });

  it("are refused to whoever may not delete the duplicate or does not see it, and while one is put away", async () => {
    const { organization } = world;
    const card = await make(web, { title: "Kept" });
    const issue = await make(issues, { title: "Other" });
    const refusal = async (who: typeof organization.admin, input: unknown): Promise<string> =>
      organization.run(who, "work_item.merge", input).then(
        () => "done",
        (error: EurekaError) => error.code,
      );
    expect(await refusal(organization.viewer, { id: card.id, duplicateId: issue.id })).toBe("permission.denied");
    const other = await testOrganization();
    const strange = await other.run<WorkItem>(other.admin, "work_item.create", { title: "Foreign" });
    expect(await refusal(organization.admin, { id: card.id, duplicateId: strange.id })).toBe("work_item.not_found");
    await run("work_item.archive", { id: issue.id });
    expect(await refusal(organization.admin, { id: card.id, duplicateId: issue.id })).toBe("work_item.archived");
    expect((await get(issue.id as Id<"work_item">)).key).toBe(issue.key);
  });

  it("and were there on two platforms' boards before these were linked: no copy is made, each is the other's", async () => {
    const there = (name: string, board: World, fields: Record<string, unknown> = {}) =>
      world.platform.createItem(board.platformBoardId, { title: name, platformListId: board.lists[0], ...fields });
    const later = world.platform.addBoard("Later", ["Open", "Closed"]);
    const third = {
      ...world,
      platformBoardId: later.platformBoardId,
      lists: later.lists.map((list) => list.platformListId),
    };
    const card = there("Renew certificates", world, { body: "Yearly." });
    const twin = there("renew certificates", third, { body: "By hand." });
    const lone = there("Only on the cards", world);
    // Nobody waited until the new board was read before it was linked.
    await run("connected_board.reconcile", { id: web.id });
    await work();
    const { id, boardId } = await run<ConnectedBoard>("connected_board.create", {
      connectionId: world.connectionId,
      platformBoardId: third.platformBoardId,
    });
    const made = await run<BoardLink>("board_link.create", { sides: [{ boardId: web.boardId }, { boardId }] });
    await work();
    const { backfill } = await run<BoardLink>("board_link.get", { id: made.id });
    expect(backfill).toMatchObject({ joined: 1, finishedAt: expect.any(String) });
    const titles = (board: World) =>
      world.platform
        .itemsOf(board.platformBoardId)
        .map(({ fields }) => fields.title)
        .sort();
    expect(titles(world)).toEqual(["Only on the cards", "Renew certificates"]);
    expect(titles(third)).toEqual(titles(world));
    expect(world.platform.getItem(twin.platformItemId).fields.body).toBe("Yearly.");
    const copies = await linksOf((await itemAt(web, card.platformItemId)).id);
    expect(copies.map(({ platformItemId }) => platformItemId).sort()).toEqual(
      [card.platformItemId, twin.platformItemId].sort(),
    );
    expect(copies.every(({ state }) => state === "linked")).toBe(true);
    expect((await commentsOf(copies[0]?.workItemId ?? "")).join()).toContain("By hand.");
    expect((await linksOf((await itemAt(web, lone.platformItemId)).id)).length).toBe(2);
    const { deeds } = world.platform;
    for (const board of [web.id, id]) await run("connected_board.reconcile", { id: board });
    await work();
    expect(world.platform.deeds).toBe(deeds);
  });

  it("are known by one branch that names both", async () => {
    const card = await make(web, { title: "Fix login" });
    const issue = await make(issues, { title: "Login broken" });
    for (const { id } of [web, issues])
      await run("pull_request_rules.set", { id, ...defaultPullRequestRules, syncPrs: true });
    await tell(world, {
      type: "branch.changed",
      platformBoardId: world.platformBoardId,
      branch: `${card.key}-${issue.key}-login`,
      change: "pushed",
      commits: [],
    } as never);
    const preview = await run<BoardLinkPreview>("board_link.preview", {
      sides: [{ boardId: web.boardId }, { boardId: issues.boardId }],
    });
    expect(preview.pairs).toMatchObject({
      count: 1,
      examples: [{ by: "code", kept: { key: card.key }, duplicate: { key: issue.key } }],
    });
  });
});
