/** What happens on one side while the other is being written, or before an answer that never came is looked for. */
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { query } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it } from "vitest";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

describe("in between", () => {
  let world: World;
  let connected: ConnectedBoard;
  const run = <Output = unknown>(operation: string, input: unknown) =>
    world.organization.run<Output>(world.organization.admin, operation, input);
  const work = () => workOff(world.organization);
  const items = () => world.platform.itemsOf(world.platformBoardId);
  const make = (title: string) => run<WorkItem>("work_item.create", { boardId: connected.boardId, title });
  const itemsHere = async () =>
    (await run<{ data: WorkItemSummary[] }>("work_item.list", { boardId: connected.boardId })).data;

  beforeEach(async () => {
    world = await connect(await testOrganization());
    connected = await connectBoard(world);
  });

  it("takes over what somebody edited over there between our reading and our writing, although nothing told of it", async () => {
    const { id } = await make("Draft");
    await work();
    const platformItemId = items()[0]?.platformItemId ?? "";
    await run("work_item.update", { id, title: "Ours" });
    world.platform.faults.interruptNextWrite("before", () => {
      world.platform.updateItem(platformItemId, { body: "Theirs, in the same moment" });
    });
    await work();
    expect(await run<WorkItem>("work_item.get", { id })).toMatchObject({
      title: "Ours",
      description: "Theirs, in the same moment",
    });
    expect(items()).toMatchObject([{ fields: { title: "Ours", body: "Theirs, in the same moment" } }]);
  });

  it("takes over what somebody edited over there between two writes of ours, although the answer to the second shows it", async () => {
    const { id } = await make("Draft");
    await work();
    const platformItemId = items()[0]?.platformItemId ?? "";
    await run("work_item.update", { id, title: "Ours" });
    await run("work_item.archive", { id });
    world.platform.faults.interruptNextWrite("after", () => {
      world.platform.updateItem(platformItemId, { title: "Theirs, right after" });
    });
    await work();
    expect((await run<WorkItem>("work_item.get", { id })).title).toBe("Theirs, right after");
    expect(items()).toMatchObject([{ fields: { title: "Theirs, right after", archived: true } }]);
  });

  it("keeps the end of a description that is too long for the platform when somebody edits its beginning there", async () => {
    const long = `${"a line of words\n".repeat(5_000)}the end`;
    const { id } = await make("Long");
    await run("work_item.update", { id, description: `Beginning\n${long}` });
    await work();
    const item = () => items()[0] ?? expect.fail("there is no copy");
    const read = async () => (await run<WorkItem>("work_item.get", { id })).description;
    const { platformItemId } = item();
    const cut = item().fields.body;
    expect([cut.length, cut.at(-1)]).toEqual([65_536, "…"]);
    for (const beginning of ["Start", "Go"]) {
      world.platform.updateItem(platformItemId, { body: item().fields.body.replace(/^.*/, beginning) });
      await tell(world, hint(world, platformItemId));
      await work();
      expect(await read()).toBe(`${beginning}\n${long}`);
      expect(item().fields.body).toBe(`${`${beginning}\n${long}`.slice(0, 65_535)}…`);
    }
    // Whoever writes another end there means it; the one of before stands in the history.
    world.platform.updateItem(platformItemId, { body: "Short" });
    await tell(world, hint(world, platformItemId));
    await work();
    expect([await read(), item().fields.body]).toEqual(["Short", "Short"]);
  });

  it("takes over what was edited on a copy before we learned that it had been made", async () => {
    world.platform.faults.loseNextAnswer();
    world.platform.faults.interruptNextWrite("after", () => {
      const [{ platformItemId } = { platformItemId: "" }] = items();
      world.platform.updateItem(platformItemId, { title: "Edited at once", archived: true });
    });
    const { id } = await make("Made once");
    await work();
    expect(items()).toHaveLength(1);
    const item = await run<WorkItem>("work_item.get", { id });
    expect(item.title).toBe("Edited at once");
    expect(item.archivedAt).not.toBeNull();
    const { data } = await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: id });
    expect(data).toMatchObject([{ state: "linked" }]);
  });

  it("brings an item in with the comment that tells of it first", async () => {
    const { platformItemId } = world.platform.createItem(world.platformBoardId, { title: "Never told of" });
    const comment = world.platform.addComment(platformItemId, world.ann, "Look at this");
    const { platformBoardId } = world;
    await tell(world, { type: "item.commented", platformBoardId, platformItemId, comment });
    const [item] = await itemsHere();
    expect(item?.title).toBe("Never told of");
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item?.id });
    expect(data.map(({ body }) => body)).toEqual(["Look at this"]);
  });

  it("brings the edit of a comment over although nobody knew yet that the comment had arrived", async () => {
    const { id } = await make("Discussed");
    await work();
    const comment = await run<Comment>("comment.create", { workItemId: id, body: "First words" });
    world.platform.faults.loseNextAnswer();
    let edited: Promise<unknown> = Promise.resolve();
    world.platform.faults.interruptNextWrite("after", () => {
      // The look for it fails once too, so that the edit is there before it is found.
      world.platform.faults.failNext("unavailable");
      edited = run("comment.update", { id: comment.id, body: "Second thoughts" });
    });
    await work();
    await edited;
    await work();
    const said = world.platform.commentsOf(items()[0]?.platformItemId ?? "").map(({ body }) => body);
    expect(said).toEqual([expect.stringContaining("Second thoughts")]);
  });

  it("leaves a comment alone whose item is gone here, or over there", async () => {
    const { id } = await make("Goes away here");
    await work();
    const platformItemId = items()[0]?.platformItemId ?? "";
    await run("work_item.delete", { id });
    await work();
    const late = world.platform.addComment(platformItemId, world.ann, "Too late");
    const { platformBoardId } = world;
    await tell(world, { type: "item.commented", platformBoardId, platformItemId, comment: late });
    world.platform.deleteItem(platformItemId);
    await tell(world, { type: "item.commented", platformBoardId, platformItemId, comment: late });
    expect(await itemsHere()).toEqual([]);
    const given = await world.organization.transact(({ transaction }) =>
      query<{ name: string }>(transaction, { text: "select name from dead_jobs" }, []),
    );
    expect(given).toEqual([]);
  });
});
