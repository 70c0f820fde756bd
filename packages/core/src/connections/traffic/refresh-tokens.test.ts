import type { ConnectorTools } from "@eureka/connector-sdk";
import type { Connection } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { createTestClock, type TestClock } from "@eureka/kit/clock";
import { connectByConsent, setConsentApplication } from "@eureka/testing/connect-by-consent";
import { callConsentApi } from "@eureka/testing/consent-connector";
import { type ConsentPlatform, startConsentPlatform } from "@eureka/testing/consent-platform";
import { type TestApplication, type TestApplicationOptions, testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readHistory } from "../../events/index.ts";
import { createConnectorTools, loadConnection } from "../index.ts";

const acme = { id: "W-acme", name: "Acme" };

let clock: TestClock;
let application: TestApplication;
let organization: TestOrganization;
let platform: ConsentPlatform;
let connection: Connection;

beforeEach(async () => {
  clock = createTestClock(new Date());
  application = await testApplication({ clock });
  organization = await testOrganization(application);
  platform = await startConsentPlatform();
  await setConsentApplication(organization, platform);
  connection = await connectByConsent(organization, platform, acme);
});
afterEach(() => platform.close());

/** The tools of a process: of this one, or of another one on the same database. */
async function toolsIn({ application: composed }: TestApplication = application): Promise<ConnectorTools> {
  const load = organization.transact((context) => loadConnection(context, connection.id as Id<"connection">));
  return createConnectorTools(composed, await load);
}

const anotherProcess = (ports: TestApplicationOptions["ports"] = {}) => testApplication({ clock, ports });
const refreshes = () => platform.calls.filter(({ path }) => path === "/oauth/token").length - 1;
const stateNow = () =>
  organization.run<Connection>(organization.admin, "connection.get", { id: connection.id }).then(({ state }) => state);

test("a hundred callers in three processes at once renew a token once", async () => {
  const processes = [application, await anotherProcess(), await anotherProcess()];
  const tools = await Promise.all(processes.map((process) => toolsIn(process)));
  const [old] = await Promise.all(tools.map(({ tokenProvider }) => tokenProvider()));
  // It ends within the next minute.
  clock.advance(3_580_000);
  const tokens = await Promise.all(Array.from({ length: 100 }, (_, index) => tools[index % 3]?.tokenProvider()));
  expect(refreshes()).toBe(1);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(old);
  expect(await callConsentApi(tools[0] as ConnectorTools, "/api/me")).toMatchObject({ workspace: acme });
});

test("a refused token is renewed once, whoever saw it refused", async () => {
  const [here, there] = [await toolsIn(), await toolsIn(await anotherProcess())];
  const rejected = await here.tokenProvider();
  await there.tokenProvider();
  clock.advance(60_000);
  platform.expireTokens();
  const answers = await Promise.all([here, there, here, there].map((tools) => callConsentApi(tools, "/api/me")));
  expect(answers).toHaveLength(4);
  expect(refreshes()).toBe(1);
  // Whoever comes late with the old token gets the new one.
  expect(await there.tokenProvider({ rejected })).toBe(await here.tokenProvider());
  expect(refreshes()).toBe(1);
});

test("a platform that refuses what it has just granted is not asked for one token after the other", async () => {
  const tools = await toolsIn();
  clock.advance(60_000);
  for (let count = 0; count < 5; count++) {
    platform.expireTokens();
    await callConsentApi(tools, "/api/me").catch(() => {});
  }
  expect(refreshes()).toBe(1);
});

test("a crash between the platform's answer and our commit leads to a person, not to a loop", async () => {
  const crashed = await anotherProcess({
    faults: {
      reach(point) {
        if (point === "connections.after-refresh") throw new Error("the process ended");
      },
    },
  });
  clock.advance(3_580_000);
  await expect((await toolsIn(crashed)).tokenProvider()).rejects.toThrow("the process ended");
  expect([refreshes(), await stateNow()]).toEqual([1, "active"]);
  // Its lease is over, and the platform has replaced the refresh token that we still know.
  clock.advance(61_000);
  const tools = await toolsIn();
  await expect(tools.tokenProvider()).rejects.toMatchObject({ code: "unauthorized", platformCode: "invalid_grant" });
  expect([refreshes(), await stateNow()]).toEqual([2, "needs_reauth"]);
  for (const other of [tools, await toolsIn(await anotherProcess())])
    await expect(other.tokenProvider()).rejects.toMatchObject({ code: "unauthorized" });
  expect(refreshes()).toBe(2);

  const history = await organization.transact((context) =>
    readHistory(context, { type: "connection", id: connection.id }),
  );
  expect(history.map(({ type }) => type)).toEqual(["connection.created", "connection.needs_reauth"]);
  expect(history[1]?.data).toEqual({ connector: "reference-consent", ownerId: organization.admin.memberId });
  await connectByConsent(organization, platform, acme);
  expect(await stateNow()).toBe("active");
  expect(await callConsentApi(await toolsIn(), "/api/me")).toMatchObject({ workspace: acme });
});

test("processes that die over it again and again do not go on for ever", async () => {
  const crashed = await anotherProcess({
    faults: {
      reach(point) {
        if (point === "connections.before-refresh") throw new Error("the process ended");
      },
    },
  });
  clock.advance(3_580_000);
  for (let count = 0; count < 2; count++) {
    await expect((await toolsIn(crashed)).tokenProvider()).rejects.toThrow("the process ended");
    clock.advance(61_000);
  }
  await expect((await toolsIn(crashed)).tokenProvider()).rejects.toMatchObject({ platformCode: "refresh_unfinished" });
  expect([refreshes(), await stateNow()]).toEqual([0, "needs_reauth"]);
});

test("a token endpoint that is down costs nobody the connection, and what still holds is used", async () => {
  const tools = await toolsIn();
  const token = await tools.tokenProvider();
  platform.isDown = true;
  clock.advance(3_580_000);
  expect(await tools.tokenProvider()).toBe(token);
  clock.advance(20_000);
  await expect(tools.tokenProvider()).rejects.toMatchObject({ code: "unavailable" });
  await expect(tools.tokenProvider()).rejects.toMatchObject({ code: "unavailable" });
  expect(await stateNow()).toBe("active");
  platform.isDown = false;
  expect(await callConsentApi(tools, "/api/me")).toMatchObject({ workspace: acme });
});

test("a consent that comes while an old token is renewed wins", async () => {
  const tools = await toolsIn();
  clock.advance(3_580_000);
  const hold = platform.holdNext();
  const renewing = tools.tokenProvider();
  await hold.arrived;
  await connectByConsent(organization, platform, acme);
  hold.release();
  await renewing;
  const row = await organization.transact((context) => loadConnection(context, connection.id as Id<"connection">));
  expect(row.row).toMatchObject({ state: "active", refreshLeaseUntil: null, tokenGeneration: 1 });
  expect(await callConsentApi(await toolsIn(), "/api/me")).toMatchObject({ workspace: acme });
});

test("secrets come by their purpose, the connection's own before the application's, and none is renewed", async () => {
  const { tokenProvider } = await toolsIn();
  expect(await tokenProvider({ purpose: "signing" })).toBe("the application's");
  await organization.run(organization.admin, "connection.update", {
    id: connection.id,
    secrets: { signing: "its own" },
  });
  await vi.waitFor(async () => expect(await tokenProvider({ purpose: "signing" })).toBe("its own"));
  for (const request of [{ purpose: "signing", rejected: "its own" }, { purpose: "colour" }])
    await expect(tokenProvider(request)).rejects.toMatchObject({ code: "unauthorized" });
});
