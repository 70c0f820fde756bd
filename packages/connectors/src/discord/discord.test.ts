import { createPrivateKey, sign as signBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  type ChatCapability,
  type ConnectorTools,
  type InboundRequest,
  loadRecordedDeliveries,
  type ParsedDelivery,
  type RecordedDelivery,
  requestOfRecordedDelivery,
} from "@eureka/connector-sdk";
import { catchConnectorError, describeChatContract, describeInboundContract } from "@eureka/connector-sdk/testing";
import { type CardForm, type CardInit, cardFormSchema, cardSchema } from "@eureka/contracts/card";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { type Discord, startDiscord } from "@eureka/simulators/discord";
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { createDiscordClient, type DiscordClient } from "./client.ts";
import { nameOfEmoji } from "./emoji.ts";
import { discordInbound } from "./inbound.ts";
import { discord as connector } from "./index.ts";
import { signatureHeader, timestampHeader } from "./signature.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));

// RFC 8410: the private half of the key whose public half stands in the fixtures. Nothing but these tests knows it.
const testKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${"07".repeat(32)}`, "hex"),
  format: "der",
  type: "pkcs8",
});

function sign(delivery: RecordedDelivery): RecordedDelivery {
  const timestamp = String(Math.floor(new Date(delivery.receivedAt).getTime() / 1_000));
  const { body } = requestOfRecordedDelivery(delivery);
  const signature = signBytes(null, Buffer.concat([Buffer.from(timestamp), body]), testKey).toString("hex");
  return { ...delivery, headers: { [timestampHeader]: timestamp, [signatureHeader]: signature } };
}

describeInboundContract(connector, fixtures, { sign });

function findFixture(name: string): InboundRequest {
  const delivery = fixtures.find((candidate) => candidate.name === name);
  if (!delivery) throw new TypeError(`there is no fixture "${name}"`);
  return requestOfRecordedDelivery(delivery);
}

const guildId = "290926798626357250";
const applicationId = "775799577604522054";

describe("the inbound of Discord", () => {
  it("tells whose delivery it is before anything is verified", () => {
    const ping = discordInbound.identify(findFixture("Discord tries the endpoint"));
    expect(ping).toEqual({ kind: "application", platformApplicationId: applicationId });
    const ofGuild = { kind: "workspace", platformWorkspaceIds: [guildId], platformApplicationId: applicationId };
    for (const name of [
      "a press of a button",
      "a press in a direct conversation belongs to the guild that its mark names",
      "a reply inside a thread",
      "the bot was removed from a guild",
      "an interaction by the gateway, for an application without endpoint",
    ]) {
      expect(discordInbound.identify(findFixture(name)), name).toEqual(ofGuild);
    }
    const direct = discordInbound.identify(findFixture("a direct message belongs to no guild"));
    expect(direct).toEqual({ kind: "application", platformApplicationId: applicationId });
    const press = findFixture("a press of a button");
    expect(discordInbound.identify({ ...press, pathKey: "k1" })).toEqual({ kind: "path_key", key: "k1" });
    expect(discordInbound.identify({ ...press, method: "GET" })).toEqual({ kind: "unknown" });
  });

  it("is not brought down by options inside options without end", () => {
    const depth = 20_000;
    const options = `${'[{"name":"a","type":1,"options":'.repeat(depth)}[]${"}]".repeat(depth)}`;
    const text = `{"id":"1","application_id":"2","type":2,"token":"t","guild_id":"3","data":{"options":${options}}}`;
    const request = { ...findFixture("a press of a button"), body: new TextEncoder().encode(text) };
    expect(discordInbound.identify(request)).toMatchObject({ kind: "workspace", platformWorkspaceIds: ["3"] });
    expect(discordInbound.parse(request).events).toEqual([]);
  });

  it("asks what could stand in an option, and gives at most as many answers as Discord takes", () => {
    const { question } = discordInbound.parse(findFixture("somebody types into an option"));
    expect(question).toEqual({
      kind: "suggest",
      platformWorkspaceId: guildId,
      channel: { platformChannelId: "645027906669510667", name: "general" },
      actor: { platformUserId: "53908232506183680", displayName: "Annie", isBot: false },
      command: "eureka",
      verb: "move",
      option: "item",
      typed: "OPS",
    });
    const many = Array.from({ length: 30 }, (_, index) => ({ value: `OPS-${index}`, label: "x".repeat(75) }));
    const { body } = discordInbound.renderSuggestions?.(many) ?? { body: "{}" };
    const { type, data } = JSON.parse(body) as { type: number; data: { choices: unknown[] } };
    expect([type, data.choices.length]).toEqual([8, 25]);
  });

  it("takes a press only once, whichever way it comes", () => {
    const byGateway = findFixture("an interaction by the gateway, for an application without endpoint");
    const frame = JSON.parse(new TextDecoder().decode(byGateway.body)) as { d: unknown };
    const byRequest = { ...byGateway, body: new TextEncoder().encode(JSON.stringify(frame.d)) };
    expect(discordInbound.parse(byGateway)).toEqual(discordInbound.parse(byRequest));
  });
});

interface Stage {
  readonly discord: Discord;
  readonly chat: ChatCapability;
  readonly client: DiscordClient;
  readonly tools: ConnectorTools;
  readonly guildId: string;
  readonly channelId: string;
  readonly ann: string;
  readonly botId: string;
  /** What the endpoint received and how it understood it, in order. */
  readonly received: ParsedDelivery[];
  close(): Promise<void>;
}

/** A guild with the bot in it, and an endpoint that answers as the host does. */
async function setStage({ tellsGuild = true } = {}): Promise<Stage> {
  const discord = await startDiscord();
  const owner = discord.addUser({ username: "owner" });
  const guild = discord.addGuild({ name: "Acme", ownerId: owner.id });
  const ann = discord.addUser({ username: "ann", globalName: "Ann" });
  discord.people.join({ guildId: guild.id, userId: ann.id });
  const application = discord.addApplication({ name: "Eureka" });
  discord.installBot({
    applicationId: application.id,
    guildId: guild.id,
    permissions: [
      "viewChannel",
      "readMessageHistory",
      "sendMessages",
      "sendMessagesInThreads",
      "createPublicThreads",
      "embedLinks",
      "attachFiles",
      "addReactions",
    ],
  });
  const tools = {
    baseUrl: `${discord.apiUrl}/v10`,
    fetch: globalThis.fetch,
    tokenProvider: async () => application.token,
    clock: { now: () => new Date() },
    ...(tellsGuild && { platformWorkspaceId: guild.id }),
  };
  const client = createDiscordClient(tools);
  const received: ParsedDelivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const body = new Uint8Array(Buffer.concat(chunks));
      const inbound: InboundRequest = { method: "POST", url: "https://eureka.example", headers, body };
      const verified = discordInbound.verify(inbound, { publicKey: application.publicKey }, new Date());
      if (!("ok" in verified) || !verified.ok) return void response.writeHead(401).end();
      const parsed = discordInbound.parse(inbound);
      received.push(parsed);
      const reply = parsed.question
        ? discordInbound.renderSuggestions?.([{ value: "OPS-1", label: "OPS-1 Fix login" }])
        : parsed.reply;
      response.writeHead(reply?.status ?? 200, reply?.headers).end(reply?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/discord`;
  await client.call("PATCH", "/applications/@me", { body: { interactions_endpoint_url: address } });
  return {
    discord,
    chat: connector.chat?.(tools) as ChatCapability,
    client,
    tools,
    guildId: guild.id,
    channelId: guild.channelId,
    ann: ann.id,
    botId: application.botId,
    received,
    async close() {
      const { violations } = discord;
      await discord.close();
      server.close();
      expect(violations).toEqual([]);
    },
  };
}

