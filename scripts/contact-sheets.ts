/** `npm run contact-sheets [-- --only board,item]`: each screen with the sample data in both themes and both widths, on one sheet, to look at. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { browserFlags, findBrowser } from "../tests/browser/rig/find-browser.ts";
import { makeSample, type Sample } from "../tests/browser/rig/sample.ts";
import { openScreen, type Screen } from "../tests/browser/rig/screen.ts";
import { listScreens } from "../tests/browser/rig/screens.ts";
import { settle } from "../tests/browser/rig/settle.ts";
import { createInstallation } from "../tests/newcomer/installation.ts";
import { ensureConsoleBuilt } from "./bootstrap/ensure-console-built.mjs";
import { repositoryRoot } from "./repository.ts";

const folder = join(repositoryRoot, ".cache/contact-sheets");
const views = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
] as const;
const themes = ["light", "dark"] as const;

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const wanted = values.only.split(",").filter(Boolean);

ensureConsoleBuilt(process.execPath, (text) => void process.stderr.write(text));
const executablePath = await findBrowser();
if (!executablePath) throw new Error("There is no Chromium on the PATH; name one in EUREKA_TEST_BROWSER.");
const installation = createInstallation();
const server = installation.start({ environment: { EUREKA_LOG_LEVEL: "error" } });
const browser = await chromium.launch({ executablePath, args: [...browserFlags] });
try {
  const url = await server.ready();
  const sample = await makeSample(url, installation.setupToken());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = await listScreens(sample);
  const screens = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const pictures = await photograph(browser, url, sample, screens);
  for (const { name } of screens) await writeSheet(browser, name, pictures.get(name) ?? []);
  process.stdout.write(`${screens.length} sheets are in ${folder}\n`);
} finally {
  await browser.close();
  await server.end("SIGTERM");
  await installation.remove();
}

/** Four pictures of each screen: wide and narrow, light and dark. */
async function photograph(
  browser: Browser,
  url: string,
  { admin }: Sample,
  screens: readonly Screen[],
): Promise<Map<string, Buffer[]>> {
  const pictures = new Map<string, Buffer[]>();
  for (const viewport of views) {
    const options = { baseURL: url, viewport, reducedMotion: "reduce", locale: "en-US" } as const;
    const signedIn = await browser.newContext(options);
    await signedIn.request.post("/api/v2/sessions", {
      headers: { "eureka-session": "cookie" },
      data: { email: admin.email, password: admin.password },
    });
    const [page, stranger] = [await signedIn.newPage(), await (await browser.newContext(options)).newPage()];
    for (const screen of screens)
      pictures.set(screen.name, [
        ...(pictures.get(screen.name) ?? []),
        ...(await inBothThemes(screen.isPublic ? stranger : page, screen)),
      ]);
  }
  return pictures;
}

async function inBothThemes(page: Page, screen: Screen): Promise<Buffer[]> {
  await openScreen(page, screen);
  const pictures: Buffer[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    pictures.push(await page.screenshot());
  }
  return pictures;
}

async function writeSheet(browser: Browser, name: string, pictures: readonly Buffer[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 100 } });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString("base64")}">`);
  const style = readFileSync(join(repositoryRoot, "scripts/contact-sheets.css"), "utf8");
  await page.setContent(`<style>${style}</style><h1>${name}</h1><main>${images.join("")}</main>`);
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage: true }));
  await page.close();
}
