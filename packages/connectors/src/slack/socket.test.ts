import { type ConnectorTools, type InboundReply, replyWithJson } from "@eureka/connector-sdk";
import { cardSchema } from "@eureka/contracts/card";
import { startSlack } from "@eureka/simulators/slack";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackChat } from "./chat.ts";
import { slackInbound } from "./inbound.ts";
import { createSlackSocket } from "./socket.ts";

/** A workspace whose application is delivered to by Socket Mode. */
async function startWorkspace() {
  const slack = await startSlack({ apps: [{ socketMode: true, commands: { "/eureka": "unused" } }] });
  const team = slack.addTeam({ name: "Acme" });
  const { user: ann } = await slack.addUser({ teamId: team.id, name: "ann" });
  const { install, botToken } = slack.install({ teamId: team.id, installerId: ann.id });
  const { channel } = await slack.addChannel({ creatorId: ann.id, name: "general", memberIds: [install.botUserId] });
  const tools: ConnectorTools = {
    baseUrl: slack.apiUrl.replace(/\/$/, ""),
    fetch: globalThis.fetch,
    tokenProvider: async ({ purpose } = {}) => (purpose === "app_token" ? slack.app.appToken : botToken),
    clock: { now: () => new Date() },
  };
  return { slack, ann, channel, tools };
}

/** Waits until a condition holds; a test that waits in vain runs into its own time limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const parse = (frame: string) =>
  slackInbound.parse({
    method: "POST",
    url: "https://eureka.example/hooks/slack",
    headers: {},
    body: new TextEncoder().encode(frame),
  });

describe("a line of Socket Mode", () => {
  let at: Awaited<ReturnType<typeof startWorkspace>>;
  let ended: Promise<void>;
  const stop = { controller: new AbortController() };
  const frames: string[] = [];
  let answer: (frame: string) => Promise<InboundReply>;

  const open = () => {
    stop.controller = new AbortController();
    ended = createSlackSocket(at.tools).keepOpen({
      index: 0,
      count: 1,
      session: null,
      saveSession: () => undefined,
      deliver: (frame) => answer(frame),
      signal: stop.controller.signal,
    });
    // What a test does not await must not end the process.
    ended.catch(() => undefined);
  };

  beforeEach(async () => {
    frames.length = 0;
    answer = async (frame) => {
      frames.push(frame);
      return parse(frame).reply ?? { status: 200, headers: {}, body: "" };
    };
    at = await startWorkspace();
  });
  afterEach(async () => {
    stop.controller.abort();
    await ended.catch(() => undefined);
    await at.slack.close();
    expect(at.slack.violations).toEqual([]);
  });

  const say = async (text: string) => (await at.slack.say(at.ann.id, at.channel.id, text)).deliveries;
  const heard = () =>
    frames
      .flatMap((frame) => parse(frame).events)
      .flatMap((event) => (event.type === "message.posted" ? event.message.text : []));
  const connected = () => until(() => (at.slack.counts.get("apps.connections.open") ?? 0) > 0);

  it("hands over what happens, and acknowledges it", async () => {
    open();
    await connected();
    const deliveries = await say("hello");
    expect(heard()).toEqual(["hello"]);
    expect(deliveries.map(({ sent }) => sent?.acknowledged)).toEqual([true]);
    expect(await createSlackSocket(at.tools).countLines()).toBe(1);
  });

  it("does not acknowledge what was not stored, and gets it again", async () => {
    let failures = 0;
    const store = answer;
    answer = async (frame) => {
      if (failures++ === 0) throw new Error("the database is gone");
      return store(frame);
    };
    open();
    await connected();
    void say("once more");
    await until(() => heard().includes("once more"));
    expect(failures).toBeGreaterThan(1);
  });

  it("sends the answer of a form with the acknowledgement", async () => {
    open();
    await connected();
    const chat = createSlackChat(at.tools);
    const card = cardSchema.parse({ title: "x", actions: [{ kind: "form", id: "act", label: "Edit" }] });
    const content = { text: "x", card };
    const posted = await chat.post({ intent: "i", platformChannelId: at.channel.id, content });
    const message = at.slack.state.message(at.channel.id, posted.platformMessageId);
    if (!message) throw new TypeError("the message is gone");
    await at.slack.press(at.ann.id, message, "act");
    const event = frames.flatMap((frame) => parse(frame).events).find(({ type }) => type === "action.invoked");
    const replyHandle = event?.type === "action.invoked" ? (event.replyHandle ?? "") : "";
    const form = { id: "form_1", title: "Edit", submitLabel: "Send", inputs: [] };
    const inputs = [
      { kind: "text", id: "title", label: "Title", required: false, multiline: false, maxLength: 100 } as const,
    ];
    await chat.openForm?.({ form: { ...form, inputs }, replyHandle });
    expect((await at.slack.submitView(at.ann.id, { title: "y" })).outcome).toEqual({ kind: "cleared" });
  });

  it("comes back when Slack renews the line or drops it", async () => {
    open();
    await connected();
    await say("one");
    at.slack.refreshSockets();
    await until(() => (at.slack.counts.get("apps.connections.open") ?? 0) > 1);
    await say("two");
    at.slack.cutSockets();
    await until(() => (at.slack.counts.get("apps.connections.open") ?? 0) > 2);
    await say("three");
    await until(() => heard().includes("three"));
    expect(heard()).toEqual(expect.arrayContaining(["one", "two", "three"]));
  });

  it("ends at once when it is told to", async () => {
    open();
    await connected();
    stop.controller.abort();
    await ended;
    expect(at.slack.counts.get("apps.connections.open")).toBe(1);
  });

  it("ends with a word for people when the token is refused, and waits out what is temporary", async () => {
    at.slack.faults.answerNext({ status: 200, body: { ok: false, error: "internal_error" } });
    at.slack.faults.answerNext({ status: 200, body: { ok: false, error: "invalid_auth" } });
    answer = async () => replyWithJson({});
    open();
    await expect(ended).rejects.toMatchObject({ code: "unauthorized" });
    expect(at.slack.counts.get("apps.connections.open")).toBe(2);
  });
});