type Event<Type extends UniversalEvent["type"]> = Extract<UniversalEvent, { type: Type }>;

function findEvent<Type extends UniversalEvent["type"]>({ received }: Stage, type: Type): Event<Type> {
  const event = received.flatMap(({ events }) => events).findLast((candidate) => candidate.type === type);
  if (!event) throw new TypeError(`nothing of the kind ${type} was received`);
  return event as Event<Type>;
}

async function readMessages({ client, channelId }: Stage, inChannel = channelId): Promise<APIMessage[]> {
  return (await client.call<APIMessage[]>("GET", `/channels/${inChannel}/messages`)).reverse();
}

const formCard = (): CardInit => ({
  title: "OPS-1",
  actions: [{ kind: "form", id: "contract-form-button", label: "Change it" }],
});

/** Presses a button whose delivery is left without an answer, and gives its handle. The press itself ends when it is answered. */
async function pressFormButton(
  stage: Stage,
): Promise<{ handle: string; outcome: ReturnType<Discord["people"]["press"]> }> {
  const { chat, channelId, discord, ann, received } = stage;
  const card = cardSchema.parse(formCard());
  const posted = await chat.post({
    intent: `press-${received.length}-${Math.random()}`,
    platformChannelId: channelId,
    content: { text: "press", card },
  });
  const before = received.length;
  const deed = { channelId, userId: ann, messageId: posted.platformMessageId, customId: "~f:contract-form-button" };
  const outcome = discord.people.press(deed);
  await expect.poll(() => received.length).toBeGreaterThan(before);
  return { handle: findEvent(stage, "action.invoked").replyHandle ?? "", outcome };
}

