/** Every screen with the sample data, in both themes and at both widths: accessible, and no wider than its window. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { repositoryRoot } from "../../scripts/repository.ts";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { makeSample, type Sample } from "./rig/sample.ts";
import { listScreens } from "./rig/screens.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, openSignedIn, openStrangersWindow } from "./rig/stage.ts";

const patience = 150_000;
const pictures = join(repositoryRoot, ".cache/screens");

let made: Promise<Sample> | undefined;

function sample(): Promise<Sample> {
  const site = inject("browserSite");
  if (!site) throw new Error("no browser");
  made ??= makeSample(site.url, site.setupToken);
  return made;
}

/** Wide: everything in the light, and what a theme changes in the dark. Narrow, where much is drawn otherwise: everything in the dark. */
const views = [
  { width: 1440, themes: ["light", "dark"] },
  { width: 360, themes: ["dark"] },
] as const;

browserTest.for(views)(
  "every screen is accessible and fits into $width pixels, $themes",
  { timeout: patience },
  async ({ width, themes }) => {
    const found = await sample();
    const options = { viewport: { width, height: 900 } };
    const signedIn = await openSignedIn(found.admin, "/", options);
    const stranger = await openStrangersWindow("/sign-in", options);
    const problems: string[] = [];
    for (const screen of await listScreens(found)) {
      const page = screen.isPublic ? stranger : signedIn;
      await page.emulateMedia({ colorScheme: themes[0] });
      await page.goto(screen.path);
      for (const theme of themes)
        problems.push(...(await examine(page, `${screen.name}-${width}-${theme}`, theme, theme !== themes[0])));
    }
    expect(problems).toEqual([]);
  },
);

async function examine(page: Page, name: string, colorScheme: "light" | "dark", isSecond: boolean): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await settle(page);
  // A theme changes colours and nothing else.
  const findings = await seriousFindings(page, isSecond ? ["color-contrast"] : undefined);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  return [...findings, ...((await scrollsSideways(page)) ? ["scrolls sideways"] : [])].map(
    (problem) => `${name}: ${problem}`,
  );
}

browserTest("with twice the size of text, nothing that a screen says is cut off at the side", async () => {
  const found = await sample();
  // 200 % zoom halves the room: 1280 pixels become 640.
  const page = await openSignedIn(found.admin, "/", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  for (const { name, path } of (await listScreens(found)).filter(({ isPublic }) => !isPublic).slice(0, 16)) {
    await page.goto(path);
    await settle(page);
    expect(await scrollsSideways(page), name).toBe(false);
  }
});
