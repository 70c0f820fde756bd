/** Waiting until a screen has loaded what it shows. */
import type { Page } from "playwright-core";

/**
 * No skeleton is left, fonts are there, and nothing moves any more. The gallery of shared pieces shows skeletons on
 * purpose: there its headings are enough.
 */
export async function settle(page: Page): Promise<void> {
  await page.getByRole("heading").first().waitFor();
  await page.waitForFunction(() => {
    const waiting = document.querySelectorAll('[aria-busy="true"], [class*="MuiSkeleton-root"]');
    // What lies behind a dialog may wait for it.
    return (
      location.pathname === "/ui" || [...waiting].every((element) => element.closest('body > [aria-hidden="true"]'))
    );
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const endless = (animation: Animation) => animation.effect?.getComputedTiming().iterations === Infinity;
    // A colour goes from parent to child, each a frame later: several quiet frames, and it has arrived.
    for (let quiet = 0; quiet < 3; quiet++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (document.getAnimations().some((animation) => !endless(animation))) quiet = -1;
    }
  });
}
