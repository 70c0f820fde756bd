/** One server with the built console and one browser for all browser tests of a run. */
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import "vitest";
import { ensureConsoleBuilt } from "../../../scripts/bootstrap/ensure-console-built.mjs";
import { createInstallation } from "../../newcomer/installation.ts";
import { browserFlags, findBrowser } from "./find-browser.ts";

export interface BrowserSite {
  /** Where Eureka is. */
  readonly url: string;
  readonly setupToken: string;
  /** Its database, as the superuser. */
  readonly database: string;
  /** Where the browser listens. */
  readonly browser: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Null where no browser starts: then the tests are skipped, which CI does not accept. */
    browserSite: BrowserSite | null;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // First, because it may fail, and nothing runs yet that would have to be ended.
  ensureConsoleBuilt(process.execPath);
  const executablePath = await findBrowser();
  const browser = executablePath
    ? await chromium.launchServer({ executablePath, args: [...browserFlags] }).catch(explain)
    : explain(new Error("there is no Chromium on the PATH"));
  if (!browser) {
    project.provide("browserSite", null);
    return async () => {};
  }
  const installation = createInstallation();
  // Models and platforms of the tests are simulators of this machine.
  const environment = {
    EUREKA_MODEL_ALLOW_PRIVATE: "true",
    EUREKA_CONNECTOR_ALLOW_PRIVATE: "true",
    EUREKA_LOG_LEVEL: "error",
  };
  const server = installation.start({ environment });
  const url = await server.ready();
  const [setupToken, database] = [installation.setupToken(), installation.database()];
  project.provide("browserSite", { url, setupToken, database, browser: browser.wsEndpoint() });
  return async () => {
    await browser.close();
    await server.end("SIGTERM");
    await installation.remove();
  };
}

/** Never silent: one line here, and a failure where everything must run. */
function explain(reason: Error): null {
  if (process.env.CI === "true") throw new Error(`The browser tests need a Chromium: ${reason.message}`);
  const first = reason.message.split("\n")[0];
  process.stdout.write(`Browser tests are skipped: ${first}. Install Chromium, or name one in EUREKA_TEST_BROWSER.\n`);
  return null;
}