describeChatContract("discord", async () => {
  const stage = await setStage();
  const { discord, chat, client, channelId, ann } = stage;
  discord.addChannel({ guildId: stage.guildId, name: "random" });
  const answers = {
    unauthorized: { status: 401, body: { message: "401: Unauthorized", code: 0 } },
    not_found: { status: 404, body: { message: "Unknown Channel", code: 10_003 } },
    invalid: { status: 400, body: { message: "Invalid Form Body", code: 50_035 } },
    unavailable: { status: 503, body: "upstream connect error" },
  };
  return {
    chat,
    platformChannelId: channelId,
    platformUserId: ann,
    unknownMessageId: "1473118766652199999",
    faults: {
      failNext: (code) => discord.faults.answerNext(answers[code]),
      rateLimitNext: (seconds) =>
        discord.faults.answerNext({
          status: 429,
          headers: { "retry-after": String(seconds) },
          body: { message: "You are being rate limited.", retry_after: seconds - 0.4, global: false },
        }),
      loseNextAnswer: () => discord.faults.loseNextAnswer(),
    },
    readTexts: async () => (await readMessages(stage)).map(({ content }) => content),
    async readReactions({ platformMessageId }) {
      const message = await client.call<APIMessage>("GET", `/channels/${channelId}/messages/${platformMessageId}`);
      return (message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => nameOfEmoji(emoji));
    },
    pressForHandle: async () => (await pressFormButton(stage)).handle,
    close: stage.close,
  };
});

