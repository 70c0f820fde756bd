import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  ConnectorError,
  type ConnectorTools,
  type InboundRequest,
  type ParsedDelivery,
  readAllPages,
} from "@eureka/connector-sdk";
import { describeChatContract } from "@eureka/connector-sdk/testing";
import { cardFormSchema, cardSchema } from "@eureka/contracts/card";
import type { UniversalEvent, UniversalEventOf, UniversalEventType } from "@eureka/contracts/universal-event";
import { type Slack, type SlackOptions, startSlack } from "@eureka/simulators/slack";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { slackAuth } from "./auth.ts";
import { createSlackChat } from "./chat.ts";
import { createSlackClient } from "./client.ts";
import { createSlackDirectory } from "./directory.ts";
import { writeHandle } from "./handle.ts";
import { slackInbound } from "./inbound.ts";
import { toMarkdown } from "./read-text.ts";

async function startTestSlack(options: SlackOptions = {}) {
  const slack = await startSlack(options);
  const team = slack.addTeam({ name: "Acme" });
  const { user: ann } = await slack.addUser({ teamId: team.id, name: "ann", email: "ann@acme.example" });
  const { install, botToken, refreshToken } = slack.install({ teamId: team.id, installerId: ann.id });
  const { channel } = await slack.addChannel({ creatorId: ann.id, name: "general", memberIds: [install.botUserId] });
  return { slack, team, ann, install, botToken, refreshToken, channel, tools: makeTools(slack, botToken) };
}

function makeTools(slack: Slack, botToken: string): ConnectorTools {
  return {
    baseUrl: slack.apiUrl.replace(/\/$/, ""),
    fetch: globalThis.fetch,
    tokenProvider: async ({ purpose } = {}) => (purpose === "app_token" ? slack.app.appToken : botToken),
    clock: { now: () => new Date() },
  };
}

