import { type CardInit, cardSchema } from "@eureka/contracts/card";
import type { Channel } from "@eureka/contracts/channel";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import { type MemberPrincipal, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { readHistory } from "../events/index.ts";
import { findHandles } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { checkPress } from "./check-press.ts";
import {
  type ConnectorPost,
  channelsModule,
  createChannelsClient,
  createDefaultChannel,
  deleteFromConnector,
  describeDelivery,
  postDirectFromConnector,
  postFromConnector,
  reactFromConnector,
  updateFromConnector,
} from "./index.ts";

const setUp = { modules: [channelsModule], initializeWorkspace: createDefaultChannel };

const card = (more: Partial<CardInit> = {}) =>
  cardSchema.parse({
    title: "ENG-1 Fix login",
    inputs: [
      { kind: "text", id: "why", label: "Why", maxLength: 10 },
      { kind: "multi_select", id: "tags", label: "Tags", options: [{ value: "a", label: "A" }] },
    ],
    actions: [
      { kind: "button", id: "act_done", label: "Done" },
      { kind: "select", id: "act_move", label: "Move", options: [{ value: "doing", label: "Doing" }] },
      { kind: "link", id: "act_open", label: "Open", url: "https://example.com" },
    ],
    ...more,
  });

/** An organization with a channel, and Eureka that writes into it. */
async function startTalk() {
  const organization = await testOrganization(setUp);
  const { run, user, workspaceId, transact } = organization;
  const { id: channelId } = await run<Channel>(user, "channel.create", { workspaceId, name: "talk" });
  const asEureka = <Result>(work: (context: Context) => Promise<Result>) => transact(work);
  return {
    ...organization,
    channelId,
    asEureka,
    post: (intent: string, more: Partial<ConnectorPost> = {}) =>
      asEureka((context) => postFromConnector(context, { intent, channelId, text: "here you are", ...more })),
    list: async (who: MemberPrincipal) =>
      (await run<{ data: Message[] }>(who, "message.list", { channelId, order: "oldest-first" })).data,
    eventsOf: (id: string) => transact((context) => readHistory(context, { type: "message", id })),
  };
}

test("a pressed button is accepted at once, and told once however often the press is repeated", async () => {
  const { post, run, call, eventsOf, user, viewer } = await startTalk();
  const { id } = await post("card-1", { card: card() });
  const press = (input: object, idempotencyKey: string | null = null) =>
    call(user, "message.press", { id, ...input }, { idempotencyKey });

  const first = await press({ actionId: "act_done", values: { why: "fixed", tags: ["a"] } }, "press-1");
  expect(first).toMatchObject({ output: {}, replayed: false });
  expect(await press({ actionId: "act_done", values: { why: "fixed", tags: ["a"] } }, "press-1")).toMatchObject({
    replayed: true,
  });
  await press({ actionId: "act_move", value: "doing" });
  const presses = (await eventsOf(id)).filter(({ type }) => type === "message.pressed");
  expect(presses.map(({ data }) => [data.actionId, data.value, data.values])).toEqual([
    ["act_done", null, { why: "fixed", tags: ["a"] }],
    ["act_move", "doing", {}],
  ]);
  expect(presses[0]?.actor).toEqual(user.actor);
  await expect(run(viewer, "message.press", { id, actionId: "act_done" })).rejects.toMatchObject({
    code: "permission.denied",
  });
});

test("what is not on the card cannot be pressed, nor anything once it is closed", async () => {
  const { post, asEureka, run, user } = await startTalk();
  const { id } = await post("card-1", { card: card() });
  const press = (input: object) => run(user, "message.press", { id, ...input });
  for (const actionId of ["act_delete_everything", "act_open"]) {
    await expect(press({ actionId }), actionId).rejects.toMatchObject({ code: "message.action_unknown" });
  }
  for (const wrong of [
    { actionId: "act_move" },
    { actionId: "act_move", value: "nowhere" },
    { actionId: "act_done", values: { other: "x" } },
    { actionId: "act_done", values: { why: "longer than ten" } },
    { actionId: "act_done", values: { why: ["a"] } },
    { actionId: "act_done", values: { tags: ["b"] } },
    { actionId: "act_done", values: { why: "nul \0" } },
    { actionId: "two words" },
    { actionId: "x".repeat(101) },
  ]) {
    await expect(press(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ code: "request.invalid" });
  }
  await asEureka((context) =>
    updateFromConnector(context, { messageId: id, text: "done", card: card({ state: "closed" }) }),
  );
  await expect(press({ actionId: "act_done" })).rejects.toMatchObject({ code: "message.card_closed" });
});

test("the values of every kind of input are checked against the card", () => {
  const options = [{ value: "a", label: "A" }];
  const every = card({
    inputs: [
      { kind: "select", id: "one", label: "One", options },
      { kind: "date", id: "day", label: "Day" },
      { kind: "person", id: "who", label: "Who" },
    ],
  });
  const press = (values: Record<string, string | string[]>) =>
    checkPress(every, { id: newId("message"), actionId: "act_done", values });
  expect(press({ one: "a", day: "2026-02-28", who: "mem_1" })).toBeNull();
  expect(press({ one: "", day: "" })).toBeNull();
  const wrongs: Record<string, string | string[]>[] = [
    { one: "b" },
    { day: "tomorrow" },
    { who: "x".repeat(256) },
    { who: ["a"] },
  ];
  for (const wrong of wrongs) {
    expect(() => press(wrong), JSON.stringify(wrong)).toThrow("problem");
  }
  expect(() => checkPress(null, { id: newId("message"), actionId: "act_done", values: {} })).toThrow("no button");
});

test("one intent is one message, also of two attempts at once, and it can be found again", async () => {
  const { post, list, transact, organizationId, application, user } = await startTalk();
  const posted = await Promise.all([post("wish-1"), post("wish-1"), post("wish-1")]);
  expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
  await post("wish-2");
  expect(await list(user)).toMatchObject([
    { author: null, text: "here you are", position: 1 },
    { author: null, text: "here you are", position: 2 },
  ]);
  const client = createChannelsClient(application, organizationId);
  expect(await client.findMessageByIntent("wish-1")).toMatchObject({ id: posted[0]?.id });
  expect(await client.findMessageByIntent("wish-3")).toBeNull();
  await transact(async (context) => deleteFromConnector(context, posted[0]?.id as Id<"message">));
  await expect(client.getMessage(posted[0]?.id as string)).rejects.toMatchObject({ code: "message.not_found" });
});

test("a wish that was granted before its channel was archived stays granted, a new one is refused", async () => {
  const { post, run, channelId, manager } = await startTalk();
  const { id } = await post("wish-1");
  await run(manager, "channel.archive", { id: channelId });
  expect(await post("wish-1")).toMatchObject({ id });
  await expect(post("wish-2")).rejects.toMatchObject({ code: "channel.archived" });
});

test("what Eureka tells one member is seen by nobody else, and that member may put it away", async () => {
  const { post, list, run, eventsOf, channelId, user, manager } = await startTalk();
  await run(manager, "channel.join", { id: channelId });
  const { id } = await post("hint-1", { text: "Only you may do that", visibleTo: user.memberId, card: card() });
  expect((await list(user)).map((message) => message.id)).toEqual([id]);
  expect(await list(manager)).toEqual([]);
  expect(await run<Channel>(manager, "channel.get", { id: channelId })).toMatchObject({ unreadCount: 0 });
  expect(await run<Channel>(user, "channel.get", { id: channelId })).toMatchObject({ unreadCount: 1 });
  for (const operation of ["message.get", "message.delete"]) {
    await expect(run(manager, operation, { id }), operation).rejects.toMatchObject({ code: "message.not_found" });
  }
  await expect(run(user, "message.post", { channelId, threadId: id, text: "why?" })).rejects.toMatchObject({
    code: "message.not_found",
  });
  await run(user, "message.press", { id, actionId: "act_done" });
  await run(user, "message.delete", { id });
  const events = await eventsOf(id);
  expect(events.map(({ type }) => type)).toEqual(["message.posted", "message.pressed", "message.deleted"]);
  for (const { data } of events) expect(data).toMatchObject({ audience: "members", memberIds: [user.memberId] });
});

test("a direct message opens a channel of the member's own, once", async () => {
  const { asEureka, run, user, manager } = await startTalk();
  const write = (intent: string, memberId = user.memberId) =>
    asEureka((context) => postDirectFromConnector(context, { intent, memberId, text: "psst" }));
  const [first, second] = [await write("dm-1"), await write("dm-2")];
  expect(second.channelId).toBe(first.channelId);
  expect(await run<Channel>(user, "channel.get", { id: first.channelId })).toMatchObject({
    kind: "direct",
    unreadCount: 2,
  });
  await expect(run(manager, "channel.get", { id: first.channelId })).rejects.toMatchObject({
    code: "channel.not_found",
  });
  await run(user, "message.post", { channelId: first.channelId, text: "hello Eureka" });
  for (const [operation, input] of [
    ["channel.leave", {}],
    ["channel.archive", {}],
    ["channel.update", { name: "mine" }],
  ] as const) {
    await expect(run(user, operation, { id: first.channelId, ...input }), operation).rejects.toMatchObject({
      code: "channel.is_direct",
    });
  }
  await expect(write("dm-3", newId("member"))).rejects.toMatchObject({ code: "member.not_found" });
});

test("Eureka edits and deletes what it wrote itself, mentions by id, and reacts", async () => {
  const { post, asEureka, list, run, eventsOf, channelId, user, manager } = await startTalk();
  const { id } = await post("wish-1", { text: `<@${manager.memberId}> <@${newId("member")}> @viewer` });
  const [written] = await list(user);
  expect(written?.text).toMatch(/^@manager <@mem_\w{26}> @viewer$/);
  expect(written?.mentions).toEqual([{ type: "member", id: manager.memberId }]);

  const update = (text: string) =>
    asEureka((context) => updateFromConnector(context, { messageId: id, text, card: card() }));
  expect((await update("now with a card")).version).toBe(2);
  expect((await update("now with a card")).version).toBe(2);
  for (const change of ["add", "add", "remove"] as const) {
    await asEureka((context) => reactFromConnector(context, { messageId: id, emoji: "eyes", change }));
  }
  expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
    "message.posted",
    "message.edited",
    "reaction.added",
    "reaction.removed",
  ]);
  await expect(
    asEureka((context) => reactFromConnector(context, { messageId: id, emoji: "not one", change: "add" })),
  ).rejects.toMatchObject({ code: "request.invalid" });

  const own = await run<Message>(user, "message.post", { channelId, text: "mine" });
  await expect(
    asEureka((context) => updateFromConnector(context, { messageId: own.id, text: "not yours any more" })),
  ).rejects.toMatchObject({ code: "permission.denied" });
  await expect(run(user, "message.update", { id, text: "so says Eureka" })).rejects.toMatchObject({
    code: "permission.denied",
  });
  await expect(run(user, "message.delete", { id })).rejects.toMatchObject({ code: "permission.denied" });
  await run(manager, "message.delete", { id });
  await expect(update("again")).rejects.toMatchObject({ code: "message.not_found" });
});

