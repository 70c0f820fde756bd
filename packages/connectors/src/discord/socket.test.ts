import type { SocketInput, SocketSession } from "@eureka/connector-sdk";
import { catchConnectorError } from "@eureka/connector-sdk/testing";
import { type Discord, startDiscord } from "@eureka/simulators/discord";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { discordInbound } from "./inbound.ts";
import { discord as connector } from "./index.ts";

const acknowledged = { status: 200, headers: {}, body: "" };

interface Line {
  readonly frames: string[];
  readonly sessions: (SocketSession | null)[];
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

describe("a line to the gateway", () => {
  let discord: Discord;
  let application: ReturnType<Discord["addApplication"]>;
  let channelId: string;
  let guildId: string;
  let ann: string;
  let expectedViolations = 0;
  const lines: Line[] = [];

  beforeEach(async () => {
    discord = await startDiscord();
    expectedViolations = 0;
    const owner = discord.addUser({ username: "owner" });
    ({ id: guildId, channelId } = discord.addGuild({ name: "Acme", ownerId: owner.id }));
    ann = discord.addUser({ username: "ann" }).id;
    discord.people.join({ guildId, userId: ann });
    application = discord.addApplication({ name: "Eureka" });
    discord.installBot({ applicationId: application.id, guildId, permissions: ["viewChannel", "sendMessages"] });
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.stop()));
    const { violations } = discord;
    await discord.close();
    expect(violations).toHaveLength(expectedViolations);
  });

  const makeSocket = (token = application.token) => {
    const socket = connector.socket?.({
      baseUrl: `${discord.apiUrl}/v10`,
      fetch: globalThis.fetch,
      tokenProvider: async () => token,
      clock: { now: () => new Date() },
    });
    if (!socket) throw new TypeError("Discord has lines");
    return socket;
  };

  const openLine = (more: Partial<SocketInput> = {}, token?: string): Line => {
    const frames: string[] = [];
    const sessions: (SocketSession | null)[] = [];
    const controller = new AbortController();
    const { deliver = async () => acknowledged, ...rest } = more;
    const ended = makeSocket(token).keepOpen({
      index: 0,
      count: 1,
      session: null,
      saveSession: (session) => sessions.push(session),
      deliver: (frame) => {
        frames.push(frame);
        return deliver(frame);
      },
      signal: controller.signal,
      ...rest,
    });
    const line = {
      frames,
      sessions,
      ended,
      stop: async () => {
        controller.abort();
        await ended.catch(() => undefined);
      },
    };
    lines.push(line);
    return line;
  };

  const understand = (frame: string) =>
    discordInbound.parse({ method: "POST", url: "https://x", headers: {}, body: new TextEncoder().encode(frame) });
  const textsOf = ({ frames }: Pick<Line, "frames">) =>
    frames.flatMap((frame) =>
      understand(frame).events.flatMap((event) => (event.type === "message.posted" ? [event.message.text] : [])),
    );
  const say = (content: string, inChannel = channelId) =>
    discord.people.say({ channelId: inChannel, userId: ann, content }).message.id;
  const untilReady = (line: Line) => expect.poll(() => line.frames.length, { timeout: 5_000 }).toBeGreaterThan(0);
  const sequenceOf = (session: SocketSession | null | undefined) => Number(session?.sequence ?? -1);

  it("is wanted once for a small application", async () => {
    expect(await makeSocket().countLines()).toBe(1);
  });

  it("hands over what people say in its order, and knows which thread belongs where", async () => {
    const line = openLine();
    await untilReady(line);
    const first = say("start");
    const { channelId: threadId } = discord.people.createThread({
      channelId,
      userId: ann,
      name: "T",
      messageId: first,
    });
    say("inside", threadId);
    discord.people.react({ channelId: threadId, userId: ann, messageId: say("nice", threadId), emoji: "👀" });
    await expect.poll(() => line.frames.some((frame) => frame.includes("MESSAGE_REACTION_ADD"))).toBe(true);
    expect(textsOf(line)).toEqual(["start", "inside", "nice"]);
    const events = line.frames.flatMap((frame) => understand(frame).events);
    expect(events[0]).toMatchObject({ type: "installed", platformWorkspaceId: guildId });
    expect(events.slice(2)).toMatchObject([
      { type: "message.posted", channel: { platformChannelId: channelId }, message: { platformThreadId: threadId } },
      { type: "message.posted", channel: { platformChannelId: channelId }, message: { platformThreadId: threadId } },
      { type: "reaction.added", channel: { platformChannelId: channelId }, platformThreadId: threadId, emoji: "eyes" },
    ]);
    // A guild comes with all its people: they are not handed over.
    expect(line.frames[0]).not.toContain("members");
  });

