/** Boards in the stories: one of its own for each, and the hands that move its cards. */
import type { Locator, Page } from "playwright-core";
import type { Someone, Stage } from "./stage.ts";

export type ListName = "Backlog" | "To do" | "Doing" | "Done";

export interface MadeBoard {
  readonly id: string;
  readonly path: string;
  listId(name: ListName): string;
  /** Adds an item at the end of a list. */
  add(list: ListName, title: string): Promise<{ readonly id: string; readonly key: string }>;
  /** Titles of a list from top to bottom, as the API has them. */
  titles(list: ListName): Promise<string[]>;
}

export async function makeBoard({ admin, workspaceId }: Stage, name: string): Promise<MadeBoard> {
  const { id, lists } = await admin.api.call("board.create", { workspaceId, name });
  const listId = (wanted: ListName) => lists.find((list) => list.name === wanted)?.id ?? "";
  return {
    id,
    path: `/boards/${id}`,
    listId,
    add: (list, title) => admin.api.call("work_item.create", { listId: listId(list), title }),
    titles: async (list) => titlesOf(admin, listId(list)),
  };
}

async function titlesOf({ api }: Someone, listId: string): Promise<string[]> {
  const { data } = await api.call("work_item.list", { listId, limit: 200 });
  const positionOf = (item: (typeof data)[number]) =>
    item.placements.find((placement) => placement.listId === listId)?.position ?? "";
  return data.toSorted((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1)).map(({ title }) => title);
}

/** A column of the board that is shown. */
export function columnOf(page: Page, name: ListName): Locator {
  return page.getByRole("region", { name: new RegExp(`^${name}, `) });
}

export function cardOf(page: Page, title: string): Locator {
  return page.getByRole("link", { name: title });
}

/** Takes a card with the mouse and lets it go over something. */
export async function dragByMouse(page: Page, card: Locator, target: Locator): Promise<void> {
  const [from, to] = [await middleOf(card), await middleOf(target)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await untilFollowed(page);
  await page.mouse.up();
}

/** Holds a finger on a card until it is taken, and moves it over something. */
export async function dragByFinger(page: Page, card: Locator, target: Locator): Promise<void> {
  const channel = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly { x: number; y: number }[]) =>
    channel.send("Input.dispatchTouchEvent", { type, touchPoints: [...points] });
  const [from, to] = [await middleOf(card), await middleOf(target)];
  await touch("touchStart", [from]);
  await page.locator("[data-moving]").waitFor();
  for (const share of [0.25, 0.5, 0.75, 1])
    await touch("touchMove", [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
  await untilFollowed(page);
  await touch("touchEnd", []);
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 200) / 2 };
}

/** The board follows the pointer once a frame. */
async function untilFollowed(page: Page): Promise<void> {
  for (let frames = 0; frames < 3; frames++)
    await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}