test("a delivery says who did what where, and how the message stands now", async () => {
  const { post, run, transact, eventsOf, channelId, user, manager } = await startTalk();
  const deliveryOf = async (id: string, place = -1) => {
    const event = (await eventsOf(id)).at(place);
    if (!event) throw new TypeError("the message has no such event");
    return transact((context) => describeDelivery(context, event));
  };
  const message = await run<Message>(user, "message.post", { channelId, text: "/eureka new Fix it, @manager" });
  expect(await deliveryOf(message.id)).toMatchObject({
    channel: { id: channelId, name: "talk", kind: "public" },
    actor: { platformUserId: user.memberId, displayName: "user example", isBot: false },
    message: {
      id: message.id,
      threadId: null,
      text: "/eureka new Fix it, @manager",
      author: { platformUserId: user.memberId },
      mentions: [{ platformUserId: manager.memberId, displayName: "manager example" }],
      files: [],
    },
  });
  await run(user, "message.delete", { id: message.id });
  expect(await deliveryOf(message.id)).toMatchObject({ event: { type: "message.deleted" }, message: null });
  expect(await deliveryOf(message.id, 0)).toMatchObject({ event: { type: "message.posted" }, message: null });

  const answer = await post("answer-1");
  expect(await deliveryOf(answer.id)).toMatchObject({ actor: null, message: { author: { isBot: true } } });
});

test("handles are found where people mean them", () => {
  const cases: [string, string[]][] = [
    ["@Ann, @bob.", ["ann", "bob"]],
    ["(@a.b-c_d)! @ann@bob x@ann /@ann", ["a.b-c_d", "ann"]],
    ["`@ann` ``@bob`` @eve", ["eve"]],
    ["```\n@ann\n", []],
    ["@ @- @é", []],
    ["@ann @ANN", ["ann"]],
  ];
  for (const [text, handles] of cases) expect(findHandles(text, 50), text).toEqual(handles);
  expect(findHandles(Array.from({ length: 99 }, (_, index) => `@m${index}`).join(" "), 50)).toHaveLength(50);
  expect(findHandles(`${"`".repeat(20_000)}${"@a`".repeat(5_000)}`, 50).length).toBeLessThanOrEqual(50);
});