  it("answers an interaction that came by the line", async () => {
    const line = openLine({
      deliver: async (frame) => understand(frame).reply ?? acknowledged,
    });
    await untilReady(line);
    const body = {
      content: "x",
      components: [{ type: 1, components: [{ type: 2, style: 2, label: "Go", custom_id: "act_1" }] }],
    };
    const response = await fetch(`${discord.apiUrl}/v10/channels/${channelId}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${application.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { id: messageId } = (await response.json()) as { id: string };
    const outcome = await discord.people.press({ channelId, userId: ann, messageId, customId: "act_1" });
    expect(outcome).toMatchObject({ sentBy: "gateway", callback: { type: 6 }, problem: null });
  });

  it("counts a frame only when it and all before it are stored, and makes none wait for another", async () => {
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    const line = openLine({
      async deliver(frame) {
        if (frame.includes('"slow"')) await stored;
        return acknowledged;
      },
    });
    await untilReady(line);
    await expect.poll(() => line.sessions.length).toBeGreaterThan(0);
    const before = sequenceOf(line.sessions.at(-1));
    say("slow");
    say("fast");
    await expect.poll(() => textsOf(line)).toEqual(["slow", "fast"]);
    await discord.people.sayMany({ channelId, userId: ann, count: 5, content: (index) => `more ${index}` });
    await expect.poll(() => textsOf(line)).toHaveLength(7);
    expect(sequenceOf(line.sessions.at(-1))).toBe(before);
    store();
    await expect.poll(() => sequenceOf(line.sessions.at(-1))).toBe(before + 7);
  });

  it("is taken over by a successor, who hears what was said in between, and nothing twice", async () => {
    const first = openLine();
    await untilReady(first);
    say("one");
    await expect.poll(() => textsOf(first)).toEqual(["one"]);
    await first.stop();
    say("two");
    const session = first.sessions.at(-1) ?? null;
    expect(session).not.toBeNull();
    const second = openLine({ session });
    await expect.poll(() => textsOf(second), { timeout: 5_000 }).toEqual(["two"]);
    say("three");
    await expect.poll(() => textsOf(second)).toEqual(["two", "three"]);
    expect(textsOf(first)).toEqual(["one"]);
    expect(second.sessions.at(-1)?.sessionId).toBe(session?.sessionId);
  });

  it("mends a broken connection by itself", async () => {
    const line = openLine();
    await untilReady(line);
    discord.gateway.cutSockets();
    say("meanwhile");
    await expect.poll(() => textsOf(line), { timeout: 10_000 }).toEqual(["meanwhile"]);
    discord.gateway.requestReconnect();
    say("again");
    await expect.poll(() => textsOf(line), { timeout: 10_000 }).toEqual(["meanwhile", "again"]);
  });

  it("asks again for what could not be stored", async () => {
    let failures = 1;
    const line = openLine({
      async deliver(frame) {
        if (frame.includes("only stored later") && failures-- > 0) throw new Error("the database is away");
        return acknowledged;
      },
    });
    await untilReady(line);
    say("before");
    say("only stored later");
    const wanted = ["before", "only stored later", "only stored later"];
    await expect.poll(() => textsOf(line), { timeout: 10_000 }).toEqual(wanted);
    say("after");
    await expect.poll(() => textsOf(line), { timeout: 10_000 }).toEqual([...wanted, "after"]);
  });

  it("begins anew when its session cannot be resumed", async () => {
    const line = openLine();
    await untilReady(line);
    const { length } = line.sessions;
    discord.gateway.invalidateSessions(false);
    await expect
      .poll(() => line.sessions.slice(length).some((session) => session !== null), { timeout: 10_000 })
      .toBe(true);
    expect(line.sessions).toContain(null);
    say("hello again");
    await expect.poll(() => textsOf(line), { timeout: 5_000 }).toEqual(["hello again"]);
  });

  it("needs a person when the token is refused or an intent is not switched on", async () => {
    expect(await catchConnectorError(() => openLine({}, "wrong.token.here").ended)).toMatchObject({
      code: "unauthorized",
    });
    application = discord.addApplication({ name: "Blind", privilegedIntents: ["members"] });
    discord.installBot({ applicationId: application.id, guildId });
    expect(await catchConnectorError(() => openLine().ended)).toMatchObject({
      code: "unauthorized",
      platformCode: "4014",
    });
    expectedViolations = discord.violations.length;
  });
});
