import { ConnectorError, type ConnectorTools } from "@eureka/connector-sdk";
import type { Connection } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { systemClock } from "@eureka/kit/clock";
import { createMetrics } from "@eureka/kit/telemetry";
import { connectByConsent, setConsentApplication } from "@eureka/testing/connect-by-consent";
import { callConsentApi } from "@eureka/testing/consent-connector";
import { type ConsentPlatform, startConsentPlatform } from "@eureka/testing/consent-platform";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { readHistory } from "../../events/index.ts";
import { compose, defineJob, defineModule } from "../../operations/index.ts";
import { createConnectorTools, loadConnection, outageAttempts, type TrafficOptions } from "../index.ts";
import { openMilliseconds, outagesUntilOpen } from "./breaker.ts";

const acme = { id: "W-acme", name: "Acme" };
const interactive = { priority: "interactive" } as const;
const background = { priority: "background" } as const;

/** The breaker's time passes when a test says so; turns and budgets go by the real one. */
let skipped = 0;
const clock = { now: () => systemClock.now(), monotonic: () => systemClock.monotonic() + skipped };

let application: TestApplication;
let organization: TestOrganization;
let platform: ConsentPlatform;
let connection: Connection;

beforeEach(async () => {
  skipped = 0;
  application = await testApplication({ clock });
  organization = await testOrganization(application);
  platform = await startConsentPlatform();
  await setConsentApplication(organization, platform);
  connection = await connectByConsent(organization, platform, acme);
});
afterEach(() => platform.close());

async function toolsIn(process: TestApplication, options?: TrafficOptions): Promise<ConnectorTools> {
  const load = organization.transact((context) => loadConnection(context, connection.id as Id<"connection">));
  return createConnectorTools(process.application, await load, options);
}

const post = (tools: ConnectorTools, text: string) => callConsentApi(tools, "/api/messages", { text });
const apiCalls = () => platform.calls.filter(({ path }) => path.startsWith("/api/"));
const refusedCalls = () => apiCalls().filter(({ status }) => status === 429);

/** What a queue does with work that has to wait: again later. */
async function insist(tools: ConnectorTools, text: string): Promise<void> {
  for (;;) {
    try {
      await post(tools, text);
      return;
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code !== "rate_limited") throw error;
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfterSeconds ?? 1) * 100));
    }
  }
}

test("under a strict limit two processes share one budget: all gets through, with few refusals", async () => {
  platform.limit = { calls: 5, milliseconds: 200 };
  const processes = [application, await testApplication({ clock })];
  const tools = await Promise.all(processes.map((process) => toolsIn(process, background)));
  const texts = Array.from({ length: 30 }, (_, index) => `m${index}`);
  await Promise.all(texts.map((text, index) => insist(tools[index % 2] as ConnectorTools, text)));
  expect([...platform.posted].sort()).toEqual([...texts].sort());
  // Those under way at the first refusal, at most twelve, and hardly any later: thirty that run into the end of each window are refused
  // seventy-five times.
  expect(refusedCalls().length).toBeLessThan(25);
});

test("after a refusal nobody calls until the platform wants to be called, in any process", async () => {
  platform.limit = { calls: 3, milliseconds: 60_000 };
  const processes = [application, await testApplication({ clock })];
  const [here, there] = await Promise.all(processes.map((process) => toolsIn(process, background)));
  if (!here || !there) throw new Error("there are two processes");
  await post(there, "before");
  const burst = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => post(here, `m${index}`)));
  expect(burst.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  const errors = burst.flatMap((result) => (result.status === "rejected" ? [result.reason as ConnectorError] : []));
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["rate_limited"]));
  // Longer than a call waits for its turn: whoever called is told at once, and how long.
  expect(Math.min(...errors.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0))).toBeGreaterThan(50);
  // Those under way when the first refusal came, and no more: at most six background calls are.
  expect(refusedCalls().length).toBeLessThanOrEqual(6);

  const refused = refusedCalls().length;
  await expect(post(here, "again")).rejects.toMatchObject({ code: "rate_limited" });
  const impatient = await toolsIn(processes[1] as TestApplication, { ...interactive, patienceMilliseconds: 5_000 });
  for (let count = 0; count < 20; count++)
    await expect(post(impatient, "elsewhere")).rejects.toMatchObject({ code: "rate_limited" });
  // The other process may have called once before it heard of it.
  expect(refusedCalls().length).toBeLessThanOrEqual(refused + 1);
});

