/** The part of the tracker contract that tells of places in lists; a tracker without positions passes by claiming none. */
import { expect, it } from "vitest";
import type { CreateItemInput, OrderCapability, TrackerCapability } from "../tracker.ts";

interface OrderHarness {
  readonly tracker: TrackerCapability;
  readonly platformBoardId: string;
}

/** A tracker with two lists that can be put in order. */
interface Scene extends OrderHarness {
  readonly order: OrderCapability;
  readonly first: string;
  readonly second: string;
  readonly create: (title: string, platformListId: string, position?: CreateItemInput["position"]) => Promise<string>;
  /** The ids of a list's items from top to bottom. */
  readonly idsIn: (platformListId: string) => Promise<string[]>;
}

export function declareOrderTests(harnessOf: () => OrderHarness): void {
  let attempts = 0;
  const newIntent = () => `order-${++attempts}`;

  async function setScene(): Promise<Scene | null> {
    const { tracker, platformBoardId } = harnessOf();
    const { order } = tracker;
    expect(order !== undefined).toBe(tracker.capabilities().positions);
    if (!order) return null;
    const [first, second] = (await tracker.listLists({ platformBoardId })).map((list) => list.platformListId);
    if (!first || !second) throw new TypeError("The board of the harness needs at least two lists");
    return {
      tracker,
      platformBoardId,
      order,
      first,
      second,
      async create(title, platformListId, position = "last") {
        const wish = { intent: newIntent(), platformBoardId, fields: { title, platformListId }, position };
        return (await tracker.createItem(wish)).platformItemId;
      },
      idsIn: async (platformListId) =>
        (await order.read({ platformBoardId, platformListId })).map(({ platformItemId }) => platformItemId),
    };
  }

  it("reads and changes the order of a list, where it has positions", async () => {
    const scene = await setScene();
    if (!scene) return;
    const { tracker, platformBoardId, order, first, second, create, idsIn } = scene;
    const one = await create("one", second);
    const two = await create("two", second);
    const three = await create("three", second);
    const item = { platformBoardId, platformItemId: three };
    expect(await idsIn(second)).toEqual([one, two, three]);
    const toTop = { intent: newIntent(), item, platformListId: second, position: "first" } as const;
    await order.place(toTop);
    await order.place(toTop);
    expect(await idsIn(second)).toEqual([three, one, two]);
    await tracker.moveItem({ ...toTop, platformListId: first });
    await order.place({ ...toTop, position: { afterPlatformItemId: one } });
    expect(await idsIn(second)).toEqual([one, two]);
    expect(await idsIn(first)).toEqual([three]);
    await tracker.archiveItem({ intent: newIntent(), item });
    expect(await idsIn(first)).toEqual([]);
  });

  it("makes and moves items at a place that is named by a key, where it has positions", async () => {
    const scene = await setScene();
    if (!scene) return;
    const { tracker, platformBoardId, order, first, second, create, idsIn } = scene;
    const one = await create("one", second);
    const two = await create("two", second);
    const standing = await order.read({ platformBoardId, platformListId: second });
    const [above, below] = standing.map(({ orderKey }) => orderKey) as [string, string];
    expect((await tracker.getItem({ platformBoardId, platformItemId: one })).orderKey).toBe(above);
    expect(above < below).toBe(true);
    expect(order.keyBetween(below, above)).toBeNull();
    const at = (...ends: Parameters<typeof order.keyBetween>) => ({ orderKey: order.keyBetween(...ends) ?? "" });
    const under = await create("under", second, at(below, null));
    const between = await create("between", second, at(above, below));
    const over = await create("over", first);
    const item = { platformBoardId, platformItemId: over };
    await tracker.moveItem({ intent: newIntent(), item, platformListId: second, position: at(null, above) });
    expect(await idsIn(second)).toEqual([over, one, between, two, under]);
  });
}
