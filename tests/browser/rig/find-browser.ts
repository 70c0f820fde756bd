/** A browser for the tests: EUREKA_TEST_BROWSER, one on the PATH, or the one that npm brings. */
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** First the build of Chromium that never draws a window: the same engine for half of the processor time. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium; null where there is none that starts on this machine. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env.EUREKA_TEST_BROWSER;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
  return found ?? (await unpackBrowser());
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The package unpacks into the temporary folder and reuses whatever lies there, so each version gets a folder of its own. */
async function unpackBrowser(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const usual = process.env.TMPDIR;
  try {
    const { version } = createRequire(import.meta.url)("@sparticuz/chromium/package.json") as { version: string };
    const folder = join(tmpdir(), `eureka-chromium-${version}`);
    mkdirSync(folder, { recursive: true });
    process.env.TMPDIR = folder;
    const { default: packed } = await import("@sparticuz/chromium");
    return await packed.executablePath();
  } catch {
    return null;
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}

/** The package's own flags would break the tests: one process for all, and no web security. */
export const browserFlags: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
