import type { Channel } from "@eureka/contracts/channel";
import type { Id } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import { textLimits } from "@eureka/contracts/text";
import { testApplication } from "@eureka/testing/test-application";
import { type MemberPrincipal, type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { readHistory, seesEvent } from "../events/index.ts";
import { joinOrganization, newPersonIds } from "../identity/index.ts";
import { channelsModule, createChannelsClient, createDefaultChannel } from "./index.ts";

const setUp = { modules: [channelsModule], initializeWorkspace: createDefaultChannel };

interface Talk extends TestOrganization {
  readonly channelId: Id<"channel">;
  say(who: MemberPrincipal, text: string, more?: object): Promise<Message>;
  list(who: MemberPrincipal, more?: object): Promise<{ data: Message[]; nextCursor: string | null }>;
  eventsOf(message: { id: string }): Promise<{ type: string; data: Record<string, unknown> }[]>;
}

async function startTalk(
  kind: "public" | "private" = "public",
  where?: Awaited<ReturnType<typeof testApplication>>,
): Promise<Talk> {
  const organization = await testOrganization(where ?? setUp);
  const { run, user, workspaceId, transact } = organization;
  const { id: channelId } = await run<Channel>(user, "channel.create", { workspaceId, name: "talk", kind });
  return {
    ...organization,
    channelId,
    say: (who, text, more = {}) => run(who, "message.post", { channelId, text, ...more }),
    list: (who, more = {}) => run(who, "message.list", { channelId, ...more }),
    eventsOf: ({ id }) => transact((context) => readHistory(context, { type: "message", id })),
  };
}

test("people talk: messages stand in their order, replies in their threads, and pages go both ways", async () => {
  const { say, list, user, manager, viewer } = await startTalk();
  const first = await say(user, "one");
  const reply = await say(manager, "to one", { threadId: first.id });
  const second = await say(manager, "two");
  const third = await say(user, "three");
  expect([first, reply, second, third].map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  // A reply to a reply belongs into the same thread.
  const deeper = await say(user, "to the reply", { threadId: reply.id });
  expect(deeper.threadId).toBe(first.id);

  const newest = await list(viewer, { limit: 2 });
  expect(newest.data.map(({ text }) => text)).toEqual(["three", "two"]);
  const rest = await list(viewer, { limit: 2, cursor: newest.nextCursor });
  expect(rest).toMatchObject({
    data: [{ text: "one", replyCount: 2, lastReplyAt: deeper.createdAt }],
    nextCursor: null,
  });

  const oldest = await list(viewer, { limit: 2, order: "oldest-first" });
  expect(oldest.data.map(({ text }) => text)).toEqual(["one", "two"]);
  const behind = await list(viewer, { order: "oldest-first", after: second.position });
  expect(behind.data.map(({ text }) => text)).toEqual(["three"]);
  const before = await list(viewer, { before: second.position });
  expect(before.data.map(({ text }) => text)).toEqual(["one"]);
  const thread = await list(viewer, { threadId: first.id, order: "oldest-first" });
  expect(thread.data.map(({ text }) => text)).toEqual(["one", "to one", "to the reply"]);
  await expect(list(viewer, { limit: 2, cursor: newest.nextCursor, order: "oldest-first" })).rejects.toMatchObject({
    code: "request.cursor_invalid",
  });
});

test("twenty people at once get twenty positions without a gap", async () => {
  const { say, list, user, manager } = await startTalk();
  await Promise.all(Array.from({ length: 20 }, (_, index) => say(index % 2 ? user : manager, `message ${index}`)));
  const { data } = await list(user, { order: "oldest-first" });
  expect(data.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test("a mention finds the member, the event tells him, and what stands in code or in an address is none", async () => {
  const { say, eventsOf, user, manager, viewer } = await startTalk();
  const message = await say(
    user,
    "@Manager and (@viewer.) but not a@admin.example, `@admin`, @nobody\n```\n@admin\n```",
  );
  expect(new Set(message.mentions.map(({ id }) => id))).toEqual(new Set([manager.memberId, viewer.memberId]));
  expect(message.text).toContain("@Manager");
  const [posted] = await eventsOf(message);
  expect(posted).toMatchObject({
    type: "message.posted",
    data: { audience: "workspace", threadId: null, position: 1 },
  });
  expect(new Set(posted?.data.memberIds as string[])).toEqual(new Set([manager.memberId, viewer.memberId]));
  expect(JSON.stringify(posted)).not.toContain("nobody");
});

test("in a private channel only its members are mentioned, and its events are shown to those alone whom they name", async () => {
  const { say, run, eventsOf, workspaceId, channelId, user, manager, admin } = await startTalk("private");
  await run(user, "channel_member.add", { channelId, memberId: manager.memberId });
  const message = await say(user, "@manager and @admin");
  expect(message.mentions).toEqual([{ type: "member", id: manager.memberId }]);
  const { data = {} } = (await eventsOf(message))[0] ?? {};
  expect(data.audience).toBe("channel");
  const sight = { organizationWide: true, workspaceIds: [workspaceId] };
  const sees = ({ memberId }: MemberPrincipal) => seesEvent({ ...sight, memberId }, { workspaceId, data });
  expect([user, manager, admin].map(sees)).toEqual([false, true, false]);
  await expect(run(admin, "message.get", { id: message.id })).rejects.toMatchObject({ code: "message.not_found" });
});

test("one edits only what one wrote oneself; a manager may delete it, never put words into a mouth", async () => {
  const { say, run, eventsOf, list, user, manager, viewer } = await startTalk();
  const message = await say(user, "It works on my machien");
  const denied = { code: "permission.denied" };
  await expect(run(manager, "message.update", { id: message.id, text: "I broke it" })).rejects.toMatchObject(denied);
  await expect(run(viewer, "message.delete", { id: message.id })).rejects.toMatchObject(denied);
  const same = await run<Message>(user, "message.update", { id: message.id, text: message.text });
  expect(same.editedAt).toBeNull();
  const edited = await run<Message>(user, "message.update", {
    id: message.id,
    text: "It works on my machine, @viewer",
  });
  expect(edited).toMatchObject({ version: 2, mentions: [{ id: viewer.memberId }] });
  expect(edited.editedAt).not.toBeNull();
  await expect(
    run(user, "message.update", { id: message.id, text: "late" }, { expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: "precondition.failed" });

  await say(user, "a reply", { threadId: message.id });
  await run(manager, "message.delete", { id: message.id });
  await run(manager, "message.delete", { id: message.id });
  const [left] = (await list(viewer)).data;
  expect(left).toMatchObject({ id: message.id, text: "", mentions: [], replyCount: 1 });
  expect(left?.deletedAt).not.toBeNull();
  for (const [operation, input] of [
    ["message.update", { text: "back" }],
    ["reaction.add", { emoji: "eyes" }],
    ["message.press", { actionId: "x" }],
  ] as const) {
    await expect(run(user, operation, { id: message.id, ...input }), operation).rejects.toMatchObject({
      code: "message.deleted",
    });
  }
  expect((await eventsOf(message)).map(({ type }) => type)).toEqual([
    "message.posted",
    "message.edited",
    "message.deleted",
  ]);
});

test("a viewer reads and cannot write, and nobody outside the organization finds anything", async () => {
  const application = await testApplication(setUp);
  const here = await startTalk("public", application);
  const elsewhere = await testOrganization(application);
  const message = await here.say(here.user, "hello");
  await expect(here.say(here.viewer, "me too")).rejects.toMatchObject({ code: "permission.denied" });
  await expect(here.run(here.viewer, "reaction.add", { id: message.id, emoji: "eyes" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  const unknown = { code: "message.not_found" };
  for (const [operation, input] of [
    ["message.get", {}],
    ["message.update", { text: "ours now" }],
    ["message.delete", {}],
    ["message.press", { actionId: "x" }],
    ["reaction.add", { emoji: "eyes" }],
    ["reaction.remove", { emoji: "eyes" }],
  ] as const) {
    await expect(
      elsewhere.run(elsewhere.admin, operation, { id: message.id, ...input }),
      operation,
    ).rejects.toMatchObject(unknown);
  }
  await expect(elsewhere.run(elsewhere.admin, "message.list", { channelId: here.channelId })).rejects.toMatchObject({
    code: "channel.not_found",
  });
  const [general] = (await elsewhere.run<{ data: Channel[] }>(elsewhere.admin, "channel.list")).data;
  await expect(
    elsewhere.run(elsewhere.admin, "message.post", { channelId: general?.id, threadId: message.id, text: "hm" }),
  ).rejects.toMatchObject(unknown);
});

test("a thread of another channel is no thread here", async () => {
  const { say, run, user, workspaceId } = await startTalk();
  const message = await say(user, "here");
  const other = await run<Channel>(user, "channel.create", { workspaceId, name: "other" });
  await expect(
    run(user, "message.post", { channelId: other.id, threadId: message.id, text: "there" }),
  ).rejects.toMatchObject({ code: "message.not_found" });
});

test("reactions are counted once for each person, and doing it twice changes nothing", async () => {
  const { say, run, list, eventsOf, user, manager } = await startTalk();
  const message = await say(user, "done!");
  const react = (who: MemberPrincipal, operation: string, emoji: string) =>
    run<Message>(who, `reaction.${operation}`, { id: message.id, emoji });
  const people = [
    { id: user.memberId, name: "user example" },
    { id: manager.memberId, name: "manager example" },
  ];
  await react(user, "add", "tada");
  await react(manager, "add", "tada");
  await react(manager, "add", "tada");
  const both = await react(manager, "add", "+1");
  expect(both.reactions).toEqual([
    { emoji: "tada", count: 2, mine: true, people },
    { emoji: "+1", count: 1, mine: true, people: people.slice(1) },
  ]);
  expect((await list(user)).data[0]?.reactions).toEqual([
    { emoji: "tada", count: 2, mine: true, people },
    { emoji: "+1", count: 1, mine: false, people: people.slice(1) },
  ]);
  await react(manager, "remove", "+1");
  expect((await react(manager, "remove", "+1")).reactions).toEqual([{ emoji: "tada", count: 2, mine: true, people }]);
  expect((await eventsOf(message)).map(({ type }) => type)).toEqual([
    "message.posted",
    "reaction.added",
    "reaction.added",
    "reaction.added",
    "reaction.removed",
  ]);
  await expect(react(user, "add", "no such: thing")).rejects.toMatchObject({ code: "request.invalid" });
});

test("who reacted is named in the order of coming, twenty at most, and Eureka's own counts without a name", async () => {
  const { say, run, list, transact, principalOf, application, organizationId, user } = await startTalk();
  const message = await say(user, "who is in?");
  const chat = createChannelsClient(application, organizationId);
  await chat.setReaction({ messageId: message.id, emoji: "eyes", change: "add" });
  const members = Array.from({ length: 22 }, (_, index) => ({ ...newPersonIds(Date.now()), name: `Person ${index}` }));
  for (const [index, person] of members.entries()) {
    const newUser = { email: `${person.memberId}@example.com`, passwordHash: "none" };
    const joining = { ...person, handle: `person-${index}`, timeZone: "UTC", newUser };
    await transact((context) =>
      joinOrganization(context, joining, [{ scope: { type: "organization" }, role: "user" }], createDefaultChannel),
    );
    await run(await principalOf(person.memberId), "reaction.add", { id: message.id, emoji: "eyes" });
  }
  const [reaction] = (await list(user)).data[0]?.reactions ?? [];
  expect(reaction).toMatchObject({ count: 23, mine: false });
  expect(reaction?.people).toEqual(members.slice(0, 20).map(({ memberId: id, name }) => ({ id, name })));
});

test("a message carries fifty different emoji and not one more", async () => {
  const { say, run, user, manager } = await startTalk();
  const message = await say(user, "collect them all");
  for (let index = 0; index < 50; index++) await run(user, "reaction.add", { id: message.id, emoji: `e${index}` });
  await expect(run(user, "reaction.add", { id: message.id, emoji: "e50" })).rejects.toMatchObject({
    code: "reaction.too_many",
  });
  const joined = await run<Message>(manager, "reaction.add", { id: message.id, emoji: "e7" });
  expect(joined.reactions).toHaveLength(50);
});

test("texts are kept letter by letter, and what cannot be kept is refused with its field", async () => {
  const { say, list, user } = await startTalk();
  const texts = [
    "<script>alert(1)</script> [link](javascript:alert(1)) & &amp;",
    "  leading, trailing  \n\n```ts\nconst a = 1;\n```\n",
    "👩‍👩‍👧‍👦 e\u0301 שלום \u202e",
    "coloured \u001b[31mred\u001b[0m, bell \u0007, \f and \u2028",
    "x".repeat(textLimits.message),
  ];
  for (const text of texts) expect((await say(user, text)).text).toBe(text);
  const { data } = await list(user, { order: "oldest-first" });
  expect(data.map(({ text }) => text)).toEqual(texts);
  for (const text of ["", " \n ", "nul \0", "half \ud800", "x".repeat(textLimits.message + 1), 7, null]) {
    await expect(say(user, text as string), JSON.stringify(text)?.slice(0, 40)).rejects.toMatchObject({
      code: "request.invalid",
      errors: [{ path: "text" }],
    });
  }
});

test("the same Idempotency-Key writes one message; with other words it is refused", async () => {
  const { call, run, list, user, channelId } = await startTalk();
  const post = (text: string) => call(user, "message.post", { channelId, text }, { idempotencyKey: "k1" });
  const first = await post("once");
  const again = await post("once");
  expect(again).toMatchObject({ replayed: true, output: first.output });
  await expect(post("twice")).rejects.toMatchObject({ code: "idempotency.key_reused" });
  expect((await list(user)).data).toHaveLength(1);
  expect((await run<Channel>(user, "channel.get", { id: channelId })).lastPosition).toBe(1);
});

test("a person gets what the chat keeps of him, and once erased leaves only the places of his words", async () => {
  const { say, run, list, transact, channelId, user, manager } = await startTalk();
  const first = await say(user, "my words");
  await say(manager, "an answer", { threadId: first.id });
  const other = await say(manager, "theirs");
  await run(user, "reaction.add", { id: other.id, emoji: "eyes" });
  const told = () => transact(async (context) => channelsModule.personalData?.export(context, user.memberId));
  expect(await told()).toEqual({
    messages: [{ id: first.id, channelId, text: "my words", createdAt: first.createdAt }],
  });

  await transact(async (context) => channelsModule.personalData?.erase(context, user.memberId));
  expect(await told()).toEqual({ messages: [] });
  const { data } = await list(manager, { order: "oldest-first" });
  expect(data).toMatchObject([
    { id: first.id, text: "", replyCount: 1 },
    { id: other.id, text: "theirs", reactions: [] },
  ]);
  expect(await run(user, "channel.get", { id: channelId })).toMatchObject({ isMember: false });
});