/** The address at which Slack reaches us: each request is verified and parsed as the host would, and answered. */
async function startTestEndpoint(secrets: Readonly<Record<string, string>>) {
  const deliveries: ParsedDelivery[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const request: InboundRequest = { method: "POST", url: url(), headers, body: Buffer.concat(chunks) };
    const verified = await slackInbound.verify(request, secrets, new Date());
    if (!verified.ok) return void outgoing.writeHead(401).end(verified.reason);
    const parsed = slackInbound.parse(request);
    deliveries.push(parsed);
    const { status, headers: answered, body } = parsed.reply ?? { status: 200, headers: {}, body: "" };
    outgoing.writeHead(status, answered).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/slack`;

  const events = (): UniversalEvent[] => deliveries.flatMap((delivery) => delivery.events);
  return {
    url: url(),
    deliveries,
    events,
    /** The last event of a type. Throws when there is none. */
    last<Type extends UniversalEventType>(type: Type): UniversalEventOf<Type> {
      const found = events().findLast((event) => event.type === type);
      if (!found) throw new TypeError(`there is no ${type}`);
      return found as UniversalEventOf<Type>;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const words = { unauthorized: "invalid_auth", not_found: "channel_not_found", invalid: "invalid_arguments" } as const;

describeChatContract("slack", async () => {
  const { slack, ann, channel, install, tools } = await startTestSlack();
  const chat = createSlackChat(tools);
  const platformChannelId = channel.id;
  const ofChannel = () =>
    slack.state.messages.filter(({ channelId, visibleTo, subtype }) => {
      return channelId === channel.id && visibleTo === null && subtype !== "channel_join";
    });
  return {
    chat,
    platformChannelId,
    platformUserId: ann.id,
    unknownMessageId: "1700000000.000001",
    faults: {
      failNext(code) {
        const error = code === "unavailable" ? "internal_error" : words[code];
        slack.faults.answerNext({ status: 200, body: { ok: false, error } });
      },
      rateLimitNext(retryAfterSeconds) {
        const headers = { "retry-after": String(retryAfterSeconds) };
        slack.faults.answerNext({ status: 429, headers, body: { ok: false, error: "ratelimited" } });
      },
      loseNextAnswer: () => slack.faults.loseNextAnswer(),
    },
    readTexts: async () => ofChannel().map(({ text }) => toMarkdown(text)),
    readReactions: async ({ platformMessageId }) => {
      const message = slack.state.message(channel.id, platformMessageId);
      return [...(message?.reactions ?? [])].flatMap(([name, people]) =>
        [...people].includes(install.botUserId) ? [name] : [],
      );
    },
    async pressForHandle() {
      slack.app.interactivityUrl = "http://127.0.0.1:9/";
      const card = cardSchema.parse({ title: "Press", actions: [{ kind: "form", id: "open", label: "Open" }] });
      const { platformMessageId } = await chat.post({
        intent: "press",
        platformChannelId,
        content: { text: "x", card },
      });
      const message = slack.state.message(channel.id, platformMessageId);
      if (!message) throw new TypeError("the card is not there");
      await slack.press(ann.id, message, "open");
      return writeHandle({ trigger: [...slack.state.triggers.keys()].at(-1) ?? "" }) ?? "";
    },
    async close() {
      expect(slack.violations).toEqual([]);
      await slack.close();
    },
  };
});

type Started = Awaited<ReturnType<typeof startTestSlack>>;
type Chat = Required<ReturnType<typeof createSlackChat>>;

describe("a day in Slack", () => {
  let at: Started;
  let chat: Chat;
  let us: Awaited<ReturnType<typeof startTestEndpoint>>;
  let channel: string;
  let attempts = 0;
  const intent = () => `story-${++attempts}`;

  beforeEach(async () => {
    us = await startTestEndpoint({ signing: "signing-secret-1" });
    at = await startTestSlack({
      apps: [{ interactivityUrl: us.url, commands: { "/eureka": us.url }, linkDomains: ["eureka.example"] }],
    });
    await at.slack.setEventsUrl(us.url);
    chat = createSlackChat(at.tools) as Chat;
    channel = at.channel.id;
  });
  afterEach(async () => {
    await at.slack.close();
    await us.close();
    expect(at.slack.violations).toEqual([]);
  });

  const messageAt = (platformMessageId: string) => {
    const message = at.slack.state.message(channel, platformMessageId);
    if (!message) throw new TypeError("the message is gone");
    return message;
  };

  it("hears what people say, change, react to and take back", async () => {
    const { slack, ann } = at;
    const { message } = await slack.say(ann.id, channel, "The *login* page is broken");
    await slack.edit(ann.id, message, "The *login* page is very broken");
    await slack.react(ann.id, message, "thinking_face");
    await slack.deleteMessage(ann.id, message);
    await slack.idle();
    expect(us.events().filter(({ type }) => type !== "membership.changed" && type !== "channel.changed")).toMatchObject(
      [
        { type: "message.posted", channel: { kind: "public" }, message: { text: "The **login** page is broken" } },
        { type: "message.edited", message: { text: "The **login** page is very broken", author: { isBot: false } } },
        { type: "reaction.added", emoji: "thinking" },
        { type: "message.deleted", platformMessageId: message.ts },
      ],
    );
  });

  it("knows its own voice, and hears nothing of a preview", async () => {
    const posted = await chat.post({
      intent: intent(),
      platformChannelId: channel,
      content: { text: "ENG-1 is done" },
    });
    await at.slack.idle();
    expect(us.last("message.posted").message).toMatchObject({
      platformMessageId: posted.platformMessageId,
      author: { platformUserId: at.install.botUserId, isBot: true },
    });
    expect(posted.permalink).toBe(
      `https://acme.slack.com/archives/${channel}/p${posted.platformMessageId.replace(".", "")}`,
    );
  });

  it("reads pictures in its own messages as they were sent, though Slack keeps them as words", async () => {
    const text = "Done 🎉 👩‍👩‍👧‍👦";
    const posted = await chat.post({ intent: intent(), platformChannelId: channel, content: { text } });
    messageAt(posted.platformMessageId).text = "Done :tada: :woman-woman-girl-boy:";
    expect((await chat.getMessage(posted)).text).toBe(text);
    await chat.update({ intent: intent(), message: posted, content: { text: "Changed" } });
    expect((await chat.getMessage(posted)).text).toBe("Changed");
  });

  it("believes nobody else what a message says about itself", async () => {
    const { message } = await at.slack.say(at.ann.id, channel, "shown");
    Object.assign(message, {
      metadata: { event_type: "eureka_message", event_payload: { text: "hidden", intent: "x" } },
    });
    const reference = { platformChannelId: channel, platformMessageId: message.ts };
    expect((await chat.getMessage(reference)).text).toBe("shown");
  });

  it("answers a command where it is not in the channel", async () => {
    const { slack, ann } = at;
    const { channel: elsewhere } = await slack.addChannel({ creatorId: ann.id, name: "elsewhere" });
    await slack.runCommand(ann.id, elsewhere.id, "/eureka new Fix <it> & more");
    const command = us.last("command.invoked");
    expect(command).toMatchObject({ command: "eureka", actor: { platformUserId: ann.id, displayName: "ann" } });
    const answer = {
      intent: intent(),
      platformChannelId: elsewhere.id,
      platformUserId: ann.id,
      content: { text: "Made **ENG-1**" },
    };
    await expect(chat.postEphemeral(answer)).rejects.toMatchObject({ code: "not_found" });
    await chat.postEphemeral({ ...answer, replyHandle: command.replyHandle ?? "" });
    expect(slack.state.messages.filter(({ channelId }) => channelId === elsewhere.id).at(-1)).toMatchObject({
      text: "Made *ENG-1*",
      visibleTo: ann.id,
    });
  });

  it("gets back what was filled in on a card, and shows the card closed", async () => {
    const { slack, ann } = at;
    const card = cardSchema.parse({
      title: "ENG-1 Fix login",
      inputs: [
        { kind: "text", id: "note", label: "Note" },
        { kind: "select", id: "list", label: "List", options: [{ value: "doing", label: "Doing" }] },
        { kind: "date", id: "due", label: "Due", value: "2026-02-01" },
      ],
      actions: [
        { kind: "button", id: "act_move", label: "Move" },
        { kind: "select", id: "act_who", label: "Who", options: [{ value: "ann", label: "Ann" }] },
      ],
    });
    const posted = await chat.post({ intent: intent(), platformChannelId: channel, content: { text: "ENG-1", card } });
    const message = messageAt(posted.platformMessageId);
    await slack.choose(ann.id, message, "note", "soon");
    await slack.choose(ann.id, message, "list", "doing");
    await slack.press(ann.id, message, "act_move");
    expect(us.last("action.invoked")).toMatchObject({
      platformMessageId: posted.platformMessageId,
      actionId: "act_move",
      values: { note: "soon", list: "doing" },
    });
    await slack.choose(ann.id, message, "act_who", "ann");
    expect(us.last("action.invoked")).toMatchObject({ actionId: "act_who", value: "ann" });

    const closed = { text: "ENG-1", card: { ...card, state: "closed" as const } };
    await chat.update({ intent: intent(), message: posted, content: closed });
    expect(messageAt(posted.platformMessageId).blocks.map(({ type }) => type)).toEqual(["header"]);
    await chat.update({ intent: intent(), message: posted, content: { text: "Gone" } });
    expect(JSON.stringify(messageAt(posted.platformMessageId).blocks)).not.toContain("header");
  });

  it("opens a form, gets it back with its place, and takes it from the screen", async () => {
    const { slack, ann } = at;
    const card = cardSchema.parse({ title: "x", actions: [{ kind: "form", id: "act_edit", label: "Edit" }] });
    const posted = await chat.post({ intent: intent(), platformChannelId: channel, content: { text: "x", card } });
    await slack.press(ann.id, messageAt(posted.platformMessageId), "act_edit");
    const form = cardFormSchema.parse({
      id: "form_1",
      title: "Change ENG-1",
      submitLabel: "Change",
      inputs: [
        { kind: "text", id: "title", label: "Title", required: true },
        { kind: "person", id: "owner", label: "Owner" },
        { kind: "multi_select", id: "labels", label: "Labels", options: [{ value: "bug", label: "Bug" }] },
      ],
    });
    const { replyHandle = "" } = us.last("action.invoked");
    await chat.openForm({ form, replyHandle });
    const { outcome } = await slack.submitView(ann.id, { title: "Fix it", owner: ann.id, labels: ["bug"] });
    expect(outcome).toEqual({ kind: "cleared" });
    expect(us.last("form.submitted")).toMatchObject({
      formId: "form_1",
      actor: { platformUserId: ann.id },
      values: { title: "Fix it", owner: ann.id, labels: ["bug"] },
      channel: { platformChannelId: channel },
    });
    await expect(chat.openForm({ form, replyHandle })).rejects.toMatchObject({ code: "invalid" });
    await expect(chat.openForm({ form, replyHandle: "no handle" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("makes a work item of a message by its shortcut, thread and address included", async () => {
    const { slack, ann } = at;
    const { message: first } = await slack.say(ann.id, channel, "start");
    const { message } = await slack.say(ann.id, channel, "The login page is broken", { thread: first });
    await slack.useShortcut(ann.id, "make_work_item", message);
    expect(us.last("command.invoked")).toMatchObject({
      command: "make_work_item",
      platformThreadId: first.ts,
      message: {
        text: "The login page is broken",
        author: { platformUserId: ann.id },
        permalink: expect.stringContaining(`https://acme.slack.com/archives/${channel}/p`),
      },
    });
  });

  it("shows a page of its own, on which each card has its own inputs", async () => {
    const { slack, ann } = at;
    const card = (id: string) =>
      cardSchema.parse({
        title: id,
        inputs: [{ kind: "text", id: "note", label: "Note", value: `of ${id}` }],
        actions: [{ kind: "button", id: `act_${id}`, label: `Do ${id}` }],
      });
    await slack.openHome(ann.id);
    const { platformUserId } = us.last("home.opened").actor;
    await chat.showHome({ platformUserId, sections: [{ title: "Today", cards: [card("a"), card("b")] }] });
    const view = slack.homeOf(ann.id);
    if (!view) throw new TypeError("there is no page");
    await slack.press(ann.id, view, "act_b");
    expect(us.last("action.invoked")).toMatchObject({ actionId: "act_b", channel: { kind: "direct" } });
  });

  it("shows what stands behind a link of ours", async () => {
    const { slack, ann } = at;
    await slack.say(ann.id, channel, "see https://eureka.example/items/ENG-1");
    await slack.idle();
    const { urls, replyHandle = "", platformMessageId } = us.last("link.shared");
    const [url = ""] = urls;
    const card = cardSchema.parse({ title: "ENG-1 Fix login", inputs: [{ kind: "date", id: "due", label: "Due" }] });
    await chat.unfurl({
      message: { platformChannelId: channel, platformMessageId },
      replyHandle,
      previews: [{ url, card }],
    });
    expect(messageAt(platformMessageId).attachments).toMatchObject([{ from_url: url, blocks: [{ type: "header" }] }]);
  });

  it("is a step of a workflow, and ends it once", async () => {
    const { slack, ann } = at;
    const inputs = { title: "Fix login" };
    const { executionId } = await slack.runFunction(ann.id, { callbackId: "create_work_item", inputs });
    await slack.idle();
    const { replyHandle = "", ...reached } = us.last("step.reached");
    expect(reached).toMatchObject({ step: "create_work_item", inputs });
    const outcome = { kind: "done", outputs: { work_item_key: "ENG-1" } } as const;
    await chat.endStep({ replyHandle, outcome });
    at.slack.faults.answerNext({ status: 200, body: { ok: false, error: "execution_not_in_running_state" } });
    await chat.endStep({ replyHandle, outcome });
    expect(slack.state.executions.get(executionId)?.outcome).toEqual({ outputs: { work_item_key: "ENG-1" } });
  });

  it("grows a message in a thread, and puts the finished one in its place", async () => {
    const { slack, ann } = at;
    await slack.runCommand(ann.id, channel, "/eureka ideas");
    const { replyHandle = "" } = us.last("command.invoked");
    const { message } = await slack.say(ann.id, channel, "start");
    const input = {
      intent: intent(),
      platformChannelId: channel,
      platformThreadId: message.ts,
      content: { text: "**One**" },
    };
    await expect(chat.startStream(input)).rejects.toMatchObject({ code: "invalid" });
    const card = cardSchema.parse({ title: "Counting", actions: [{ kind: "button", id: "stop", label: "Stop" }] });
    const started = await chat.startStream({ ...input, content: { ...input.content, card }, replyHandle });
    await chat.appendStream({ message: started, text: " and <!here> two" });
    expect(messageAt(started.platformMessageId)).toMatchObject({
      text: "**One** and &lt;!here> two",
      isStreaming: true,
      blocks: [{ type: "header" }, { type: "actions" }],
    });
    const sentTo = { platformChannelId: channel, platformThreadId: message.ts };
    const search = { intent: input.intent, sentTo, sentAfter: new Date() };
    expect(await chat.findByIntent(search)).toEqual(started);
    const finished = { intent: input.intent, message: started, content: { text: "**One** and two, done" } };
    await chat.stopStream(finished);
    await chat.stopStream(finished);
    expect(messageAt(started.platformMessageId)).toMatchObject({ text: "*One* and two, done", isStreaming: false });
    expect(await chat.findByIntent(search)).toEqual(started);
    const expiring = await chat.startStream({ ...input, intent: intent(), replyHandle });
    at.slack.advance(6 * 60_000);
    await expect(chat.appendStream({ message: expiring, text: "x" })).rejects.toMatchObject({ code: "invalid" });
    await chat.stopStream({ ...finished, message: expiring });
    expect(messageAt(expiring.platformMessageId).text).toBe("*One* and two, done");
  });

  it("sends a file into a thread, and finds it again", async () => {
    const { message } = await at.slack.say(at.ann.id, channel, "start");
    const name = "ideas_1.md";
    const upload = {
      intent: intent(),
      platformChannelId: channel,
      platformThreadId: message.ts,
      name,
      mediaType: "text/markdown",
      sizeBytes: 5,
      open: () => new Blob(["ideas"]).stream(),
      text: "The **ideas**",
    };
    const posted = await chat.uploadFile(upload);
    expect(posted.platformThreadId).toBe(message.ts);
    const sentTo = { platformChannelId: channel, platformThreadId: message.ts };
    const search = { intent: upload.intent, sentTo, sentAfter: new Date() };
    expect(await chat.findByIntent(search)).toEqual(posted);
    expect(await chat.findByIntent({ ...search, intent: "another" })).toBeNull();
    const { files } = await chat.getMessage(posted);
    expect(files).toMatchObject([{ name, sizeBytes: 5 }]);
  });

  it("gives its token to nobody but Slack", async () => {
    const slack = createSlackClient(at.tools);
    for (const address of [
      "https://evil.example/x",
      "https://slack.com.evil.example/",
      "http://files.slack.com/x",
      "x",
    ]) {
      await expect(slack.download(address)).rejects.toMatchObject({ code: "invalid" });
      await expect(slack.respond(address, {})).rejects.toMatchObject({ code: "invalid" });
      await expect(slack.upload(address, new Uint8Array(1))).rejects.toMatchObject({ code: "invalid" });
    }
    const address = `${at.slack.url}/files-pri/T1-F0SIM99999/x.png`;
    await expect(slack.download(address)).rejects.toBeInstanceOf(ConnectorError);
  });

  it("replaces a message by a text that is longer than Slack's updates", async () => {
    const posted = await chat.post({ intent: intent(), platformChannelId: channel, content: { text: "short" } });
    const text = Array.from({ length: 700 }, (_, line) => `line ${line}`).join("\n");
    await chat.update({ intent: intent(), message: posted, content: { text } });
    const words = JSON.stringify(messageAt(posted.platformMessageId).blocks);
    expect([words.includes("line 0"), words.includes("line 699")]).toEqual([true, true]);
  });

  it("writes the address of a picture that Slack refuses", async () => {
    const image = { url: "https://a.example/x.png", alt: "A chart" };
    const card = cardSchema.parse({ title: "x", image });
    at.slack.faults.answerNext({ status: 200, body: { ok: false, error: "invalid_blocks" } });
    const posted = await chat.post({ intent: intent(), platformChannelId: channel, content: { text: "x", card } });
    expect(JSON.stringify(messageAt(posted.platformMessageId).blocks)).toContain(
      "A chart: <https://a.example/x.png>".slice(0, 8),
    );
    at.slack.faults.answerNext({ status: 200, body: { ok: false, error: "invalid_blocks" } });
    const plain = { text: "x", card: cardSchema.parse({ title: "x" }) };
    await expect(chat.post({ intent: intent(), platformChannelId: channel, content: plain })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("knows people by name, and their addresses only where Slack vouches for them", async () => {
    const directory = createSlackDirectory(at.tools);
    expect(await directory.getPerson(at.ann.id)).toMatchObject({ displayName: "ann", isBot: false });
    expect(await directory.getPerson(at.install.botUserId)).toMatchObject({ isBot: true });
    await expect(directory.getPerson("U0SIM99999")).rejects.toMatchObject({ code: "not_found" });
    const { entries } = await chat.listMembers({ platformChannelId: channel });
    expect(entries.map(({ platformUserId }) => platformUserId).sort()).toEqual(
      [at.ann.id, at.install.botUserId].sort(),
    );
  });

  it("knows in which channels it is", async () => {
    const other = await at.slack.addChannel({ creatorId: at.ann.id, name: "without-us" });
    const hidden = await at.slack.addChannel({ creatorId: at.ann.id, name: "hidden", isPrivate: true });
    const answers = [channel, other.channel.id, hidden.channel.id, "C0SIM99999"].map((id) => chat.isInChannel?.(id));
    expect(await Promise.all(answers)).toEqual([true, false, false, false]);
  });

  it("asks for a fresh token once, when its own has expired", async () => {
    const asked: unknown[] = [];
    const tokenProvider = async (request?: { rejected?: string }) => {
      asked.push(request?.rejected);
      return request?.rejected === undefined ? "xoxb-expired" : at.botToken;
    };
    const renewed = createSlackChat({ ...at.tools, tokenProvider });
    await renewed.post({ intent: intent(), platformChannelId: channel, content: { text: "still here" } });
    expect(asked.slice(0, 2)).toEqual([undefined, "xoxb-expired"]);
    const refused = createSlackChat({ ...at.tools, tokenProvider: async () => "xoxb-expired" });
    await expect(refused.listChannels({})).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("leaves, and leaves again", async () => {
    await chat.leave();
    await chat.leave();
    await at.slack.idle();
    expect(us.events().map(({ type }) => type)).toContain("uninstalled");
    await expect(chat.listChannels({})).rejects.toMatchObject({ code: "unauthorized" });
  });
});

describe("the way into a workspace", () => {
  it("leads from the consent page to a token, its renewal and the name of the place", async () => {
    const { slack, team, ann } = await startTestSlack({ apps: [{ rotatesTokens: true }] });
    const baseUrl = slack.apiUrl.replace(/\/$/, "");
    const consent = new URL(slackAuth.authorizePath, baseUrl);
    expect(consent.href).toBe(slack.authorizeUrl);
    const redirectUri = "https://eureka.example/oauth/callback";
    consent.searchParams.set("client_id", slack.app.clientId);
    consent.searchParams.set("scope", "chat:write,commands");
    consent.searchParams.set("redirect_uri", redirectUri);
    const back = new URL(slack.approveInstall({ url: consent.href, teamId: team.id, userId: ann.id }));
    const code = back.searchParams.get("code") ?? "";

    const ask = async (form: Record<string, string>): Promise<unknown> => {
      const { clientId: client_id, clientSecret: client_secret } = slack.app;
      const body = new URLSearchParams({ client_id, client_secret, ...form });
      return (await fetch(new URL(slackAuth.tokenPath, baseUrl), { method: "POST", body })).json();
    };
    const answer = await ask({ code, redirect_uri: redirectUri });
    const granted = slackAuth.readTokens(answer);
    expect(granted).toMatchObject({ expiresInSeconds: 43_200 });
    expect(granted.scopes).toEqual(expect.arrayContaining(["chat:write", "commands"]));
    const installation = await slackAuth.readInstallation(makeTools(slack, granted.accessToken), {
      callback: {},
      answer,
    });
    expect(installation).toMatchObject({
      platformWorkspaceId: team.id,
      platformWorkspaceName: "Acme",
      ourselves: { isBot: true },
    });

    const renewed = slackAuth.readTokens(
      await ask({ grant_type: "refresh_token", refresh_token: granted.refreshToken ?? "" }),
    );
    expect(renewed.accessToken).not.toBe(granted.accessToken);
    expect(() => slackAuth.readTokens({ ok: false, error: "invalid_code" })).toThrow(
      expect.objectContaining({ code: "unauthorized", platformCode: "invalid_code" }),
    );
    expect(() => slackAuth.readTokens("<html>")).toThrow(expect.objectContaining({ code: "invalid" }));
    expect(slack.violations).toEqual([]);
    await slack.close();
  });

  it("belongs to the enterprise where a whole enterprise let us in", async () => {
    const { slack, tools } = await startTestSlack();
    const enterprise = { id: "E024BE7LH", name: "Acme Group" };
    const grant = { ok: true, is_enterprise_install: true, team: null, enterprise, bot_user_id: "U024BE7LH" };
    expect(await slackAuth.readInstallation(tools, { callback: {}, answer: grant })).toMatchObject({
      platformWorkspaceId: "E024BE7LH",
      platformWorkspaceName: "Acme Group",
      ourselves: { platformUserId: "U024BE7LH" },
    });
    await slack.close();
  });

  it("lists the people and channels of all workspaces of the enterprise", async () => {
    const slack = await startSlack();
    const enterprise = { id: "E024BE7LH", name: "Acme Group" };
    const people: string[] = [];
    for (const name of ["Design", "Sales"]) {
      const { id: teamId } = slack.addTeam({ name, enterprise });
      const { user } = await slack.addUser({ teamId, name: name.toLowerCase() });
      await slack.addChannel({ creatorId: user.id, name: `${name.toLowerCase()}-talk` });
      people.push(user.id);
    }
    const outside = slack.addTeam({ name: "Outside" });
    await slack.addUser({ teamId: outside.id, name: "out" });
    const [teamId = ""] = slack.state.teams.keys();
    const { botToken } = slack.install({ teamId, installerId: people[0] ?? "", isForEnterprise: true });
    const tools = makeTools(slack, botToken);
    const found: string[] = [];
    for await (const { platformUserId, isBot } of readAllPages((page) => createSlackDirectory(tools).listPeople(page)))
      if (!isBot) found.push(platformUserId);
    expect(found).toEqual(people);
    const names: (string | undefined)[] = [];
    for await (const { name } of readAllPages((page) => createSlackChat(tools).listChannels(page))) names.push(name);
    expect(names).toEqual(["design-talk", "sales-talk"]);
    await slack.close();
  });
});
