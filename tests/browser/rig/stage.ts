/** What a browser test begins with: an organization of its own, its people, and a window for each of them. */
import { join } from "node:path";
import { asOwner } from "@eureka/kit/db";
import { createEurekaClient, type EurekaClient } from "@eureka/sdk";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, it } from "vitest";
import { repositoryRoot } from "../../../scripts/repository.ts";

const site = inject("browserSite");

/** A test that needs the browser; skipped, and counted as such, where there is none. */
export const browserTest = it.skipIf(site === null);

export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly memberId: string;
  /** The API in this person's name, to prepare and to check. */
  readonly api: EurekaClient;
}

export interface Stage {
  readonly url: string;
  readonly organizationId: string;
  readonly workspaceId: string;
  readonly admin: Someone;
  /** Lets somebody join with a role. */
  join(name: string, role: "manager" | "user" | "viewer"): Promise<Someone>;
  /** A window in which somebody is signed in, at an address of the console. */
  open(someone: Someone, path: string, options?: BrowserContextOptions): Promise<Page>;
}

let browser: Browser | undefined;
const contexts: BrowserContext[] = [];
/** What went wrong in a window without anybody asking: each fails the test. */
const complaints: string[] = [];

/** Before every file, by the hooks of `setup-file.ts`. */
export async function connectBrowser(): Promise<void> {
  if (site) browser = await chromium.connect(site.browser);
}

/** After every test: no window of it stays. */
export async function closeWindows(test: string, hasFailed: boolean): Promise<void> {
  const opened = contexts.splice(0);
  if (hasFailed) await keepPictures(test, opened);
  for (const context of opened) await context.close();
  expect([...new Set(complaints.splice(0))], "errors in the windows").toEqual([]);
}

/** After every file. */
export async function disconnectBrowser(): Promise<void> {
  await browser?.close();
}

/** What every window showed when a test failed, for whoever looks for the reason. */
async function keepPictures(test: string, opened: readonly BrowserContext[]): Promise<void> {
  for (const [index, page] of opened.flatMap((context) => context.pages()).entries())
    await keepPicture(page, `${test.slice(0, 80)}-${index + 1}`);
}

/** What a window shows at the moment, for whoever looks for the reason of a failure. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const path = join(repositoryRoot, `.cache/browser-failures/${name.replace(/[^a-z0-9]+/gi, "-")}.png`);
  await page.screenshot({ path }).catch(() => undefined);
  process.stdout.write(`A picture of ${page.url()} is in ${path}\n`);
}

let people = 0;
const password = "a long phrase for the tests";

/** Makes an organization. */
export async function browserStage(): Promise<Stage> {
  if (!site) throw new Error("no browser");
  const { url, setupToken } = site;
  const nobody = createEurekaClient({ baseUrl: url });
  const email = `admin${++people}.${process.pid}@browser.example`;
  const made = await nobody.call("organization.bootstrap", {
    setupToken,
    organizationName: `Browser ${people}`,
    name: "Ann Berger",
    email,
    password,
  });
  const api = createEurekaClient({ baseUrl: url, apiKey: made.apiKey ?? "" });
  const admin: Someone = { name: "Ann Berger", email, password, memberId: made.memberId, api };

  return {
    url,
    organizationId: made.organizationId,
    workspaceId: made.workspaceId,
    admin,
    async join(name, role) {
      const address = `${role}${++people}.${process.pid}@browser.example`;
      const grants = [{ scope: { type: "organization" as const }, role }];
      const { link } = await api.call("invitation.create", { email: address, grants });
      const token = link?.split("/").at(-1) ?? "";
      const { memberId } = await nobody.call("invitation.accept", { token, name, password });
      const tokens = await nobody.call("session.create", { email: address, password });
      const own = createEurekaClient({ baseUrl: url, getAccessToken: () => tokens.accessToken });
      return { name, email: address, password, memberId, api: own };
    },
    open: openSignedIn,
  };
}

/** Runs a statement in the server's database as the superuser: for what nobody could wait for. */
export async function inDatabase(text: string, values: readonly unknown[]): Promise<void> {
  if (!site) throw new Error("no browser");
  await asOwner(site.database, (client) => client.query(text, [...values]));
}

/** The organization that the stories of a file share; made when the first of them asks. */
export function sharedStage(): () => Promise<Stage> {
  let made: Promise<Stage> | undefined;
  return () => {
    made ??= browserStage();
    return made;
  };
}

/** A window in which nobody is signed in. Null leaves it empty. */
export async function openStrangersWindow(path: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  if (!site || !browser) throw new Error("no browser");
  const context = await browser.newContext({ baseURL: site.url, reducedMotion: "reduce", locale: "en-US", ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack || error.message || String(error)}`));
  page.on("console", (message) => {
    // A refused request is an answer that the page has to show; a broken rule of the content security policy is a mistake.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  if (path !== null) await page.goto(path);
  return page;
}

/** A window in which somebody is signed in. */
export async function openSignedIn(
  someone: Pick<Someone, "email" | "password">,
  path: string | null,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await openStrangersWindow(null, options);
  const answer = await page.context().request.post("/api/v2/sessions", {
    headers: { "eureka-session": "cookie" },
    data: { email: someone.email, password: someone.password },
  });
  expect(answer.status()).toBe(201);
  if (path !== null) await page.goto(path);
  return page;
}
