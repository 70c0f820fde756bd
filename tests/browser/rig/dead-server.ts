/** A server that gives no answer any more, as a page sees it. */
import type { Page } from "playwright-core";

const everyCall = "**/api/v2/**";

/** From here on no call of the page is answered. */
export async function killServer(page: Page): Promise<void> {
  await page.route(everyCall, (route) => route.abort());
  await untilAnswering(page, false);
}

/** Undoes {@link killServer}. */
export async function reviveServer(page: Page): Promise<void> {
  await page.unroute(everyCall);
  await untilAnswering(page, true);
}

/** The browser tells the page only after it has answered us: a call of that moment would go the old way. */
async function untilAnswering(page: Page, isAlive: boolean): Promise<void> {
  await page.waitForFunction(
    async (wanted) =>
      (await fetch("/api/v2/installation").then(
        () => true,
        () => false,
      )) === wanted,
    isAlive,
    { polling: 50 },
  );
}
