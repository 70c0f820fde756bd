/** Every screen with the sample data, in both themes and at both widths: accessible, and no wider than its window. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { repositoryRoot } from "../../scripts/repository.ts";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { makeSample, type Sample } from "./rig/sample.ts";
import { listScreens, type Screen } from "./rig/screens.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, openSignedIn, openStrangersWindow } from "./rig/stage.ts";

const widths = [1440, 360] as const;
const patience = 150_000;
const pictures = join(repositoryRoot, ".cache/screens");

let made: Promise<Sample> | undefined;

function sample(): Promise<Sample> {
  const site = inject("browserSite");
  if (!site) throw new Error("no browser");
  made ??= makeSample(site.url, site.setupToken);
  return made;
}

browserTest.for(widths)(
  "every screen is accessible in both themes and fits into %i pixels",
  { timeout: patience },
  async (width) => {
    const found = await sample();
    const options = { viewport: { width, height: 900 }, colorScheme: "light" as const };
    const signedIn = await openSignedIn(found.admin, "/", options);
    const stranger = await openStrangersWindow("/sign-in", options);
    const problems: string[] = [];
    for (const screen of await listScreens(found))
      problems.push(...(await examine(screen.isPublic ? stranger : signedIn, screen, width)));
    expect(problems).toEqual([]);
  },
);

async function examine(page: Page, { name, path }: Screen, width: number): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await settle(page);
  const problems = (await seriousFindings(page)).map((finding) => `${name}, light: ${finding}`);
  if (await scrollsSideways(page)) problems.push(`${name}: scrolls sideways`);
  await page.screenshot({ path: join(pictures, `${name}-${width}-light.png`) });
  await page.emulateMedia({ colorScheme: "dark" });
  // A theme changes colours and nothing else.
  problems.push(...(await seriousFindings(page, ["color-contrast"])).map((finding) => `${name}, dark: ${finding}`));
  await page.screenshot({ path: join(pictures, `${name}-${width}-dark.png`) });
  return problems;
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
