/** Every screen with the sample data, in both themes and at both widths: accessible, and no wider than its window. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { repositoryRoot } from "../../scripts/repository.ts";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { makeSample, type Sample } from "./rig/sample.ts";
import { openScreen, type Screen } from "./rig/screen.ts";
import { listScreens } from "./rig/screens.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, openSignedIn, openStrangersWindow } from "./rig/stage.ts";
import { type View, type Viewer, viewerOf } from "./rig/view.ts";

const patience = 450_000;
const pictures = join(repositoryRoot, ".cache/screens");
/** Windows that go from screen to screen at the same time: one of them always waits for something. */
const walkers = 2;

interface Examination extends View {
  /** Axe's rules; null stands for all. Left out where only the width of the page is asked about. */
  readonly rules?: readonly string[] | null;
  readonly isPictured: boolean;
}

/**
 * Every screen is opened once, and looked at in these ways one after the other. Wide: everything in the light, and in the dark
 * what a theme changes, which is colours and nothing else. Narrow, where much is drawn otherwise: everything in the dark. With
 * twice the size of text: 200 % zoom halves the room, 1280 pixels become 640.
 */
const first = { name: "1440-light", width: 1440, height: 900, theme: "light", scale: 1, isPictured: true } as const;
const examinations: readonly Examination[] = [
  { ...first, rules: null },
  { ...first, name: "1440-dark", theme: "dark", rules: ["color-contrast"] },
  { ...first, name: "360-dark", width: 360, theme: "dark", rules: null },
  { ...first, name: "large-text", width: 640, height: 450, scale: 2, isPictured: false },
];

let walk: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

browserTest.for(examinations)(
  "every screen is accessible and fits into its window: $name, $width pixels",
  { timeout: patience },
  async ({ name }) => {
    walk ??= walkThrough();
    expect((await walk).get(name)).toEqual([]);
  },
);

/** What is wrong in each view, when every screen has been seen in all of them. */
async function walkThrough(): Promise<ReadonlyMap<string, readonly string[]>> {
  const site = inject("browserSite");
  if (!site) throw new Error("no browser");
  mkdirSync(pictures, { recursive: true });
  const sample = await makeSample(site.url, site.setupToken);
  const screens = await listScreens(sample);
  const problems = new Map<string, string[]>(examinations.map(({ name }) => [name, []]));
  const shares = Array.from({ length: walkers }, (_, walker) => screens.filter((_, at) => at % walkers === walker));
  await Promise.all(shares.map((share) => visit(sample, share, problems)));
  return problems;
}

type Problems = ReadonlyMap<string, string[]>;

/** Goes through some of the screens, in one window those that need somebody, in another one the others. */
async function visit({ admin }: Sample, screens: readonly Screen[], problems: Problems): Promise<void> {
  await lookAt(
    await openSignedIn(admin, null),
    screens.filter(({ isPublic }) => !isPublic),
    problems,
  );
  await lookAt(
    await openStrangersWindow(null),
    screens.filter(({ isPublic }) => isPublic),
    problems,
  );
}

async function lookAt(page: Page, screens: readonly Screen[], problems: Problems): Promise<void> {
  const viewer = await viewerOf(page);
  // Every other screen is seen from the last view to the first: the window is already as the one before left it.
  let order = examinations;
  for (const screen of screens) {
    if (order[0]) await viewer.show(order[0]);
    await openScreen(page, screen);
    for (const examination of order) {
      await viewer.show(examination);
      problems.get(examination.name)?.push(...(await examine(page, viewer, screen, examination)));
    }
    order = order.toReversed();
  }
}

async function examine(page: Page, viewer: Viewer, screen: Screen, examination: Examination): Promise<string[]> {
  const name = `${screen.name}-${examination.name}`;
  await settle(page);
  const { rules } = examination;
  const findings = rules === undefined ? [] : await seriousFindings(page, rules ?? undefined);
  if (examination.isPictured) writeFileSync(join(pictures, `${name}.png`), await viewer.photograph());
  const isTooWide = await scrollsSideways(page);
  return [...findings, ...(isTooWide ? ["scrolls sideways"] : [])].map((problem) => `${name}: ${problem}`);
}
