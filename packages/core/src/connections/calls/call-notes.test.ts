import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "@eureka/contracts/connection";
import type { ConnectionCall } from "@eureka/contracts/connection-log";
import type { EurekaError } from "@eureka/contracts/errors";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { connectByConsent, setConsentApplication } from "@eureka/testing/connect-by-consent";
import { callConsentApi } from "@eureka/testing/consent-connector";
import { type ConsentPlatform, startConsentPlatform } from "@eureka/testing/consent-platform";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createConnectorTools, flushCallNotes, type LoadedConnection, loadConnection, selectCalls } from "../index.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";
import { forgetCalls } from "./calls.store.ts";
import { capturedBytes } from "./payload.ts";

let organization: TestOrganization;
let platform: ConsentPlatform;
let connection: LoadedConnection;

beforeEach(async () => {
  organization = await testOrganization();
  platform = await startConsentPlatform();
  await setConsentApplication(organization, platform);
  const { id } = await connectByConsent(organization, platform, { id: "W-acme", name: "Acme" });
  connection = await load(id);
  await flushCallNotes(organization.ports);
  await forgetAll();
});
afterEach(() => platform.close());

const load = (id: Connection["id"]) =>
  organization.transact((context) => loadConnection(context, id as Id<"connection">));

const tools = () => createConnectorTools(organization.application, connection, { priority: "interactive" });

function forgetAll(): Promise<number> {
  const before = new Date(Date.now() + 3_600_000);
  return organization.ports.database.withPlatform((transaction) =>
    forgetCalls(transaction, { before, most: 0, batch: 1_000 }),
  );
}

async function calls(): Promise<ConnectionCall[]> {
  await flushCallNotes(organization.ports);
  const rows = await organization.transact(({ transaction }) =>
    selectCalls(transaction, { connectionId: connection.id, before: null, limit: 100 }),
  );
  return Promise.all(
    rows.map(({ id }) => organization.run<ConnectionCall>(organization.admin, "connection_call.get", { id })),
  );
}

/** The calls to these addresses, each by its end: calls of one millisecond have no order. */
async function callsTo(...ends: readonly string[]): Promise<(ConnectionCall | undefined)[]> {
  const all = await calls();
  return ends.map((end) => all.find(({ address }) => address.endsWith(end)));
}

test("a call is written with what was sent and answered, and whoever called reads the same answer", async () => {
  const { access_token: _none, ...me } = (await callConsentApi(tools(), "/api/me")) as Record<string, unknown>;
  expect(me).toMatchObject({ workspace: { id: "W-acme" } });
  await callConsentApi(tools(), "/api/messages", { text: "hello", password: "hunter2" });
  const [message, read] = await callsTo("/api/messages", "/api/me");
  expect(read).toMatchObject({ method: "GET", status: 200, outcome: "done", error: null });
  expect(read?.request.headers.authorization).toBe("[secret]");
  expect(JSON.parse(read?.response?.body ?? "")).toEqual(JSON.parse(JSON.stringify(me)));
  expect(JSON.parse(message?.request.body ?? "")).toEqual({ text: "hello", password: "[secret]" });
});

test("a renewal of the token is written too, without the old token, the new one, or the application's secret", async () => {
  const stale = await tools().tokenProvider();
  // What was granted a moment ago is not renewed.
  await asOwner(organization.database.owner, (client) =>
    client.query("update connections set token_expires_at = now() - interval '1 hour' where id = $1", [
      toUuid(connection.id),
    ]),
  );
  const { forgetConnections } = await import("../connection-memory.ts");
  forgetConnections(organization.ports);
  const fresh = await tools().tokenProvider();
  expect(fresh).not.toBe(stale);
  const all = await calls();
  expect(all.map(({ method }) => method)).toEqual(["POST"]);
  expect(all[0]?.response?.body).toContain("[secret]");
  for (const token of [stale, fresh]) expect(JSON.stringify(all)).not.toContain(token);
});

