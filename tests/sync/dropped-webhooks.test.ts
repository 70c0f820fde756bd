/** Five hundred things happen over there, and no delivery arrives: one comparison of the board makes all of it good. */
import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeAll, describe, expect, it } from "vitest";
import { connect, connectBoard, type World } from "./tracker-world.ts";

describe("a board of which no delivery arrives", () => {
  let world: World;
  let connected: ConnectedBoard;
  const run = <Output = unknown>(operation: string, input: unknown) =>
    world.organization.run<Output>(world.organization.admin, operation, input);
  const calls = () => {
    const { reads, writes } = world.platform.faults.calls;
    return reads + writes;
  };
  /** Compares the board as a whole; the number of requests that this took. */
  const reconcile = async () => {
    const before = calls();
    await run("connected_board.reconcile", { id: connected.id });
    await workOff(world.organization);
    return calls() - before;
  };
  const itemsHere = async () => {
    const found: WorkItemSummary[] = [];
    for (const archived of [false, true])
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const input = { boardId: connected.boardId, archived, limit: 200, ...(cursor && { cursor }) };
        const page = await run<{ data: WorkItemSummary[]; nextCursor: string | null }>("work_item.list", input);
        found.push(...page.data);
        cursor = page.nextCursor;
      }
    return new Map(found.map((item) => [item.title, item]));
  };

  beforeAll(async () => {
    world = await connect(await testOrganization());
    connected = await connectBoard(world);
  });

  it("is as it is over there after one comparison", { timeout: 300_000 }, async () => {
    const { platform, platformBoardId, lists, ann } = world;
    const requestsOfNothing = await reconcile();
    const { writes } = platform.faults.calls;
    const create = (title: string) => platform.createItem(platformBoardId, { title }).platformItemId;
    const known = Array.from({ length: 100 }, (_, index) => create(`Known ${index}`));
    await reconcile();

    for (const [index, id] of known.entries()) {
      platform.updateItem(id, { title: `Edited ${index}` });
      platform.moveItem(id, lists[2] as string, "last");
      platform.addComment(id, ann, `Said ${index}`);
      platform.updateItem(id, { archived: true });
    }
    for (let index = 0; index < 100; index++) create(`New ${index}`);
    await reconcile();

    const here = await itemsHere();
    expect(here.size).toBe(200);
    const board = await run<Board>("board.get", { id: connected.boardId });
    const done = board.lists.find(({ category }) => category === "done")?.id;
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const changed = numbers.map((index) => here.get(`Edited ${index}`));
    expect(changed.filter((item) => item?.placements.some(({ listId }) => listId === done))).toHaveLength(100);
    expect(changed.filter((item) => item?.archivedAt)).toHaveLength(100);
    expect(numbers.filter((index) => here.has(`New ${index}`))).toHaveLength(100);
    for (const [index, item] of changed.entries()) {
      const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id });
      expect(data.map(({ body }) => body)).toEqual([`Said ${index}`]);
    }

    // Nobody here changed anything: nothing is written over there.
    expect(platform.faults.calls.writes).toBe(writes);
    // What did not change costs at most one request for fifty items.
    expect((await reconcile()) - requestsOfNothing).toBeLessThanOrEqual(here.size / 50);
  });

  it("has its address put onto the platform's list again when somebody took it off", async () => {
    const { hooks } = world.platform;
    const addresses = () => [...hooks.values()].map(({ watchedId, callbackUrl }) => [watchedId, callbackUrl]);
    const before = addresses();
    expect(before).toHaveLength(1);
    hooks.clear();
    await reconcile();
    expect(addresses()).toEqual(before);
  });
});