test("what a person waits for goes before what has time", async () => {
  platform.slowness = 20;
  const [slow, quick] = [await toolsIn(application, background), await toolsIn(application, interactive)];
  const all = Array.from({ length: 30 }, (_, index) => post(slow, `background ${index}`));
  await vi.waitFor(() => expect(apiCalls().length).toBeGreaterThan(0));
  all.push(...Array.from({ length: 10 }, (_, index) => post(quick, `person ${index}`)));
  await Promise.all(all);
  const lastPerson = platform.posted.findLastIndex((text) => text.startsWith("person"));
  const behind = platform.posted.slice(lastPerson + 1);
  expect(platform.posted).toHaveLength(40);
  expect(behind.length).toBeGreaterThan(8);
  expect(new Set(behind.map((text) => text.split(" ")[0]))).toEqual(new Set(["background"]));
});

test("a platform that does not answer is left alone, its owner is told once, and once that it is back", async () => {
  const processes = [application, await testApplication({ clock })];
  const [here, there] = await Promise.all(processes.map((process) => toolsIn(process)));
  if (!here || !there) throw new Error("there are two processes");
  platform.isDown = true;
  for (const tools of [here, there]) {
    for (let count = 0; count < outagesUntilOpen; count++)
      await expect(post(tools, "lost")).rejects.toMatchObject({ code: "unavailable", platformCode: "503" });
  }
  const calls = apiCalls().length;
  await expect(post(here, "lost")).rejects.toMatchObject({ code: "unavailable", platformCode: "breaker_open" });
  const look = () =>
    organization.run<{ ok: boolean; message: string }>(organization.admin, "connection.test", { id: connection.id });
  expect(apiCalls()).toHaveLength(calls);
  expect(await look()).toMatchObject({ ok: false, message: "The platform does not answer (503)." });
  const outage = await organization.run<Connection>(organization.admin, "connection.get", { id: connection.id });
  expect(outage).toMatchObject({ state: "active", unreachableSince: expect.any(String) });

  // One looks when the time has come, the others go on waiting for what it finds.
  skipped += openMilliseconds;
  const probes = await Promise.allSettled([post(here, "lost"), post(here, "lost"), post(here, "lost")]);
  expect(probes.map((probe) => probe.status === "rejected" && (probe.reason as ConnectorError).platformCode)).toEqual([
    "503",
    "breaker_open",
    "breaker_open",
  ]);
  platform.isDown = false;
  skipped += openMilliseconds;
  await post(here, "back");
  await post(there, "back too");
  expect(platform.posted).toEqual(["back", "back too"]);
  expect(await look()).toMatchObject({ ok: true });
  const history = await organization.transact((context) =>
    readHistory(context, { type: "connection", id: connection.id }),
  );
  expect(history.map(({ type }) => type)).toEqual([
    "connection.created",
    "connection.unreachable",
    "connection.recovered",
  ]);
  expect(history[1]?.data).toEqual({ connector: "reference-consent", ownerId: organization.admin.memberId });
});

test("while a platform is down the queue holds, and what waited goes out in its order", async () => {
  const say = defineJob({
    name: "test.say",
    payload: z.strictObject({ text: z.string() }),
    // As all work at a platform: while it is down each attempt fails, and here none waits for the next one.
    maxAttempts: outageAttempts,
    async run({ application: composed, transact }, { text }) {
      const target = await transact((context) => loadConnection(context, connection.id as Id<"connection">));
      await post(createConnectorTools(composed, target, interactive), text);
    },
  });
  const testModule = defineModule({ name: "test", jobs: [say] });
  const ports = { ...application.ports, metrics: createMetrics({ processMetrics: false }) };
  const composed = compose([...application.application.modules, testModule], ports);
  platform.isDown = true;
  const texts = Array.from({ length: 12 }, (_, index) => `message ${index}`);
  await composed.transact(organization.organizationId, "test", async (context) => {
    for (const text of texts) context.enqueue({ name: "test.say", payload: { text }, orderingKey: "thread" });
  });
  const working = workOff({ application: composed, database: application.database });
  await vi.waitFor(() => expect(apiCalls().length).toBeGreaterThanOrEqual(outagesUntilOpen), { timeout: 20_000 });
  expect(platform.posted).toEqual([]);
  platform.isDown = false;
  skipped += openMilliseconds;
  await working;
  expect(platform.posted).toEqual(texts);
});

test("an address that may not be called is not called, and says so", async () => {
  const settings = { ...application.ports.settings, connectors: { allowPrivate: false } };
  const database = { ...application.ports.database };
  const guarded = await testApplication({ clock, ports: { settings, database } });
  const tools = await toolsIn(guarded);
  await expect(post(tools, "never")).rejects.toMatchObject({ code: "invalid", platformCode: "port_refused" });
  await expect(tools.fetch("http://127.0.0.1/api/me")).rejects.toMatchObject({
    code: "invalid",
    platformCode: "address_refused",
  });
  expect(platform.posted).toEqual([]);
});
