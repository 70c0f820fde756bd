/** Waiting until a page has all answers that it asked for, so that a server that dies afterwards fails nothing but the next call. */
import type { Page, Request } from "playwright-core";

/** Milliseconds without a call after which a page is taken to have asked for everything. */
const silence = 300;

const open = new WeakMap<Page, Set<Request>>();

/** Begins to count the page's calls; the live stream, which stays open, is none. */
export function watchRequests(page: Page): void {
  const waiting = new Set<Request>();
  open.set(page, waiting);
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/v2/") && pathname !== "/api/v2/stream") waiting.add(request);
  });
  page.on("requestfinished", (request) => waiting.delete(request));
  page.on("requestfailed", (request) => waiting.delete(request));
}

/** Resolves once the page, which must be watched, has waited for no answer over a while. */
export async function untilAnswered(page: Page): Promise<void> {
  const waiting = open.get(page);
  if (!waiting) throw new Error("watchRequests was not called for this page");
  const deadline = Date.now() + 15_000;
  for (let quietSince = Date.now(); Date.now() - quietSince < silence; ) {
    if (waiting.size > 0) quietSince = Date.now();
    if (Date.now() > deadline) throw new Error(`No answer yet to ${[...waiting].map((request) => request.url())}`);
    await page.waitForTimeout(20);
  }
}