test("a call without an answer says why; one that is refused says with what", async () => {
  platform.isDown = true;
  await expect(callConsentApi(tools(), "/api/me")).rejects.toMatchObject({ code: "unavailable" });
  platform.isDown = false;
  await expect(tools().fetch("http://127.0.0.1:1/api/me")).rejects.toMatchObject({ code: expect.any(String) });
  const [unanswered, refused] = await callsTo("//127.0.0.1:1/api/me", `${platform.url}/api/me`);
  expect(refused).toMatchObject({ status: 503, outcome: "failed" });
  expect(unanswered).toMatchObject({ status: null, outcome: "failed", response: null });
  expect(unanswered?.error).not.toBeNull();
});

test("of huge bodies only the beginning is kept, files are counted and not looked at", async () => {
  const { calls: notes } = trafficRuntime(organization.ports);
  const huge = "x".repeat(capturedBytes * 4);
  const answering = (body: string | null, type: string) =>
    notes.watch(connection, async () => new Response(body, { headers: { "content-type": type } }));
  const text = await answering(huge, "text/plain")("https://platform.example/a", { method: "PUT", body: huge });
  expect(await text.text()).toBe(huge);
  const file = await answering(huge, "image/png")("https://platform.example/b");
  expect((await file.arrayBuffer()).byteLength).toBe(huge.length);
  const form = new FormData();
  form.set("file", new File([huge], "cat.png"));
  form.set("token", "very secret");
  const nothing = await answering(null, "text/plain")("https://platform.example/c", { method: "POST", body: form });
  expect(await nothing.text()).toBe("");
  const [first, second, third] = await callsTo("/a", "/b", "/c");
  expect(first).toMatchObject({
    request: { bytes: huge.length, isCut: true },
    response: { isCut: true, bytes: huge.length },
  });
  expect(first?.request.body?.length).toBeLessThanOrEqual(16_384);
  expect(second?.response).toMatchObject({ body: null });
  expect(JSON.parse(third?.request.body ?? "")).toEqual({ file: "[file cat.png]", token: "[secret]" });
});

test("an answer that nobody reads does not keep its call out of the log, and costs nobody else anything", async () => {
  const { calls: notes } = trafficRuntime(organization.ports);
  const watched = notes.watch(connection, async () => new Response("never read", { status: 404 }));
  await watched("https://platform.example/gone");
  expect(await calls()).toMatchObject([{ status: 404, outcome: "failed" }]);
});

test("more calls than can wait are dropped, and the others are written", async () => {
  const { calls: notes } = trafficRuntime(organization.ports);
  const watched = notes.watch(connection, async () => new Response(null, { status: 204 }));
  await Promise.all(Array.from({ length: 2_300 }, () => watched("https://platform.example/many")));
  await flushCallNotes(organization.ports);
  const count = await asOwner(organization.database.owner, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from connection_calls where connection_id = $1",
      [toUuid(connection.id)],
    );
    return rows[0]?.count;
  });
  expect(count).toBe(2_000);
});

test("old calls are forgotten, and of each connection all but the latest", async () => {
  for (let count = 0; count < 6; count++) {
    await callConsentApi(tools(), "/api/messages", { text: `m${count}` });
    // Each in a millisecond of its own: which of them are the latest must be certain.
    await wait(2);
  }
  await calls();
  const forget = (input: { before: Date; most: number }) =>
    organization.ports.database.withPlatform((transaction) => forgetCalls(transaction, { ...input, batch: 100 }));
  expect(await forget({ before: new Date(0), most: 4 })).toBe(2);
  const left = await calls();
  expect(left.map(({ request }) => JSON.parse(request.body ?? "").text)).toEqual(["m5", "m4", "m3", "m2"]);
  expect(await forget({ before: new Date(Date.now() + 60_000), most: 4 })).toBe(4);
  expect(await calls()).toEqual([]);
});

test("nobody of another organization finds a call", async () => {
  await callConsentApi(tools(), "/api/me");
  const [call] = await calls();
  const other = await testOrganization();
  const read = other.run(other.admin, "connection_call.get", { id: call?.id });
  await expect(read).rejects.toMatchObject({ code: "connection_call.not_found" } satisfies Partial<EurekaError>);
});
