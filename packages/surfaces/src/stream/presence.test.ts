import { presenceSeconds } from "@eureka/contracts/presence";
import { relayOnce } from "@eureka/core/events";
import { systemClock } from "@eureka/kit/clock";
import { testServer } from "@eureka/testing/rest-server";
import { type TestApplicationOptions, testApplication } from "@eureka/testing/test-application";
import { type MemberPrincipal, type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test, vi } from "vitest";
import { registerStream } from "./register-stream.ts";

/** A process of its own on the file's database, with its listener. */
async function openProcess(options: TestApplicationOptions = {}) {
  const test = await testApplication(options);
  const { url } = await testServer(test, {
    register: [(made) => registerStream(made, test.application)],
    listens: true,
  });
  return { ...test, url };
}

interface Follower {
  readonly text: () => string;
  readonly stop: () => void;
}

async function follow(url: string, organization: TestOrganization, who: MemberPrincipal, topics: string) {
  const key = await organization.run<{ apiKey: string }>(who, "api_key.create", { name: "Stream" });
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/v2/stream?topics=${topics}`, {
    headers: { authorization: `Bearer ${key.apiKey}` },
    signal: stop.signal,
  });
  expect(answer.status).toBe(200);
  let text = "";
  const read = async () => {
    for await (const piece of (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()))
      text += piece;
  };
  read().catch(() => {});
  return { text: () => text, stop: () => stop.abort() } satisfies Follower;
}

/** What a follower was told, frame by frame. */
function presencesOf({ text }: Follower) {
  return text()
    .split("\n\n")
    .filter((frame) => frame.includes("event: presence"))
    .map((frame) => {
      expect(frame).not.toMatch(/^id:/m);
      return JSON.parse(frame.slice(frame.indexOf("data: ") + 6));
    });
}

const first = await openProcess();
const second = await openProcess();

test("who looks at an item is told to the followers of its board in every process, and stored nowhere", async () => {
  const organization = await testOrganization(first);
  const run = <Output = { id: string }>(who: MemberPrincipal, operation: string, input: object) =>
    organization.run<Output>(who, operation, input);
  const { admin, user, manager } = organization;
  const board = await run(admin, "board.create", { workspaceId: organization.workspaceId, name: "Launch" });
  const other = await run(admin, "board.create", { workspaceId: organization.workspaceId, name: "Other" });
  const item = await run(admin, "work_item.create", { boardId: board.id, title: "Fix the login page" });
  const here = await follow(first.url, organization, admin, `board:${board.id},me`);
  const there = await follow(second.url, organization, manager, `board:${board.id}`);
  const elsewhere = await follow(first.url, organization, admin, `board:${other.id},organization`);

  const before = Date.now();
  const { until } = await run<{ until: string }>(user, "presence.announce", { workItemId: item.id });
  expect(Date.parse(until)).toBeGreaterThanOrEqual(before + presenceSeconds * 1_000);
  const told = {
    topic: `board:${board.id}`,
    subject: { type: "work_item", id: item.id },
    memberId: user.memberId,
    until,
  };
  await vi.waitFor(() => {
    expect(presencesOf(here)).toEqual([told]);
    expect(presencesOf(there)).toEqual([told]);
  });

  // Who comes later is told too, as long as it holds; the one who left is not among them.
  await run(manager, "presence.announce", { boardId: board.id });
  const left = await run<{ until: string }>(manager, "presence.announce", { boardId: board.id, looking: false });
  await vi.waitFor(() => expect(presencesOf(here).at(-1)).toMatchObject({ until: left.until }));
  expect(Date.parse(left.until)).toBeLessThanOrEqual(Date.now());
  const late = await follow(first.url, organization, admin, `board:${board.id}`);
  await vi.waitFor(() => expect(presencesOf(late)).toEqual([told]));

  expect(presencesOf(elsewhere)).toEqual([]);
  const events = await run<{ data: { type: string }[] }>(admin, "event.list", {});
  expect(events.data.filter(({ type }) => type.includes("presence"))).toEqual([]);
  for (const follower of [here, there, elsewhere, late]) follower.stop();
});

test("nobody learns who looks at what he may not see, and nobody announces himself there", async () => {
  let ahead = 0;
  const process = await openProcess({
    clock: { now: () => new Date(Date.now() + ahead), monotonic: () => systemClock.monotonic() + ahead },
  });
  const organization = await testOrganization(process);
  const { admin, user, viewer } = organization;
  const channel = await organization.run<{ id: string }>(admin, "channel.create", {
    workspaceId: organization.workspaceId,
    name: "Board of directors",
    kind: "private",
  });
  await organization.run(admin, "channel_member.add", { channelId: channel.id, memberId: user.memberId });
  const topic = `channel:${channel.id}`;
  const inside = await follow(process.url, organization, admin, topic);
  const outgoing = await follow(process.url, organization, user, `${topic},organization`);
  await expect(organization.run(viewer, "presence.announce", { channelId: channel.id })).rejects.toMatchObject({
    code: "channel.not_found",
  });
  await organization.run(admin, "presence.announce", { channelId: channel.id });
  await vi.waitFor(() => {
    expect(presencesOf(inside)).toHaveLength(1);
    expect(presencesOf(outgoing)).toHaveLength(1);
  });

  // Taken out of the channel, he still has his stream, but is told no more of it once his rights are looked at again.
  await organization.run(admin, "channel_member.remove", { channelId: channel.id, memberId: user.memberId });
  ahead = 6_000;
  await organization.run(admin, "presence.announce", { channelId: channel.id });
  await vi.waitFor(() => expect(presencesOf(inside)).toHaveLength(2));
  await organization.run(admin, "workspace.update", { id: organization.workspaceId, name: "The last word" });
  await relayOnce(organization.ports, 1_000);
  await vi.waitFor(() => expect(outgoing.text()).toContain("The last word"));
  expect(presencesOf(outgoing)).toHaveLength(1);
  for (const follower of [inside, outgoing]) follower.stop();
});

test("another organization neither hears nor says anything about it", async () => {
  const acme = await testOrganization(first);
  const intruders = await testOrganization(first);
  const board = await acme.run<{ id: string }>(acme.admin, "board.create", {
    workspaceId: acme.workspaceId,
    name: "Secret",
  });
  const own = await follow(first.url, acme, acme.admin, `board:${board.id}`);
  const foreign = await follow(first.url, intruders, intruders.admin, "organization,me");
  await expect(intruders.run(intruders.admin, "presence.announce", { boardId: board.id })).rejects.toMatchObject({
    code: "board.not_found",
  });
  await acme.run(acme.user, "presence.announce", { boardId: board.id });
  await vi.waitFor(() => expect(presencesOf(own)).toHaveLength(1));
  await intruders.run(intruders.admin, "workspace.update", { id: intruders.workspaceId, name: "The last word" });
  await relayOnce(intruders.ports, 1_000);
  await vi.waitFor(() => expect(foreign.text()).toContain("The last word"));
  expect(presencesOf(foreign)).toEqual([]);
  for (const follower of [own, foreign]) follower.stop();
});

test("an API key looks at nothing, and exactly one thing is named", async () => {
  const organization = await testOrganization(first);
  const { admin } = organization;
  const board = await organization.run<{ id: string }>(admin, "board.create", {
    workspaceId: organization.workspaceId,
    name: "Launch",
  });
  const follower = await follow(first.url, organization, admin, `board:${board.id}`);
  const key = await organization.run<{ apiKey: string }>(admin, "api_key.create", { name: "Robot" });
  await organization.run({ kind: "bearer", token: key.apiKey }, "presence.announce", { boardId: board.id });
  await organization.run(admin, "presence.announce", { boardId: board.id });
  await vi.waitFor(() => expect(presencesOf(follower)).toHaveLength(1));
  for (const input of [{}, { boardId: board.id, channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc" }])
    await expect(organization.run(admin, "presence.announce", input)).rejects.toMatchObject({
      code: "request.invalid",
    });
  follower.stop();
});
