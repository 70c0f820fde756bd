/** One face for both simulated chats, so that one script tells the story on both. */

import type { Connection } from "@eureka/contracts/connection";
import { type Discord, startDiscord } from "@eureka/simulators/discord";
import { type Slack, startSlack } from "@eureka/simulators/slack";
import { expect, vi } from "vitest";
import { installPlatform, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

export interface SeenMessage {
  readonly id: string;
  /** The id of the message below which it stands; null outside of threads. */
  readonly threadId: string | null;
  readonly isOurs: boolean;
  /** Everything that people read of it: text, card and buttons. */
  readonly text: string;
}

export interface ChatSide {
  readonly connector: string;
  readonly channelId: string;
  readonly people: { readonly manager: string; readonly viewer: string; readonly stranger: string };
  install(team: PlatformTeam): Promise<Connection>;
  /** Makes another channel, where everybody is and we are; gives its id. Only after the installation. */
  addChannel(name: string): Promise<string>;
  /** Takes from us the right to write into a channel, or gives it back. */
  lockOut(channelId: string): Promise<void>;
  letIn(channelId: string): Promise<void>;
  /** Waits until we hear what people say without a command. */
  listening(): Promise<void>;
  idle(): Promise<void>;
  /** Types a command line into the channel. */
  command(userId: string, line: string): Promise<void>;
  /** Writes below a message. */
  reply(userId: string, threadId: string, text: string): Promise<void>;
  editReply(userId: string, threadId: string, old: string, text: string): Promise<void>;
  /** Presses a button by its label. */
  press(userId: string, messageId: string, label: string): Promise<void>;
  /** What stands in the channel, or in another one, and in its threads, oldest first. */
  messages(channelId?: string): readonly SeenMessage[];
  /** What only one person was shown. */
  whispers(userId: string): readonly string[];
  violations(): readonly unknown[];
  close(): Promise<void>;
}

export const chatSides = { slack: openSlack, discord: openDiscord } as const;

export interface SlackSide extends ChatSide {
  readonly slack: Slack;
}

export async function openSlack(stage: PlatformStage): Promise<SlackSide> {
  const hook = `${stage.url}/hooks/slack`;
  const slack: Slack = await startSlack({
    apps: [
      {
        linkDomains: [new URL(stage.url).hostname],
        interactivityUrl: hook,
        commands: { "/eureka": hook, "/trello": hook },
        redirectUris: [stage.url],
      },
    ],
  });
  const team = slack.addTeam({ name: "Acme" });
  const add = async (name: string) => (await slack.addUser({ teamId: team.id, name })).user.id;
  const people = { manager: await add("mona"), viewer: await add("vic"), stranger: await add("sue") };
  const openChannel = async (name: string) => {
    const { manager: creatorId, viewer, stranger } = people;
    return (await slack.addChannel({ creatorId, name, memberIds: [viewer, stranger] })).channel;
  };
  const channel = await openChannel("web");
  const joinBot = async (channelId: string) => {
    const [install] = slack.state.installs.values();
    if (install) await slack.join(install.botUserId, channelId, people.manager);
  };
  const all = (place = channel.id) => slack.state.messages.filter(({ channelId }) => channelId === place);
  const find = (ts: string) => {
    const message = slack.state.messages.find((candidate) => candidate.ts === ts);
    if (!message) throw new Error(`there is no message ${ts}`);
    return message;
  };
  return {
    slack,
    connector: "slack",
    channelId: channel.id,
    people,
    async install(eureka) {
      const { app } = slack;
      const connection = await installPlatform(
        eureka,
        {
          connector: "slack",
          clientId: app.clientId,
          baseUrl: slack.apiUrl,
          secrets: { clientSecret: app.clientSecret, signing: app.signingSecret },
        },
        (url) => slack.approveInstall({ url, teamId: team.id, userId: people.manager }),
      );
      await slack.setEventsUrl(hook);
      await joinBot(channel.id);
      return connection;
    },
    async addChannel(name) {
      const { id } = await openChannel(name);
      await joinBot(id);
      return id;
    },
    async lockOut(channelId) {
      const [install] = slack.state.installs.values();
      if (install) await slack.leave(install.botUserId, channelId, people.manager);
    },
    letIn: joinBot,
    listening: async () => {},
    idle: () => slack.idle(),
    command: async (userId, line) => void (await slack.runCommand(userId, channel.id, line)),
    async reply(userId, threadId, text) {
      const thread = find(threadId);
      await slack.say(userId, thread.channelId, text, { thread });
    },
    async editReply(userId, threadId, old, text) {
      const message = all().find((candidate) => candidate.threadTs === threadId && candidate.text === old);
      if (message) await slack.edit(userId, message, text);
    },
    press: async (userId, messageId, label) => void (await slack.press(userId, find(messageId), label)),
    messages: (channelId) =>
      all(channelId)
        .filter(({ visibleTo }) => visibleTo === null)
        .map((message) => ({
          id: message.ts,
          threadId: message.threadTs === message.ts ? null : message.threadTs,
          isOurs: message.bot !== null,
          text: [message.text, JSON.stringify(message.blocks), JSON.stringify(message.attachments)].join("\n"),
        })),
    whispers: (userId) =>
      all()
        .filter(({ visibleTo }) => visibleTo === userId)
        .map(({ text, blocks }) => `${text}\n${JSON.stringify(blocks)}`),
    violations: () => slack.violations,
    close: () => slack.close(),
  };
}

export interface DiscordSide extends ChatSide {
  readonly discord: Discord;
}

export async function openDiscord(stage: PlatformStage): Promise<DiscordSide> {
  const discord = await startDiscord();
  const application = discord.addApplication({ name: "Eureka", redirectUris: [`${stage.url}/connections/callback`] });
  const add = (username: string) => discord.addUser({ username }).id;
  const people = { manager: add("mona"), viewer: add("vic"), stranger: add("sue") };
  const guild = discord.addGuild({ name: "Acme", ownerId: people.manager });
  for (const userId of [people.viewer, people.stranger]) discord.people.join({ guildId: guild.id, userId });
  const { channelId } = guild;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${application.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.ok ? response.json() : null;
  };
  interface Wire {
    readonly id: string;
    readonly content: string;
    readonly author: { readonly id: string };
    readonly embeds: readonly unknown[];
    readonly components: readonly {
      readonly components: readonly { readonly label?: string; readonly custom_id?: string }[];
    }[];
    readonly thread?: { readonly id: string };
  }
  /** By the channel in which they or their threads stand. */
  const seen = new Map<string, SeenMessage[]>([[channelId, []]]);
  const wires = new Map<string, { readonly wire: Wire; readonly channelId: string }>();
  const answers = new Map<string, string[]>();
  const read = async (messages: SeenMessage[], place: string, threadId: string | null): Promise<void> => {
    const history = ((await call("GET", `/channels/${place}/messages?limit=100`)) ?? []) as Wire[];
    for (const wire of [...history].reverse()) {
      wires.set(wire.id, { wire, channelId: place });
      const text = [wire.content, JSON.stringify(wire.embeds), JSON.stringify(wire.components)].join("\n");
      messages.push({ id: wire.id, threadId, isOurs: wire.author.id === application.botId, text });
      if (wire.thread && threadId === null) await read(messages, wire.thread.id, wire.id);
    }
  };
  const look = async (): Promise<void> => {
    for (const [place, messages] of seen) {
      messages.length = 0;
      await read(messages, place, null);
    }
  };
  interface Shown {
    readonly channels: readonly { readonly messages: readonly { readonly ephemeralForId: string | null }[] }[];
  }
  const whispered = async (): Promise<void> => {
    const { channels } = (await (await fetch(`${discord.url}/simulator/state`)).json()) as Shown;
    answers.clear();
    for (const message of channels.flatMap(({ messages }) => messages)) {
      if (message.ephemeralForId === null) continue;
      answers.set(message.ephemeralForId, [...(answers.get(message.ephemeralForId) ?? []), JSON.stringify(message)]);
    }
  };
  return {
    discord,
    connector: "discord",
    channelId,
    people,
    async install(eureka) {
      const connection = await installPlatform(
        eureka,
        {
          connector: "discord",
          clientId: application.id,
          baseUrl: `${discord.apiUrl}/v10`,
          secrets: {
            clientSecret: application.clientSecret,
            publicKey: application.publicKey,
            botToken: application.token,
          },
        },
        (address) => discord.approveInstall({ address, userId: people.manager, guildId: guild.id }).redirect ?? "",
      );
      const set = await call("PATCH", "/applications/@me", { interactions_endpoint_url: `${stage.url}/hooks/discord` });
      if (!set) throw new Error("Discord refuses the endpoint");
      return connection;
    },
    async addChannel(name) {
      const { id } = discord.addChannel({ guildId: guild.id, name });
      seen.set(id, []);
      return id;
    },
    lockOut: async (id) => void discord.people.hideChannel({ channelId: id }),
    letIn: async (id) => void discord.people.showChannel({ channelId: id }),
    listening: () => vi.waitFor(() => expect(discord.gateway.connected).toBe(1), { timeout: 20_000 }),
    async idle() {
      await Promise.all([discord.interactions.idle(), discord.events.idle()]);
      // What goes through the gateway's socket is nowhere to be waited for.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await look();
      await whispered();
    },
    async command(userId, line) {
      const [, name = "", verb = "", rest = ""] = /^\/(\S+)\s*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
      const commands = (await call("GET", `/applications/${application.id}/guilds/${guild.id}/commands`)) as {
        name: string;
        options: { name: string; options?: { name: string; required?: boolean }[] }[];
      }[];
      const options = commands
        .find((entry) => entry.name === name)
        ?.options.find((entry) => entry.name === verb)?.options;
      const words = (options ?? []).filter((option) => option.required);
      const [word] = words;
      await discord.people.runCommand({
        channelId,
        userId,
        command: `${name} ${verb}`,
        ...(word && rest !== "" && { options: { [word.name]: rest } }),
      });
    },
    async reply(userId, threadId, text) {
      const thread = await call("GET", `/channels/${threadId}`);
      const place = wires.get(threadId)?.channelId ?? channelId;
      // The thread below a message has the message's id.
      if (!thread) discord.people.createThread({ channelId: place, userId, name: "Discussion", messageId: threadId });
      discord.people.say({ channelId: threadId, userId, content: text });
    },
    async editReply(userId, threadId, old, text) {
      await look();
      const found = [...wires.values()].find(
        ({ wire, channelId: place }) => place === threadId && wire.content === old,
      );
      if (found) discord.people.edit({ channelId: threadId, userId, messageId: found.wire.id, content: text });
    },
    async press(userId, messageId, label) {
      const found = wires.get(messageId);
      const button = found?.wire.components
        .flatMap(({ components }) => components)
        .find((part) => part.label === label);
      if (!found || !button?.custom_id) throw new Error(`there is no button ${label}`);
      await discord.people.press({
        channelId: found.channelId,
        userId,
        messageId,
        customId: button.custom_id,
      });
    },
    messages: (place = channelId) => seen.get(place) ?? [],
    whispers: (userId) => answers.get(userId) ?? [],
    violations: () => discord.violations,
    close: () => discord.close(),
  };
}
