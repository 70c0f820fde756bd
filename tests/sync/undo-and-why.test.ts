/** A change is taken back on both sides, whichever side it came from, and every field says where it comes from. */
import type { ReferenceWireEvent } from "@eureka/connector-sdk/reference";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { ExplainedFieldEntry, Explanation } from "@eureka/contracts/explanation";
import type { Page } from "@eureka/contracts/page";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it } from "vitest";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

describe("an item with a copy", () => {
  let world: World;
  let connected: ConnectedBoard;
  let item: WorkItem;
  let platformItemId: string;
  const run = <Output = WorkItem>(operation: string, input: unknown, who = world.organization.user) =>
    world.organization.run<Output>(who, operation, input);
  const work = () => workOff(world.organization);
  const history = async () => (await run<Page<HistoryEntry>>("work_item.history", { id: item.id })).data;
  const undo = async (type: string): Promise<WorkItem> => {
    const entry = (await history()).find((candidate) => candidate.type === type);
    const undone = await run("work_item.undo", { id: item.id, eventId: entry?.eventId });
    await work();
    return undone;
  };
  const there = () => world.platform.getItem(platformItemId).fields;
  const linkOf = async () =>
    (await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: item.id })).data[0];
  const why = async (field: string): Promise<ExplainedFieldEntry> => {
    const { data } = await run<Explanation>("work_item.explain", { id: item.id, field }, world.organization.viewer);
    if (!data[0]) throw new Error(`nothing says why ${field}`);
    return data[0];
  };
  /** Ann changes the item over there, and the platform tells what she changed. */
  const annChanges = async (fields: { title: string }) => {
    world.platform.updateItem(platformItemId, fields);
    const told = hint(world, platformItemId) as Extract<ReferenceWireEvent, { type: "item.updated" }>;
    await tell(world, { ...told, fields, changed: Object.keys(fields) });
  };

  beforeEach(async () => {
    world = await connect(await testOrganization());
    connected = await connectBoard(world);
    item = await run("work_item.create", { boardId: connected.boardId, title: "Bake bread", labels: ["food"] });
    await work();
    platformItemId = (await linkOf())?.platformItemId ?? "";
  });

  it("goes back with its copy: fields, list, archive, checklist and comments, with one write each", async () => {
    await run("work_item.update", { id: item.id, title: "Bake cake", labels: [], priority: "high" });
    await run("work_item.move", { id: item.id, listId: (await board()).lists[1]?.id });
    await work();
    expect(there()).toMatchObject({ title: "Bake cake", labels: [], platformListId: world.lists[1] });
    const { writes } = world.platform.faults.calls;
    await undo("work_item.updated");
    expect(there()).toMatchObject({ title: "Bake bread", labels: ["food"], priority: "none" });
    expect(world.platform.faults.calls.writes).toBe(writes + 1);
    await undo("work_item.moved");
    expect(there().platformListId).toBe(world.lists[0]);
    await run("checklist_entry.create", { workItemId: item.id, text: "Buy flour" });
    await work();
    await undo("checklist_entry.created");
    expect(there().checklist).toEqual([]);
    await undo("checklist_entry.deleted");
    expect(there().checklist).toEqual([{ text: "Buy flour", done: false }]);
    await run("work_item.archive", { id: item.id });
    await work();
    await undo("work_item.archived");
    expect(there().archived).toBe(false);
    const comment = await run<Comment>("comment.create", { workItemId: item.id, body: "Is there flour?" });
    await work();
    expect(comments()).toHaveLength(1);
    await undo("comment.created");
    expect(comments()).toEqual([]);
    await undo("comment.deleted");
    expect(comments()).toHaveLength(1);
    expect(comment.body).toBe("Is there flour?");
    await undo("work_item.created");
    expect((await run("work_item.get", { id: item.id })).archivedAt).not.toBeNull();
    expect(there().archived).toBe(true);
  });

  it("takes back what somebody did on the platform, and says who that was and by which delivery", async () => {
    await annChanges({ title: "Bake a pie" });
    const title = await why("title");
    expect(title).toMatchObject({
      hidden: false,
      steps: [
        {
          type: "work_item.updated",
          actor: { type: "system" },
          change: { from: "Bake bread", to: "Bake a pie" },
          reason: {
            because: { kind: "platform", connectionId: world.connectionId, platformItemId, by: { type: "external" } },
            personName: "Ann of the tracker",
          },
        },
      ],
      origin: { kind: "delivery", connectionId: world.connectionId },
      copies: [{ state: "linked", shows: true }],
    });
    expect(title.origin?.receivedAt).not.toBeNull();
    await undo("work_item.updated");
    expect(there().title).toBe("Bake bread");
    const back = await why("title");
    expect(back.steps.map(({ reason }) => reason?.because.kind)).toEqual(["undo", "platform"]);
    expect(back.copies).toMatchObject([
      { shows: true, written: { eventId: back.steps[0]?.eventId, remoteVersion: expect.any(String) } },
    ]);
    expect((await why("labels")).copies[0]?.written).not.toBeNull();
  });

  it("refuses when the platform changed it since, and names nobody where the delivery does not say whose the change is", async () => {
    await run("work_item.update", { id: item.id, title: "Bake cake" });
    await work();
    world.platform.updateItem(platformItemId, { title: "Bake a pie" });
    await tell(world, hint(world, platformItemId));
    const mine = (await history()).filter(({ type }) => type === "work_item.updated")[1];
    await expect(run("work_item.undo", { id: item.id, eventId: mine?.eventId })).rejects.toMatchObject({
      code: "work_item.changed_since",
      errors: [{ path: "title" }],
    });
    await work();
    expect(there().title).toBe("Bake a pie");
    expect((await why("title")).steps[0]?.reason).toMatchObject({ because: { by: null }, personName: null });
  });

  it("comes back with a new copy after the platform's was deleted, once, with its comments", async () => {
    await run("comment.create", { workItemId: item.id, body: "Is there flour?" });
    await work();
    world.platform.deleteItem(platformItemId);
    const { platformBoardId, ann } = world;
    await tell(world, { type: "item.deleted", platformBoardId, platformItemId, actor: ann });
    expect((await why("archived")).steps[0]).toMatchObject({
      type: "work_item.archived",
      reason: { because: { kind: "platform" }, personName: "Ann of the tracker" },
    });
    await undo("work_item.archived");
    const copies = world.platform.itemsOf(platformBoardId);
    expect(copies).toMatchObject([{ fields: { title: "Bake bread", labels: ["food"], archived: false } }]);
    platformItemId = copies[0]?.platformItemId ?? "";
    expect(comments()).toHaveLength(1);
    expect(await linkOf()).toMatchObject({ state: "linked", platformItemId });
    await tell(world, hint(world, platformItemId), 2);
    expect(world.platform.itemsOf(platformBoardId)).toHaveLength(1);
  });

  it("gets its copy anew when only the copy was lost, because the item goes on elsewhere", async () => {
    const second = await world.organization.run<{ id: string }>(world.organization.admin, "board.create", {
      workspaceId: world.organization.workspaceId,
      name: "Elsewhere",
    });
    await run("work_item.place", { id: item.id, boardId: second.id });
    world.platform.deleteItem(platformItemId);
    await tell(world, { type: "item.deleted", platformBoardId: world.platformBoardId, platformItemId });
    expect((await run("work_item.get", { id: item.id })).archivedAt).toBeNull();
    expect(world.platform.itemsOf(world.platformBoardId)).toEqual([]);
    await undo("external_link.changed");
    expect(world.platform.itemsOf(world.platformBoardId)).toMatchObject([{ fields: { title: "Bake bread" } }]);
  });

  const comments = () => world.platform.commentsOf(platformItemId);
  const board = () => run<{ lists: { id: string }[] }>("board.get", { id: connected.boardId });
});
