/** `git clone` and `npm start`, as an ordinary user and as root in a closed home folder. */
import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Clone, makeClone } from "./clone.ts";
import { cleanUpAfterEach, isLinux, isRoot, newInstallation, ordinaryUser } from "./newcomer-test.ts";
import { remainsOf } from "./process-list.ts";

cleanUpAfterEach();

const npmStart = ["npm", "start"];
const banner = /^\n> eureka@\S+ start\n> node scripts\/bootstrap\.mjs start( .*)?\n\n/;
/** Only the first start of a clone says it. */
const built = /^Building the web console \(.*\) \.\.\. done after \d+ s\n/;

/** What the console asks first. */
async function installationOf(address: string): Promise<unknown> {
  return (await fetch(`${address}/api/v2/installation`)).json();
}

describe.skipIf(!isLinux)("npm start in a fresh clone without a terminal", () => {
  let clone: Clone;
  beforeAll(() => {
    clone = makeClone(ordinaryUser);
  });
  afterAll(() => clone.remove());

  test("says where it is, gives a link that makes the first administrator once, and stops with npm", async () => {
    const installation = newInstallation(ordinaryUser);
    const options = { command: npmStart, clone: clone.folder, ...(ordinaryUser && { account: ordinaryUser }) };
    const server = installation.start(options);
    const address = await server.ready();
    await server.until("token=");
    const link = /\S+\/setup\?token=\S+/.exec(server.output())?.[0] ?? "";
    const said = server.output().replace(banner, "");
    expect(said).toMatch(built);
    expect(said.replace(built, "")).toBe(
      `Eureka is ready at ${address}\nNobody has set it up yet. Open this link once to make the first administrator: ${link}\n`,
    );
    expect(statSync(`/proc/${installation.postmaster()}`).uid).not.toBe(0);
    expect(statSync(join(installation.data, "setup-token")).mode & 0o777).toBe(0o600);
    expect(statSync(join(installation.data, "master.key")).mode & 0o777).toBe(0o600);

    const page = await fetch(link, { headers: { accept: "text/html" } });
    expect(page.status).toBe(200);
    await expect(page.text()).resolves.toContain('<div id="root">');
    await expect(installationOf(address)).resolves.toMatchObject({ isSetUp: false });
    const answers = { organizationName: "Acme", name: "Ann", email: "ann@example.com", password: "correct horse" };
    const bootstrap = (body: object) =>
      fetch(`${address}/api/v2/organizations/bootstrap`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await bootstrap({ ...answers, setupToken: "guessed" })).status).toBe(403);
    expect((await bootstrap(answers)).status).toBe(422);
    const setupToken = new URL(link).searchParams.get("token");
    expect(setupToken).toBe(installation.setupToken());
    expect((await bootstrap({ ...answers, password: "short", setupToken })).status).toBe(422);
    const made = await bootstrap({ ...answers, setupToken });
    expect(made.status).toBe(201);
    const { apiKey } = (await made.json()) as { apiKey: string };
    await expect(installationOf(address)).resolves.toMatchObject({ isSetUp: true });
    const me = await fetch(`${address}/api/v2/me`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(me.status).toBe(200);

    await server.end("SIGTERM");
    await expect(remainsOf(installation.data)).resolves.toEqual([]);

    const later = installation.start(options);
    const next = await later.ready();
    expect(later.output().replace(banner, "")).toBe(`Eureka is ready at ${next}\n`);
    process.kill(-later.pid, "SIGINT");
    await later.end();
    await expect(remainsOf(installation.data)).resolves.toEqual([]);
  });

  test.skipIf(!isRoot)("as root in a home folder that nobody else may enter", async () => {
    const installation = newInstallation();
    chmodSync(clone.folder, 0o700);
    chmodSync(join(installation.data, ".."), 0o700);
    const server = installation.start({ command: npmStart, arguments: ["--", "--demo"], clone: clone.folder });
    await server.until("with sample data.\n");
    await server.until("/docs\n");
    expect(server.output()).toMatch(/admin +ann@\S+ +demo-\S+\n +manager [\s\S]*npx eureka items create/);
    process.kill(-server.pid, "SIGINT");
    await server.end();
    await expect(remainsOf(installation.data)).resolves.toEqual([]);
  });
});
