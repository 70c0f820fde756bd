import { describe, expect, it } from "vitest";
import { describeTrackerContract } from "../testing/index.ts";
import { createReferenceTracker } from "./reference-tracker.ts";
import { ReferenceTrackerServer } from "./reference-tracker-server.ts";

for (const intents of ["lookup", "enforced"] as const) {
  describeTrackerContract(`reference tracker with ${intents} intents`, async () => {
    const server = new ReferenceTrackerServer({ intents });
    const { platformBoardId } = server.addBoard("Operations", ["To do", "Done"]);
    server.addBoard("Elsewhere", []);
    return {
      tracker: createReferenceTracker(server),
      platformBoardId,
      platformUserId: server.addPerson("Ann").platformUserId,
      unknown: { platformBoardId: "board-999", platformItemId: "item-999" },
      faults: server.faults,
      readTitles: async () => server.itemsOf(platformBoardId).map(({ fields }) => fields.title),
    };
  });
}

describe("the reference tracker's platform", () => {
  it("without a look-up really makes two items of one repeated intent, so that tests see a careless host", async () => {
    const server = new ReferenceTrackerServer();
    const { platformBoardId } = server.addBoard("Operations", ["To do"]);
    const tracker = createReferenceTracker(server);
    const input = { intent: "same", platformBoardId, fields: { title: "twice" } };
    await tracker.createItem(input);
    await tracker.createItem(input);
    expect(server.itemsOf(platformBoardId)).toHaveLength(2);
  });

  it("keeps the order of a list through moves and deletions", async () => {
    const server = new ReferenceTrackerServer();
    const { platformBoardId, lists } = server.addBoard("Operations", ["To do", "Done"]);
    const [todo, done] = lists.map(({ platformListId }) => platformListId) as [string, string];
    const [a, b, c] = ["a", "b", "c"].map((title) => server.createItem(platformBoardId, { title }).platformItemId) as [
      string,
      string,
      string,
    ];
    server.moveItem(c, todo, "first");
    expect(server.orderOf(platformBoardId, todo)).toEqual([c, a, b]);
    server.moveItem(c, todo, { afterPlatformItemId: a });
    expect(server.orderOf(platformBoardId, todo)).toEqual([a, c, b]);
    server.moveItem(a, done, "last");
    server.deleteItem(b);
    expect([server.orderOf(platformBoardId, todo), server.orderOf(platformBoardId, done)]).toEqual([[c], [a]]);
    expect(() => server.moveItem(c, todo, { afterPlatformItemId: a })).toThrow("not in this list");
    expect(server.orderOf(platformBoardId, todo)).toEqual([c]);
  });

  it("keeps the version of an item when an update or a move changes nothing", () => {
    const server = new ReferenceTrackerServer();
    const { platformBoardId, lists } = server.addBoard("Operations", ["To do"]);
    const { platformItemId, remoteVersion } = server.createItem(platformBoardId, { title: "one", labels: ["bug"] });
    expect(server.updateItem(platformItemId, { title: "one", labels: ["bug"] }).remoteVersion).toBe(remoteVersion);
    const [list] = lists;
    if (!list) throw new TypeError("the board has a list");
    expect(server.moveItem(platformItemId, list.platformListId, "first").remoteVersion).toBe(remoteVersion);
  });

  it("counts its calls and hands out copies", async () => {
    const server = new ReferenceTrackerServer();
    const { platformBoardId } = server.addBoard("Operations", ["To do"]);
    const tracker = createReferenceTracker(server);
    const item = await tracker.createItem({ intent: "1", platformBoardId, fields: { title: "one", labels: ["bug"] } });
    item.fields.labels.push("changed by the caller");
    expect((await tracker.getItem(item)).fields.labels).toEqual(["bug"]);
    expect(server.faults.calls).toEqual({ reads: 1, writes: 1 });
  });
});
