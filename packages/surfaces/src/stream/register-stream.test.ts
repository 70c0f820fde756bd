import { relayOnce } from "@eureka/core/events";
import { testServer } from "@eureka/testing/rest-server";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test, vi } from "vitest";
import { registerStream, type StreamOptions } from "./register-stream.ts";

const path = "/api/v2/stream?topics=organization";

async function openServer(
  organization: TestOrganization,
  { application = organization.application, ...options }: StreamOptions & Partial<TestOrganization> = {},
) {
  const { server, url } = await testServer(organization, {
    register: [(made) => registerStream(made, application, options)],
    listens: true,
  });
  return { server, url };
}

async function makeKey(organization: TestOrganization, scopes?: string[]) {
  return organization.run<{ apiKey: string; key: { id: string } }>(organization.admin, "api_key.create", {
    name: "Stream",
    ...(scopes && { scopes }),
  });
}

interface Listener {
  readonly status: number;
  /** What has come until now. */
  readonly text: () => string;
  /** Resolves with everything once the server has ended the stream; rejects when it broke off. */
  readonly whole: Promise<string>;
  readonly stop: () => void;
}

async function listen(url: string, apiKey: string, headers: Record<string, string> = {}): Promise<Listener> {
  const stop = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${apiKey}`, ...headers },
    signal: stop.signal,
  });
  let text = "";
  const read = async () => {
    for await (const piece of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()))
      text += piece;
    return text;
  };
  const whole = read();
  whole.catch(() => {});
  return { status: response.status, text: () => text, whole, stop: () => stop.abort() };
}

/** The frames of a stream as a client understands them. */
function readFrames(text: string) {
  return text
    .split("\n\n")
    .filter((frame) => frame.startsWith("id: "))
    .map((frame) => {
      const fields = Object.fromEntries(frame.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
      return { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
    });
}

test("an API key needs the scope event:read, whatever else it may read", async () => {
  const organization = await testOrganization();
  const { server } = await testServer(organization, {
    register: [(made) => registerStream(made, organization.application)],
  });
  const { apiKey } = await makeKey(organization, ["organization:read", "workspace:read", "board:read"]);
  const refused = await server.inject({ url: path, headers: { authorization: `Bearer ${apiKey}` } });
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ code: "permission.denied" });
});

test("hundreds of clients get every event once, in order, and each only what its topics let through", async () => {
  const organization = await testOrganization();
  const { url } = await openServer(organization);
  const keys = [await makeKey(organization), await makeKey(organization)];
  const run = (operation: string, input: unknown) =>
    organization.run<{ id: string }>(organization.admin, operation, input);
  const board = await run("board.create", { workspaceId: organization.workspaceId, name: "Followed" });
  await relayOnce(organization.ports, 1_000);
  const everywhere = await Promise.all(
    Array.from({ length: 450 }, (_, number) => listen(`${url}${path}`, keys[number % 2]?.apiKey ?? "")),
  );
  const onBoard = await listen(`${url}/api/v2/stream?topics=board:${board.id}`, keys[0]?.apiKey ?? "");
  await run("workspace.update", { id: organization.workspaceId, name: "First" });
  await run("board.update", { id: board.id, name: "Second" });
  await relayOnce(organization.ports, 1_000);
  await vi.waitFor(() => {
    for (const { text } of [...everywhere, onBoard]) expect(text()).toContain("Second");
  });
  await run("workspace.update", { id: organization.workspaceId, name: "Third" });
  await relayOnce(organization.ports, 1_000);
  await vi.waitFor(() => {
    for (const { text } of everywhere) expect(text()).toContain("Third");
  });
  const [first, ...others] = everywhere.map(({ text }) => readFrames(text()));
  expect(first?.map(({ event }) => event)).toEqual(["workspace.updated", "board.updated", "workspace.updated"]);
  for (const { id, event, data } of first ?? []) expect(data).toMatchObject({ position: id, type: event });
  for (const other of others) expect(other).toEqual(first);
  expect(readFrames(onBoard.text())).toEqual(first?.slice(1, 2));
  const missed = await listen(`${url}${path}`, keys[1]?.apiKey ?? "", { "last-event-id": String(first?.[0]?.id) });
  await vi.waitFor(() => expect(readFrames(missed.text())).toEqual(first?.slice(1)));
  for (const { stop } of [...everywhere, onBoard, missed]) stop();
});

test("a revoked key ends its own streams before the next event, and nobody else's", async () => {
  const organization = await testOrganization();
  const { url } = await openServer(organization);
  const [revoked, kept] = [await makeKey(organization), await makeKey(organization)];
  const ended = await Promise.all([listen(`${url}${path}`, revoked.apiKey), listen(`${url}${path}`, revoked.apiKey)]);
  const going = await listen(`${url}${path}`, kept.apiKey);
  await organization.run(organization.admin, "api_key.revoke", { id: revoked.key.id });
  await organization.run(organization.admin, "workspace.update", { id: organization.workspaceId, name: "Secret" });
  await relayOnce(organization.ports, 1_000);
  for (const { whole } of ended) {
    const text = await whole;
    expect(text).toContain("event: closed");
    expect(readFrames(text)).toEqual([]);
  }
  await vi.waitFor(() => expect(going.text()).toContain("Secret"));
  going.stop();
});

test("who was mentioned on an item hears of it only as long as he may read it, and not of it from before either", async () => {
  const organization = await testOrganization();
  const { run, admin, user, workspaceId } = organization;
  const { url } = await openServer(organization);
  const key = (await run<{ apiKey: string }>(user, "api_key.create", { name: "Mine" })).apiKey;
  const following = await listen(`${url}/api/v2/stream?topics=me`, key);
  const { handle } = await run<{ handle: string }>(admin, "member.get", { id: user.memberId });
  const mention = async (place: string) => {
    const item = await run<{ id: string }>(admin, "work_item.create", { workspaceId: place, title: "Salaries" });
    await run(admin, "comment.create", { workItemId: item.id, body: `Look at this, @${handle}` });
    return item;
  };
  const item = await mention(workspaceId);
  await relayOnce(organization.ports, 1_000);
  await vi.waitFor(() => expect(following.text()).toContain(item.id));
  following.stop();

  const { data } = await run<{ data: { id: string }[] }>(admin, "grant.list", { memberId: user.memberId });
  const elsewhere = await run<{ id: string }>(admin, "workspace.create", { name: "Elsewhere" });
  const scope = { type: "workspace", workspaceId: elsewhere.id };
  await run(admin, "grant.create", { memberId: user.memberId, scope, role: "user" });
  for (const { id } of data) await run(admin, "grant.delete", { id });
  const again = await listen(`${url}/api/v2/stream?topics=me&after=0`, key);
  // Something that he may hear comes behind it.
  const other = await mention(elsewhere.id);
  await relayOnce(organization.ports, 1_000);
  await vi.waitFor(() => expect(again.text()).toContain(other.id), { timeout: 20_000 });
  expect(again.text()).not.toContain(item.id);
  again.stop();
});

test("one credential may hold so many streams and no more; who leaves makes room", async () => {
  const organization = await testOrganization();
  const { server, url } = await openServer(organization, { mostStreams: 2 });
  const [own, other] = [await makeKey(organization), await makeKey(organization)];
  const first = await listen(`${url}${path}`, own.apiKey);
  const second = await listen(`${url}${path}`, own.apiKey);
  const ask = () => server.inject({ url: path, headers: { authorization: `Bearer ${own.apiKey}` } });
  const refused = await ask();
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: "stream.too_many" });
  expect(refused.headers["retry-after"]).toBeDefined();
  const foreign = await listen(`${url}${path}`, other.apiKey);
  expect(foreign.status).toBe(200);
  second.stop();
  const third = await vi.waitFor(async () => {
    const tried = await listen(`${url}${path}`, own.apiKey);
    expect(tried.status).toBe(200);
    return tried;
  });
  expect((await ask()).statusCode).toBe(429);
  for (const { stop } of [first, third, foreign]) stop();
});

test("a client that could not be served is cut off, so that it comes back for what it missed", async () => {
  const organization = await testOrganization();
  const { apiKey } = await makeKey(organization);
  let isBroken = false;
  const application: typeof organization.application = {
    ...organization.application,
    async authenticate(...call) {
      if (isBroken) throw new Error("the look-up failed");
      return organization.application.authenticate(...call);
    },
  };
  const { url } = await openServer(organization, { application });
  const client = await listen(`${url}${path}`, apiKey);
  isBroken = true;
  await organization.run(organization.admin, "workspace.update", { id: organization.workspaceId, name: "Missed" });
  await relayOnce(organization.ports, 1_000);
  const text = await client.whole;
  expect(text).not.toContain("Missed");
  expect(text).not.toContain("event: closed");
  isBroken = false;
  const again = await listen(`${url}${path}`, apiKey, { "last-event-id": "0" });
  await vi.waitFor(() => expect(again.text()).toContain("Missed"));
  again.stop();
});

test("a HEAD request opens no stream", async () => {
  const organization = await testOrganization();
  const { server } = await testServer(organization, {
    register: [(made) => registerStream(made, organization.application)],
  });
  expect((await server.inject({ method: "HEAD", url: path })).statusCode).toBe(405);
});
