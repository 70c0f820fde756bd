/** The same drags on the board and on a bare list: the first card of one column to the other, and the next one back. */
import type { Page } from "playwright-core";

export interface DragTarget {
  /** Selectors of the two columns. */
  readonly columns: readonly [string, string];
  readonly cards: string;
}

const steps = 8;

/** Milliseconds of each drag: from the press until the card stands in the other column. */
export async function dragCards(page: Page, { columns, cards }: DragTarget, drags: number): Promise<number[]> {
  const times: number[] = [];
  for (let drag = 0; drag < drags; drag++) {
    const [from, to] = drag % 2 === 0 ? columns : [columns[1], columns[0]];
    const card = page.locator(`${from} ${cards}`).first();
    const id = await card.getAttribute("data-item");
    const [start, end] = [await card.boundingBox(), await page.locator(to).boundingBox()];
    if (!start || !end) throw new Error("nothing to drag is on the screen");
    await page.mouse.move(start.x + 40, start.y + 20);
    const began = performance.now();
    await page.mouse.down();
    await page.mouse.move(end.x + 40, end.y + 90, { steps });
    // The board follows the pointer once a frame; so do people.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.mouse.up();
    await page.waitForSelector(`${to} [data-item="${id}"]`, { state: "attached" });
    times.push(performance.now() - began);
  }
  return times;
}
