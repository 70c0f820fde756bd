/** Waiting until a screen has loaded what it shows. */
import type { Page } from "playwright-core";

/**
 * No skeleton is left, fonts are there, and nothing moves any more. The gallery of shared pieces shows skeletons on
 * purpose: there its headings are enough.
 */
export async function settle(page: Page): Promise<void> {
  await page.getByRole("heading").first().waitFor();
  await page.waitForFunction(
    () =>
      location.pathname === "/ui" || !document.querySelector('[aria-busy="true"], [class*="MuiSkeleton-root"]'),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}