describe("talking on Discord", () => {
  let stage: Stage;
  afterEach(() => stage.close());
  const content = (text: string, card?: CardInit) => ({ text, ...(card && { card: cardSchema.parse(card) }) });

  it("calls the people who are named, and neither everybody nor anybody in code", async () => {
    stage = await setStage();
    const { chat, channelId, ann, botId } = stage;
    const text = `<@${ann}> @everyone @here \`<@${botId}>\``;
    await chat.post({ intent: "i1", platformChannelId: channelId, content: { text } });
    const [message] = await readMessages(stage);
    expect(message).toMatchObject({ content: text, mention_everyone: false, mentions: [{ id: ann }] });
    expect(message?.mentions).toHaveLength(1);
  });

  it("begins a thread under a message with the first reply, and takes one out of the archive", async () => {
    stage = await setStage();
    const { chat, channelId, discord, client } = stage;
    const place = { platformChannelId: channelId };
    const first = await chat.post({ intent: "i1", ...place, content: content("**The login page** is broken\nbadly") });
    const thread = { ...place, platformThreadId: first.platformMessageId };
    await chat.post({ intent: "i2", ...thread, content: content("one") });
    expect(await client.call("GET", `/channels/${first.platformMessageId}`)).toMatchObject({
      name: "The login page is broken",
      parent_id: channelId,
    });
    discord.people.archiveThread({ channelId: first.platformMessageId });
    const second = await chat.post({ intent: "i3", ...thread, content: content("two") });
    discord.people.archiveThread({ channelId: first.platformMessageId });
    await chat.update({ intent: "i4", message: second, content: content("zwei") });
    await chat.update({ intent: "i5", message: { ...first, ...thread }, content: content("It is fixed") });
    expect((await chat.readThread(thread, {})).entries.map(({ text }) => text)).toEqual(["It is fixed", "one", "zwei"]);
    await chat.delete({ intent: "i6", message: second });
    expect((await chat.readThread(thread, {})).entries).toHaveLength(2);
    expect(await readMessages(stage)).toHaveLength(1);
  });

  it("talks in a post of a forum, whose first message stands inside its thread", async () => {
    stage = await setStage();
    const { chat, discord, ann, guildId: guild } = stage;
    const forum = discord.addChannel({ guildId: guild, name: "help", type: 15 });
    const { channelId: postId } = discord.people.createForumPost({
      channelId: forum.id,
      userId: ann,
      name: "How?",
      content: "How do I log in?",
    });
    const place = { platformChannelId: forum.id, platformThreadId: postId };
    const reply = await chat.post({ intent: "i1", ...place, content: content("With your password") });
    expect(await chat.getMessage(reply)).toMatchObject({ text: "With your password", platformThreadId: postId });
    const first = { ...place, platformMessageId: postId };
    expect((await chat.getMessage(first)).text).toBe("How do I log in?");
    await chat.react({ intent: "i2", message: first, emoji: "eyes", change: "add" });
    const { entries } = await chat.readThread(place, {});
    expect(entries.map(({ text }) => text)).toEqual(["How do I log in?", "With your password"]);
  });

  it("answers a command in the message that its person waits for, once", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    await chat.registerCommands?.(commands);
    const run = {
      channelId,
      userId: ann,
      command: "eureka new",
      options: { "title-1": "Fix login", priority: "urgent" },
    };
    const outcome = await discord.people.runCommand(run);
    expect(outcome).toMatchObject({ sentBy: "http", status: 200, callback: { type: 5 } });
    const event = findEvent(stage, "command.invoked");
    expect(event).toMatchObject({ command: "eureka", text: "new Fix login --priority urgent" });
    const answer = {
      intent: "i1",
      platformChannelId: channelId,
      content: content("Made OPS-1", { title: "OPS-1 Fix login" }),
      replyHandle: event.replyHandle ?? "",
    };
    const posted = await chat.post(answer);
    expect(await chat.post(answer)).toEqual(posted);
    expect(discord.people.readAnswer(outcome.interactionId)).toMatchObject({
      id: posted.platformMessageId,
      content: "Made OPS-1",
    });
    await chat.post({ ...answer, intent: "i2", content: content("And another thing") });
    expect((await readMessages(stage)).map((message) => message.content)).toEqual(["Made OPS-1", "And another thing"]);
  });

  it("whispers the answer to a command, and everybody's loading message goes away", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    await chat.registerCommands?.(commands);
    await discord.people.runCommand({ channelId, userId: ann, command: "eureka new", options: { "title-1": "x" } });
    const { replyHandle = "" } = findEvent(stage, "command.invoked");
    const input = { platformChannelId: channelId, platformUserId: ann, replyHandle };
    await chat.postEphemeral({ intent: "i1", ...input, content: content("You may not do that") });
    expect(await readMessages(stage)).toEqual([]);
    expect(discord.counts.get("POST /users/@me/channels") ?? 0).toBe(0);
    await chat.postEphemeral({
      ...input,
      intent: "i2",
      replyHandle: replyHandle.replace("loading", "quiet"),
      content: content("really"),
    });
    expect(await readMessages(stage)).toEqual([]);
  });

  it("sends a direct message to whom nothing can be whispered any more", async () => {
    stage = await setStage();
    const { chat, channelId, ann, discord, botId } = stage;
    const place = { platformChannelId: channelId, platformUserId: ann };
    const over = "quiet/1473118791343800450/775799577604522054//a-token-that-is-over";
    await chat.postEphemeral({ intent: "i1", ...place, content: content("late"), replyHandle: over });
    await chat.postEphemeral({ intent: "i2", ...place, content: content("without a handle") });
    expect(await readMessages(stage)).toEqual([]);
    const direct = discord.people.openDirectMessages({ userId: ann, withUserId: botId }).channelId;
    expect((await readMessages(stage, direct)).map((message) => message.content)).toEqual(["late", "without a handle"]);
  });

  it("knows the guild of a press in a direct conversation", async () => {
    stage = await setStage();
    const { chat, ann, discord, guildId: guild } = stage;
    const card: CardInit = { title: "May I?", actions: [{ kind: "button", id: "act_yes", label: "Yes" }] };
    const posted = await chat.directMessage({
      intent: "i1",
      platformUserId: ann,
      content: content("A question", card),
    });
    const [message] = await readMessages(stage, posted.platformChannelId);
    const customId = JSON.stringify(message?.components).match(/"custom_id":"([^"]+)"/)?.[1] ?? "";
    const { platformChannelId: channelId, platformMessageId: messageId } = posted;
    await discord.people.press({ channelId, userId: ann, messageId, customId });
    expect(findEvent(stage, "action.invoked")).toMatchObject({
      platformWorkspaceId: guild,
      actionId: "act_yes",
      channel: { platformChannelId: channelId, kind: "direct" },
      actor: { platformUserId: ann },
    });
  });

  it("opens a form that a press left room for, and takes what was filled in", async () => {
    stage = await setStage();
    const { chat, discord } = stage;
    const { handle, outcome } = await pressFormButton(stage);
    const form: CardForm = cardFormSchema.parse({
      id: "form_1",
      title: "A title that is longer than the forty-five characters of Discord",
      submitLabel: "Send",
      inputs: [
        { kind: "text", id: "title", label: "Title", required: true, value: "Fix login" },
        { kind: "multi_select", id: "labels", label: "Labels", options: [{ value: "bug", label: "Bug" }] },
        { kind: "date", id: "due", label: "Due" },
      ],
    });
    await chat.openForm?.({ form, replyHandle: handle });
    const { interactionId, status } = await outcome;
    expect(status).toBe(202);
    expect(await catchConnectorError(async () => chat.openForm?.({ form, replyHandle: handle }))).toMatchObject({
      code: "invalid",
    });
    await discord.people.submitModal({ interactionId, values: { "labels[]": ["bug"], due: "2030-02-28" } });
    expect(findEvent(stage, "form.submitted")).toMatchObject({
      formId: "form_1",
      values: { title: "Fix login", labels: ["bug"], due: "2030-02-28" },
    });
  });

  it("asks for the inputs of a card when its button is pressed", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    const card: CardInit = {
      title: "Why?",
      inputs: [
        { kind: "text", id: "reason", label: "Reason", required: true, value: "Because", maxLength: 200 },
        { kind: "select", id: "size", label: "Size", options: [{ value: "s", label: "Small" }], value: "s" },
      ],
      actions: [{ kind: "button", id: "act_send", label: "Send it" }],
    };
    const posted = await chat.post({
      intent: "i1",
      platformChannelId: channelId,
      content: content("A question", card),
    });
    const deed = { channelId, userId: ann, messageId: posted.platformMessageId, customId: "~a:act_send" };
    const { interactionId, modal } = await discord.people.press(deed);
    expect(modal).toMatchObject({
      title: "Send it",
      components: [
        {
          label: "Reason",
          component: { type: 4, custom_id: "reason", value: "Because", max_length: 200, required: true },
        },
        { label: "Size", component: { type: 3, custom_id: "size", required: false } },
      ],
    });
    await discord.people.submitModal({ interactionId, values: { reason: "Because of you", size: ["s"] } });
    expect(findEvent(stage, "action.invoked")).toMatchObject({
      actionId: "act_send",
      platformMessageId: posted.platformMessageId,
      values: { reason: "Because of you", size: "s" },
    });
  });

  it("asks before a press counts that must be confirmed", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    const confirm = { title: "Sure?", text: "It is gone then.", confirmLabel: "Delete" };
    const card: CardInit = { title: "x", actions: [{ kind: "button", id: "act_drop", label: "Delete", confirm }] };
    const posted = await chat.post({ intent: "i1", platformChannelId: channelId, content: content("x", card) });
    const deed = { channelId, userId: ann, messageId: posted.platformMessageId, customId: "~a:act_drop" };
    const { interactionId } = await discord.people.press(deed);
    expect(() => findEvent(stage, "action.invoked")).toThrow();
    await discord.people.submitModal({ interactionId, values: { "~sure": ["yes"] } });
    expect(findEvent(stage, "action.invoked")).toMatchObject({ actionId: "act_drop", values: {} });
  });

  it("offers its entry in the menu of messages, and answers it in the thread below", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    await chat.registerCommands?.(commands);
    const said = discord.people.say({ channelId, userId: ann, content: "The login page is broken" });
    const outcome = discord.people.runCommand({
      channelId,
      userId: ann,
      command: "Make work item",
      targetId: said.message.id,
    });
    await expect.poll(() => stage.received.length).toBe(2);
    const event = findEvent(stage, "command.invoked");
    expect(event).toMatchObject({ command: "make_work_item", message: { text: "The login page is broken" } });
    const place = { platformChannelId: channelId, platformThreadId: said.message.id };
    const { replyHandle = "" } = event;
    await chat.post({ intent: "i1", ...place, content: content("Made OPS-1"), replyHandle });
    expect((await outcome).status).toBe(202);
    expect((await chat.readThread(place, {})).entries.at(-1)?.text).toBe("Made OPS-1");
    expect((await readMessages(stage)).map((message) => message.content)).toEqual(["The login page is broken"]);
  });

  it("suggests while somebody types", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    await chat.registerCommands?.(commands);
    const typed = { channelId, userId: ann, command: "eureka move", option: "item-1", text: "OPS" };
    const { callback } = await discord.people.typeIntoOption(typed);
    expect(callback).toEqual({ type: 8, data: { choices: [{ name: "OPS-1 Fix login", value: "OPS-1" }] } });
  });

  it("lists who sees a hidden channel, says that it is private, and names none that we do not see", async () => {
    stage = await setStage();
    const { chat, discord, guildId: guild, ann, botId } = stage;
    const hidden = discord.addChannel({ guildId: guild, name: "secret" });
    discord.people.hideChannel({ channelId: hidden.id });
    discord.people.hideChannel({ channelId: discord.addChannel({ guildId: guild, name: "without us" }).id });
    expect(await catchConnectorError(() => chat.listChannels({ cursor: "x" }))).toMatchObject({ code: "invalid" });
    discord.people.showChannel({ channelId: hidden.id, toId: botId });
    const inside = await chat.listMembers({ platformChannelId: hidden.id });
    expect(inside.entries.map(({ platformUserId }) => platformUserId)).not.toContain(ann);
    expect(inside.entries).toContainEqual(expect.objectContaining({ platformUserId: botId, isBot: true }));
    const channels = await chat.listChannels({});
    expect(channels.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ["general", "public"],
      ["secret", "private"],
    ]);
    const people = await connector.directory?.(stage.tools).getPerson(ann);
    expect(people).toEqual({ platformUserId: ann, displayName: "Ann", isBot: false });
  });

  it("gives a person's file, and refuses what is none", async () => {
    stage = await setStage();
    const { chat, channelId, discord, ann } = stage;
    const files = [{ name: "log.txt", mediaType: "text/plain", bytes: Buffer.from("hello") }];
    const said = discord.people.say({ channelId, userId: ann, content: "look", files });
    const message = { platformChannelId: channelId, platformMessageId: said.message.id };
    const [file] = (await chat.getMessage(message)).files;
    expect(file).toMatchObject({ name: "log.txt", sizeBytes: 5 });
    if (!file || !chat.downloadFile) throw new TypeError("there is no file");
    const { downloadFile } = chat;
    expect(await new Response(await downloadFile(file)).text()).toBe("hello");
    const other = { ...file, platformFileId: `${channelId}/${said.message.id}/1` };
    expect(await catchConnectorError(() => downloadFile(other))).toMatchObject({ code: "not_found" });
    expect(await catchConnectorError(() => downloadFile({ ...file, platformFileId: "../x" }))).toMatchObject({
      code: "invalid",
    });
  });

  it("needs no person for one channel that it may not write in, and none for words that Discord holds back", async () => {
    stage = await setStage();
    const { chat, channelId, discord } = stage;
    const post = () => chat.post({ intent: "i1", platformChannelId: channelId, content: content("x") });
    const answers = [
      [403, 50_001, "not_found"],
      [403, 50_013, "invalid"],
      [400, 200_000, "invalid"],
      [401, 50_014, "unauthorized"],
      [503, 130_000, "unavailable"],
    ] as const;
    for (const [status, code, wanted] of answers) {
      discord.faults.answerNext({ status, body: { message: "No", code } });
      expect(await catchConnectorError(post), String(code)).toMatchObject({ code: wanted, platformCode: String(code) });
    }
    expect(await readMessages(stage)).toEqual([]);
  });

  it("does not let an id lead to another call", async () => {
    stage = await setStage();
    const { chat, channelId } = stage;
    for (const platformMessageId of ["../../../users/@me", "..", "1?limit=1", "1#x", "%2e%2e/x", ""]) {
      const message = { platformChannelId: channelId, platformMessageId };
      const error = await catchConnectorError(() => chat.getMessage(message));
      expect(["invalid", "not_found"], platformMessageId).toContain(error.code);
    }
    const message = { platformChannelId: "../users/@me", platformMessageId: "1" };
    expect(await catchConnectorError(() => chat.getMessage(message))).toMatchObject({ code: "invalid" });
  });

  it("leaves, twice, and finds nothing of its guild then", async () => {
    stage = await setStage();
    const { chat } = stage;
    await chat.leave?.();
    await chat.leave?.();
    expect(await catchConnectorError(() => chat.listChannels({}))).toMatchObject({ code: "not_found" });
  });

  it("asks nobody for the guild when it is the only one, and does not guess among several", async () => {
    stage = await setStage({ tellsGuild: false });
    const { chat, discord, botId, channelId } = stage;
    expect((await chat.listChannels({})).entries.map(({ platformChannelId }) => platformChannelId)).toEqual([
      channelId,
    ]);
    const other = discord.addGuild({ name: "Other", ownerId: stage.ann });
    discord.installBot({ applicationId: botId, guildId: other.id });
    expect(await catchConnectorError(() => chat.listChannels({}))).toMatchObject({ code: "invalid" });
  });

  it("asks for a server, and reads from the answer which one it was", async () => {
    stage = await setStage();
    const { discord, tools, guildId: guild, botId } = stage;
    const { auth } = connector;
    if (auth.kind !== "oauth2") throw new TypeError("Discord authorises by OAuth 2");
    const redirectUri = "https://eureka.example/callback";
    const application = discord.addApplication({ name: "Eureka 2", redirectUris: [redirectUri] });
    const query = new URLSearchParams({
      client_id: application.id,
      response_type: "code",
      redirect_uri: redirectUri,
      scope: auth.scopes.map(({ name }) => name).join(auth.scopeSeparator),
      state: "s1",
      ...auth.authorizeParameters,
    });
    const owner = discord.addUser({ username: "boss" });
    const server = discord.addGuild({ name: "Boss & Co", ownerId: owner.id });
    const address = `${new URL(auth.authorizePath, `${tools.baseUrl}/`)}?${query}`;
    expect(new URL(address).pathname).toBe("/oauth2/authorize");
    const approval = discord.approveInstall({ address, userId: owner.id, guildId: server.id });
    const callback = Object.fromEntries(new URL(approval.redirect ?? "").searchParams);
    const response = await fetch(new URL(auth.tokenPath, `${tools.baseUrl}/`), {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code: callback.code ?? "",
        redirect_uri: redirectUri,
        client_id: application.id,
        client_secret: application.clientSecret,
      }),
    });
    const answer: unknown = await response.json();
    expect(auth.readTokens(answer).scopes.toSorted()).toEqual(["applications.commands", "bot"]);
    expect(await auth.readInstallation(tools, { callback, answer })).toEqual({
      platformWorkspaceId: server.id,
      platformWorkspaceName: "Boss & Co",
      ourselves: { platformUserId: botId, displayName: "Eureka", isBot: true },
    });
    expect(server.id).not.toBe(guild);
    expect(() => auth.readTokens({ error: "invalid_grant" })).toThrow(
      expect.objectContaining({ code: "unauthorized" }),
    );
    expect(() => auth.readTokens({})).toThrow(expect.objectContaining({ code: "invalid" }));
    const without = auth.readInstallation(tools, { callback, answer: { access_token: "x" } });
    await expect(without).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the application on Discord", () => {
  it("tells the operator every step of registering the application", () => {
    const facts = {
      name: "Eureka",
      publicUrl: "https://eureka.example",
      redirectUrl: "https://eureka.example/connect/callback",
      commands,
    };
    const form = connector.describeApplication?.(facts);
    expect(form?.mediaType).toBe("text/plain");
    for (const needed of [
      "https://eureka.example/hooks/discord",
      facts.redirectUrl,
      "Public Key",
      "Message Content Intent",
      "Server Members Intent",
      "Requires OAuth2 Code Grant",
      "/eureka, /trello",
    ]) {
      expect(form?.text).toContain(needed);
    }
  });
});

const text = { kind: "text", required: true } as const;
const commands = [
  {
    name: "eureka",
    description: "Talk becomes work",
    verbs: [
      {
        name: "new",
        description: "Make a work item",
        options: [
          { name: "priority", description: "How urgent", kind: "choice", required: false, choices: ["low", "urgent"] },
          { ...text, name: "title", description: "What is to be done" },
        ],
      },
      {
        name: "move",
        description: "Move a work item",
        options: [
          { ...text, name: "item", description: "Which one", suggests: true },
          { ...text, name: "list", description: "Where to" },
        ],
      },
    ],
  },
  { name: "trello", description: "The same, as it was called before", verbs: [] },
] as const;
