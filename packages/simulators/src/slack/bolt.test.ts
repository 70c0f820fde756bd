import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Slack } from "./index.ts";
import { startTestSlack } from "./start-test-slack.ts";

type Started = Awaited<ReturnType<typeof startTestSlack>>;

/** Bolt writes what it refuses into its log: the tests that provoke it want silence. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const feedback = (title = "Feedback") => ({
  type: "modal" as const,
  callback_id: "feedback",
  notify_on_close: true,
  private_metadata: "from the button",
  title: { type: "plain_text" as const, text: title },
  submit: { type: "plain_text" as const, text: "Send" },
  blocks: [
    {
      type: "input" as const,
      block_id: "comment",
      label: { type: "plain_text" as const, text: "Comment" },
      element: { type: "plain_text_input" as const, action_id: "text" },
    },
    {
      type: "input" as const,
      block_id: "kind",
      optional: true,
      label: { type: "plain_text" as const, text: "Kind" },
      element: {
        type: "static_select" as const,
        action_id: "kind",
        options: ["bug", "wish"].map((value) => ({ text: { type: "plain_text" as const, text: value }, value })),
      },
    },
  ],
});

const card = [
  { type: "section", text: { type: "mrkdwn", text: "*A work item*" } },
  {
    type: "actions",
    block_id: "deeds",
    elements: [
      {
        type: "button",
        action_id: "done",
        text: { type: "plain_text", text: "Done" },
        value: "item 1",
        style: "primary",
      },
      {
        type: "static_select",
        action_id: "priority",
        options: ["low", "high"].map((value) => ({ text: { type: "plain_text", text: value }, value })),
      },
    ],
  },
];

describe("an app of Slack's own framework, unchanged, over HTTP", () => {
  let at: Started;
  let slack: Slack;
  let app: App;
  const heard: string[] = [];
  beforeEach(async () => {
    heard.length = 0;
    at = await startTestSlack({ apps: [{ commands: { "/eureka": "" } }] });
    slack = at.slack;
    const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logger: silent });
    app = new App({ receiver, token: at.botToken, clientOptions: { slackApiUrl: slack.apiUrl }, logger: silent });
    teach(app);
    const server = (await app.start(0)) as Server;
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    await slack.setEventsUrl(address);
    slack.app.interactivityUrl = address;
    slack.app.optionsUrl = address;
    slack.app.commands.set("/eureka", address);
  });
  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  function teach(bolt: App): void {
    bolt.message(async ({ message, say }) => {
      const { subtype, text = "" } = message as { subtype?: string; text?: string };
      heard.push(`message ${subtype ?? text}`);
      if (text === "card please") await say({ text: "A card", blocks: card as never });
    });
    bolt.event("app_mention", async ({ event, say }) => {
      heard.push(`mention ${event.text.replace(/<[^>]+>/g, "me")}`);
      await say({ text: "Yes?", thread_ts: event.ts });
    });
    bolt.event("reaction_added", async ({ event }) => void heard.push(`reaction ${event.reaction}`));
    bolt.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: card as never } });
    });
    bolt.command("/eureka", async ({ command, ack, respond }) => {
      await ack({ text: `You asked for ${command.text}` });
      await respond({ response_type: "in_channel", text: "Everybody: it is done" });
    });
    bolt.action("done", async ({ ack, action, respond, body, client }) => {
      await ack();
      heard.push(`done ${(action as { value?: string }).value}`);
      await respond({ replace_original: true, text: "It is done" });
      await client.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: feedback() });
    });
    bolt.action("priority", async ({ ack, action }) => {
      await ack();
      heard.push(`priority ${(action as { selected_option?: { value: string } }).selected_option?.value}`);
    });
    bolt.view("feedback", async ({ ack, view }) => {
      const text = view.state.values.comment?.text?.value ?? "";
      if (text === "bad") return await ack({ response_action: "errors", errors: { comment: "Say it kindly" } });
      if (text === "more") return await ack({ response_action: "update", view: feedback("Once more") });
      heard.push(`feedback ${text}, ${view.state.values.kind?.kind?.selected_option?.value}, ${view.private_metadata}`);
      await ack();
    });
    bolt.view({ callback_id: "feedback", type: "view_closed" }, async ({ ack }) => {
      await ack();
      heard.push("closed");
    });
    bolt.shortcut("make_item", async ({ ack, shortcut, client }) => {
      await ack();
      heard.push(`shortcut ${shortcut.type}`);
      await client.views.open({ trigger_id: shortcut.trigger_id, view: feedback() });
    });
  }

  it("hears messages, mentions and reactions, and answers in the thread", async () => {
    const { message, deliveries } = await slack.say(at.ana.id, at.channel.id, "@eureka are you there? 1 < 2");
    expect(message.text).toBe(`<@${at.install.botUserId}> are you there? 1 &lt; 2`);
    expect(message.blocks).toMatchObject([
      { type: "rich_text", elements: [{ elements: [{ type: "user" }, { text: " are you there? 1 < 2" }] }] },
    ]);
    expect(deliveries.map(({ name, sent }) => [name, sent?.attempts])).toEqual([
      ["message", [200]],
      ["app_mention", [200]],
    ]);
    await slack.idle();
    await expect.poll(() => slack.state.replies(at.channel.id, message.ts).map(({ text }) => text)).toEqual(["Yes?"]);
    await slack.react(at.ben.id, message, "tada");
    expect(heard).toContain("mention me are you there? 1 &lt; 2");
    expect(heard).toContain("reaction tada");
    expect(slack.violations).toEqual([]);
  });

  it("tells no app what is said where its bot is not", async () => {
    const { channel } = await slack.addChannel({ creatorId: at.ana.id, name: "elsewhere" });
    expect((await slack.say(at.ana.id, channel.id, "@eureka hello")).deliveries).toEqual([]);
    const direct = slack.openDirect(at.ana.id, at.ben.id);
    expect((await slack.say(at.ana.id, direct.id, "between us")).deliveries).toEqual([]);
    expect(heard).toEqual([]);
  });

  it("answers a command at once and afterwards", async () => {
    const { message } = await slack.runCommand(at.ana.id, at.channel.id, "/eureka new Fix the door");
    expect(message).toMatchObject({ text: "You asked for new Fix the door", visibleTo: at.ana.id });
    await expect
      .poll(() => slack.state.messages.map(({ text, visibleTo }) => [text, visibleTo]))
      .toEqual([
        ["You asked for new Fix the door", at.ana.id],
        ["Everybody: it is done", null],
      ]);
    expect(slack.violations).toEqual([]);
  });

  it("shows a card with working buttons and menus, replaces it, and opens a modal", async () => {
    await slack.say(at.ana.id, at.channel.id, "card please");
    await expect.poll(() => slack.state.messages.at(-1)?.text).toBe("A card");
    const shown = slack.state.messages.at(-1);
    if (!shown) throw new Error("no card");
    expect(await slack.choose(at.ben.id, shown, "priority", "high")).toMatchObject({ sent: { acknowledged: true } });
    await slack.press(at.ben.id, shown, "Done");
    await expect.poll(() => slack.openModalOf(at.ben.id)?.definition.callback_id).toBe("feedback");
    expect(slack.openModalOf(at.ana.id)).toBeNull();
    expect(shown.text).toBe("It is done");
    expect(heard).toContain("priority high");
    expect(heard).toContain("done item 1");

    await expect(slack.submitView(at.ben.id, {})).rejects.toThrow("must be filled in");
    expect((await slack.submitView(at.ben.id, { text: "bad" })).outcome).toEqual({
      kind: "errors",
      errors: { comment: "Say it kindly" },
    });
    expect((await slack.submitView(at.ben.id, { text: "more" })).outcome).toEqual({ kind: "updated" });
    expect((await slack.submitView(at.ben.id, { text: "good", kind: "wish" })).outcome).toEqual({ kind: "closed" });
    expect(heard).toContain("feedback good, wish, from the button");
    expect(slack.openModalOf(at.ben.id)).toBeNull();
    expect(slack.violations).toEqual([]);
  });

  it("opens modals from shortcuts, hears of closing, and has a home tab", async () => {
    const { message } = await slack.say(at.ana.id, at.channel.id, "something to do");
    await slack.useShortcut(at.ana.id, "make_item", message);
    await expect.poll(() => slack.openModalOf(at.ana.id)).not.toBeNull();
    await slack.closeView(at.ana.id);
    await slack.useShortcut(at.ana.id, "make_item");
    expect(heard).toEqual(["message something to do", "shortcut message_action", "closed", "shortcut shortcut"]);
    await slack.openHome(at.ana.id);
    await expect.poll(() => slack.homeOf(at.ana.id)?.definition.blocks.length).toBe(2);
    const home = slack.homeOf(at.ana.id);
    if (home) await slack.choose(at.ana.id, home, "priority", "low");
    expect(heard).toContain("priority low");
    expect(slack.violations).toEqual([]);
  });

  it("refuses a signature of somebody else, and an address that does not answer the challenge", async () => {
    const body = JSON.stringify({ type: "event_callback", event: { type: "message" } });
    const forged = await fetch(slack.app.eventsUrl ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-slack-signature": "v0=00",
        "x-slack-request-timestamp": String(Math.floor(Date.now() / 1_000)),
      },
      body,
    });
    expect(forged.status).toBe(401);
    await expect(slack.setEventsUrl(`${slack.url}/signin`)).rejects.toThrow("challenge");
  });
});

it("an app in Socket Mode gets envelopes, and connects anew when it is told to or cut off", async () => {
  const at = await startTestSlack({ apps: [{ socketMode: true, commands: { "/eureka": "" } }] });
  const { slack } = at;
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    logger: silent,
    clientPingTimeout: 50,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  } as ConstructorParameters<typeof SocketModeReceiver>[0]);
  const app = new App({ receiver, token: at.botToken, clientOptions: { slackApiUrl: slack.apiUrl }, logger: silent });
  const heard: string[] = [];
  app.message(async ({ message }) => void heard.push((message as { text?: string }).text ?? ""));
  app.command("/eureka", async ({ ack }) => await ack({ text: "by socket" }));
  await app.start();
  const { deliveries } = await slack.say(at.ana.id, at.channel.id, "one");
  expect(deliveries[0]?.sent).toMatchObject({ attempts: [200], acknowledged: true });
  expect((await slack.runCommand(at.ana.id, at.channel.id, "/eureka list")).message?.text).toBe("by socket");

  const connected = () => slack.counts.get("apps.connections.open");
  slack.refreshSockets();
  await expect.poll(connected, { timeout: 10_000 }).toBe(2);
  slack.cutSockets();
  await expect.poll(connected, { timeout: 10_000 }).toBe(3);
  await expect
    .poll(async () => (await slack.say(at.ana.id, at.channel.id, "two")).deliveries[0]?.sent?.acknowledged, {
      timeout: 10_000,
    })
    .toBe(true);
  await expect.poll(() => heard).toContain("two");
  expect(slack.violations).toEqual([]);
  await app.stop();
  await slack.close();
});
