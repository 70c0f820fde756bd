/** How the console feels with a large organization, in a real browser on the same machine. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { browserFlags, findBrowser } from "../browser/rig/find-browser.ts";
import { settle } from "../browser/rig/settle.ts";
import { showBareList } from "./console/bare-list.ts";
import { type ConsoleSite, openConsoleSite } from "./console/console-site.ts";
import { type DragTarget, dragCards } from "./console/drag-cards.ts";
import { atMost, atMostTimes, type BenchRow, below } from "./rig/bench-row.ts";
import { median, quantile } from "./rig/statistics.ts";

const starts = 5;
const rounds = 8;
const drags = 100;
const changes = 30;

export async function benchConsole(): Promise<BenchRow[]> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error("There is no Chromium on the PATH; name one in EUREKA_TEST_BROWSER.");
  const site = await openConsoleSite();
  const browser = await chromium.launch({ executablePath, args: [...browserFlags] });
  try {
    return [
      await measureHome(browser, site),
      await measureSwitching(browser, site),
      await measureDrags(browser, site),
      await measureTyping(browser, site),
      await measureSecondBrowser(browser, site),
    ];
  } finally {
    await browser.close();
    await site.site.close();
  }
}

/** From the click on "Sign in" until everything on the home screen stands there, each time with nothing kept. */
async function measureHome(browser: Browser, site: ConsoleSite): Promise<BenchRow> {
  const times: number[] = [];
  for (let start = 0; start < starts; start++) {
    const page = await (await newContext(browser, site)).newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(site.email);
    await page.getByLabel("Password").fill(site.password);
    const began = performance.now();
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Hello, Bo Bench" }).waitFor();
    await settle(page);
    times.push(performance.now() - began);
    await page.context().close();
  }
  return below(
    { name: "home after sign-in, 1,000,000 events, 10,000 items", figure: median(times), unit: "ms" },
    2_000,
  );
}

/** Between screens that were seen before, by the links of the side bar. */
async function measureSwitching(browser: Browser, site: ConsoleSite): Promise<BenchRow> {
  const page = await signIn(browser, site, "/");
  await settle(page);
  const screens = ["Boards", "Ideas", "Inbox", "Activity"] as const;
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const name of screens) {
      const took = await page.evaluate(switchTo, name);
      if (round === 0) await settle(page);
      else times.push(took);
    }
  }
  return below({ name: "switching screens with cached data, p95", figure: quantile(times, 0.95), unit: "ms" }, 200);
}

/** Clicks a link of the side bar; milliseconds until the frame that shows the screen's heading. */
async function switchTo(name: string): Promise<number> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a")];
  const link = links.find((candidate) => candidate.textContent?.startsWith(name));
  const began = performance.now();
  if (!link) throw new Error(`the side bar has no link ${name}`);
  link.click();
  const isThere = () => [...document.querySelectorAll("h1")].some((heading) => heading.textContent === name);
  while (!isThere()) {
    if (performance.now() - began > 20_000) throw new Error(`the screen ${name} does not come`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - began;
}

async function measureDrags(browser: Browser, site: ConsoleSite): Promise<BenchRow> {
  const bare = await (await newContext(browser, site)).newPage();
  await showBareList(bare);
  const page = await signIn(browser, site, `/boards/${site.board.id}`);
  await settle(page);
  const onBoard: DragTarget = {
    columns: ['section[aria-label^="Backlog,"]', 'section[aria-label^="To do,"]'],
    cards: ".board-card",
  };
  const onList: DragTarget = { columns: ["#one", "#two"], cards: "[data-item]" };
  // The first ones warm both up.
  await dragCards(bare, onList, 4);
  await dragCards(page, onBoard, 4);
  const floor = quantile(await dragCards(bare, onList, drags), 0.95);
  const figure = quantile(await dragCards(page, onBoard, drags), 0.95);
  return atMostTimes({ name: `p95 of ${drags} drags, 2,000 items`, figure, unit: "ms" }, floor, 1.5);
}

/** The longest task of the page's own thread while somebody types a new item on the large board. */
async function measureTyping(browser: Browser, site: ConsoleSite): Promise<BenchRow> {
  const page = await signIn(browser, site, `/boards/${site.board.id}`);
  await settle(page);
  await page.getByRole("button", { name: "Add item to Backlog" }).click();
  await page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
  });
  await page.keyboard.type("Fix the login page of the shop, urgent, by Friday @bo #web ".repeat(4), { delay: 15 });
  const figure = await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
  return atMost({ name: "longest task while typing on that board", figure, unit: "ms" }, 100);
}

/** From sending a change until the other window shows it. */
async function measureSecondBrowser(browser: Browser, site: ConsoleSite): Promise<BenchRow> {
  const page = await signIn(browser, site, `/boards/${site.board.id}`);
  await settle(page);
  const card = page.locator(".board-card").first();
  const id = await card.getAttribute("data-item");
  const times: number[] = [];
  for (let change = 0; change < changes; change++) {
    const title = `Changed for the ${change + 1}. time`;
    const began = performance.now();
    const shown = page.getByText(title, { exact: true }).waitFor();
    await site.site.call(site.organization, "PATCH", `/api/v2/work-items/${id}`, { title });
    await shown;
    times.push(performance.now() - began);
  }
  return below({ name: "a change in the second browser, p95", figure: quantile(times, 0.95), unit: "ms" }, 500);
}

function newContext(browser: Browser, { url }: ConsoleSite): Promise<BrowserContext> {
  return browser.newContext({ baseURL: url, locale: "en-US", viewport: { width: 1440, height: 900 } });
}

async function signIn(browser: Browser, site: ConsoleSite, path: string): Promise<Page> {
  const context = await newContext(browser, site);
  await context.request.post("/api/v2/sessions", {
    headers: { "eureka-session": "cookie" },
    data: { email: site.email, password: site.password },
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
