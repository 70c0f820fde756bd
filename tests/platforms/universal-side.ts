/** One face for the built-in chat, Slack and Discord: everything that people do there of which a connector makes universal events. */
import type { Channel } from "@eureka/contracts/channel";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { Principal } from "@eureka/core/operations";
import { vi } from "vitest";
import { openDiscord, openSlack } from "./chat-side.ts";
import { openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

/** Mona may approve what Vic asks for; Sue is nobody here. */
export type Person = "mona" | "vic" | "sue";

/** A message by what its deeds need. */
export interface Said {
  readonly id: string;
  readonly threadId: string | null;
}

export interface UniversalSide {
  readonly team: PlatformTeam;
  readonly channelId: string;
  install(): Promise<void>;
  say(who: Person, text: string, thread?: Said): Promise<Said>;
  edit(who: Person, message: Said, text: string): Promise<void>;
  remove(who: Person, message: Said): Promise<void>;
  react(who: Person, message: Said, emoji: string, change: "add" | "remove"): Promise<void>;
  command(who: Person, line: string): Promise<void>;
  /** Presses a button of the newest card that says these words. */
  press(who: Person, words: string, label: string): Promise<void>;
  choose(who: Person, words: string, label: string, option: string): Promise<void>;
  /** Fills in the form that the last press opened, and sends it. */
  fill(who: Person, values: Readonly<Record<string, string>>): Promise<void>;
  move(who: Person, change: "joins" | "leaves"): Promise<void>;
  /** Somebody new, who is called Nia, comes into the platform workspace. */
  enter?(): Promise<void>;
  uninstall?(): Promise<void>;
  violations(): readonly unknown[];
  close(): Promise<void>;
}

const roles = { mona: "manager", vic: "viewer", sue: "stranger" } as const;

export async function openBuiltInSide(stage: PlatformStage): Promise<UniversalSide> {
  const team = await openTeam(stage, []);
  const { run, admin } = team;
  const { data } = await run<Page<Channel>>(admin, "channel.list", { workspaceId: team.workspaceId });
  const channelId = data[0]?.id ?? "";
  const members: Record<Person, Principal> = { mona: team.manager, vic: team.user, sue: team.viewer };
  const visible = async (who: Person): Promise<Message[]> => {
    const read = async (threadId?: string) =>
      (await run<Page<Message>>(members[who], "message.list", { channelId, limit: 200, ...(threadId && { threadId }) }))
        .data;
    const top = await read();
    const threads = await Promise.all(top.map(({ id }) => read(id)));
    return [...top, ...threads.flat()].sort((one, other) => one.id.localeCompare(other.id));
  };
  const find = async (who: Person, words: string) => {
    const found = (await visible(who)).findLast(({ card }) => card && JSON.stringify(card).includes(words));
    if (!found) throw new TypeError(`there is no card that says ${words}`);
    return found;
  };
  const actionOf = ({ card }: Message, label: string) => {
    const action = card?.actions.find((candidate) => candidate.label === label);
    if (!action) throw new TypeError(`there is no button ${label}`);
    return action;
  };
  const said = ({ id, threadId }: Message): Said => ({ id, threadId });
  // Whoever writes first joins by it, which the scenario does not want to hear.
  for (const member of Object.values(members)) await run(member, "channel.join", { id: channelId });
  await team.settle();
  return {
    team,
    channelId,
    install: async () => {},
    say: async (who, text, thread) =>
      said(await run(members[who], "message.post", { channelId, text, ...(thread && { threadId: thread.id }) })),
    edit: async (who, { id }, text) => void (await run(members[who], "message.update", { id, text })),
    remove: async (who, { id }) => void (await run(members[who], "message.delete", { id })),
    react: async (who, { id }, emoji, change) => void (await run(members[who], `reaction.${change}`, { id, emoji })),
    command: async (who, line) => void (await run(members[who], "message.post", { channelId, text: line })),
    async press(who, words, label) {
      const message = await find(who, words);
      await run(members[who], "message.press", { id: message.id, actionId: actionOf(message, label).id });
    },
    async choose(who, words, label, option) {
      const message = await find(who, words);
      const action = actionOf(message, label);
      const options = action.kind === "select" ? action.options : [];
      const value = options.find((candidate) => candidate.label === option)?.value;
      await run(members[who], "message.press", { id: message.id, actionId: action.id, value });
    },
    async fill(who, values) {
      const form = (await visible(who)).findLast(({ card }) => card && card.inputs.length > 0);
      if (!form) throw new TypeError("no form is open");
      // What stands in the form is sent with it, as the console does.
      const standing = (form.card?.inputs ?? []).map(
        (input) => [input.id, input.value ?? (input.kind === "multi_select" ? [] : "")] as const,
      );
      const all = { ...Object.fromEntries(standing), ...values };
      await run(members[who], "message.press", { id: form.id, actionId: form.card?.actions[0]?.id, values: all });
    },
    move: async (who, change) =>
      void (await run(members[who], `channel.${change === "joins" ? "join" : "leave"}`, { id: channelId })),
    violations: () => [],
    close: async () => {},
  };
}

interface SlackMenu {
  readonly action_id: string;
  readonly placeholder?: { readonly text: string };
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

export async function openSlackSide(stage: PlatformStage): Promise<UniversalSide> {
  const chat = await openSlack(stage);
  const team = await openTeam(stage, [chat]);
  const { slack, channelId } = chat;
  const idOf = (who: Person) => chat.people[roles[who]];
  const messages = () => slack.state.messages.filter((message) => message.channelId === channelId);
  const find = ({ id }: Said) => messages().find(({ ts }) => ts === id) as ReturnType<typeof messages>[number];
  const card = (words: string) => {
    const found = messages().findLast(({ bot, blocks }) => bot && JSON.stringify(blocks).includes(words));
    if (!found) throw new TypeError(`there is no card that says ${words}`);
    return found;
  };
  return {
    team,
    channelId,
    async install() {
      const connection = await chat.install(team);
      await team.link(connection.id, idOf("mona"), team.manager);
      await team.link(connection.id, idOf("vic"), team.user);
    },
    async say(who, text, thread) {
      const options = thread ? { thread: find(thread) } : {};
      // Bold has one star there.
      const typed = text.replace(/\*\*(.+?)\*\*/g, "*$1*");
      const { message } = await slack.say(idOf(who), channelId, typed, options);
      return { id: message.ts, threadId: message.threadTs };
    },
    edit: async (who, message, text) => void (await slack.edit(idOf(who), find(message), text)),
    remove: async (who, message) => void (await slack.deleteMessage(idOf(who), find(message))),
    react: async (who, message, emoji, change) =>
      void (await slack[change === "add" ? "react" : "unreact"](idOf(who), find(message), emoji)),
    command: async (who, line) => void (await slack.runCommand(idOf(who), channelId, line)),
    press: async (who, words, label) => void (await slack.press(idOf(who), card(words), label)),
    choose: async (who, words, label, option) => {
      const message = card(words);
      const menu = message.blocks
        .flatMap(({ elements }) => (Array.isArray(elements) ? (elements as SlackMenu[]) : []))
        .find(({ placeholder }) => placeholder?.text === label);
      const value = menu?.options?.find(({ text }) => text.text === option)?.value;
      await slack.choose(idOf(who), message, menu?.action_id ?? label, value ?? option);
    },
    fill: async (who, values) => void (await slack.submitView(idOf(who), values)),
    move: async (who, change) =>
      void (await (change === "joins" ? slack.join(idOf(who), channelId) : slack.leave(idOf(who), channelId))),
    async enter() {
      const { teamId } = slack.state.user(idOf("mona"));
      await slack.addUser({ teamId, name: "nia" });
    },
    async uninstall() {
      const [install] = slack.state.installs;
      if (install) await slack.uninstall(install);
    },
    violations: () => slack.violations,
    close: () => chat.close(),
  };
}

export async function openDiscordSide(stage: PlatformStage): Promise<UniversalSide> {
  const chat = await openDiscord(stage);
  const team = await openTeam(stage, [chat]);
  const { discord, channelId } = chat;
  const { people } = discord;
  const idOf = (who: Person) => chat.people[roles[who]];
  const [guild] = discord.world.guilds.values();
  const guildId = guild?.id ?? "";
  let opened = "";
  const whereIs = ({ id, threadId }: Said) => ({ channelId: threadId ?? channelId, messageId: id });
  const names: Readonly<Record<string, string>> = { white_check_mark: "✅" };
  const all = () =>
    [...discord.world.channels.values()].flatMap((channel) =>
      [...channel.messages.values()].map((message) => ({ channelId: channel.id, message })),
    );
  const card = (words: string) => {
    const found = all().findLast(({ message }) => message.author.bot && JSON.stringify(message.embeds).includes(words));
    if (!found) throw new TypeError(`there is no card that says ${words}`);
    return found;
  };
  interface Control {
    readonly custom_id?: string;
    readonly label?: string;
    readonly placeholder?: string;
    readonly options?: readonly { readonly label: string; readonly value: string }[];
    readonly components?: readonly Control[];
  }
  const controlsOf = (components: readonly unknown[]): Control[] =>
    (components as Control[]).flatMap((part) => [part, ...controlsOf(part.components ?? [])]);
  const use = (words: string, label: string) => {
    const { channelId: place, message } = card(words);
    const control = controlsOf(message.components).find((part) => part.label === label || part.placeholder === label);
    if (!control?.custom_id) throw new TypeError(`there is no button ${label}`);
    return { place: { channelId: place, messageId: message.id, customId: control.custom_id }, control };
  };
  return {
    team,
    channelId,
    async install() {
      const connection = await chat.install(team);
      await team.link(connection.id, idOf("mona"), team.manager);
      await team.link(connection.id, idOf("vic"), team.user);
      await team.settle();
      await vi.waitFor(() => {
        if (discord.gateway.connected !== 1) throw new Error("the gateway is not connected");
      }, 20_000);
    },
    async say(who, text, thread) {
      if (!thread) {
        const { message } = people.say({ channelId, userId: idOf(who), content: text });
        return { id: message.id, threadId: null };
      }
      if (!discord.world.channels.has(thread.id))
        people.createThread({ channelId, userId: idOf(who), name: "Thread", messageId: thread.id });
      const { message } = people.say({ channelId: thread.id, userId: idOf(who), content: text });
      return { id: message.id, threadId: thread.id };
    },
    edit: async (who, message, text) => void people.edit({ ...whereIs(message), userId: idOf(who), content: text }),
    remove: async (who, message) => void people.delete({ ...whereIs(message), userId: idOf(who) }),
    react: async (who, message, emoji, change) => {
      const deed = { ...whereIs(message), userId: idOf(who), emoji: names[emoji] ?? emoji };
      if (change === "add") people.react(deed);
      else people.unreact(deed);
    },
    command: (who, line) => chat.command(idOf(who), line),
    async press(who, words, label) {
      const pressing = people.press({ ...use(words, label).place, userId: idOf(who) });
      // A press that opens a form is answered by whatever opens it.
      await team.settle();
      opened = (await pressing).interactionId;
    },
    async choose(who, words, label, option) {
      const { place, control } = use(words, label);
      const value = control.options?.find((candidate) => candidate.label === option)?.value ?? option;
      await people.choose({ ...place, userId: idOf(who), values: [value] });
    },
    fill: async (_who, values) => void (await people.submitModal({ interactionId: opened, values })),
    move: async (who, change) => {
      const deed = { guildId, userId: idOf(who) };
      if (change === "joins") people.join(deed);
      else people.leave(deed);
    },
    async enter() {
      people.join({ guildId, userId: discord.addUser({ username: "nia" }).id });
    },
    async uninstall() {
      const [application] = discord.world.applications.values();
      people.kickBot({ guildId, applicationId: application?.id ?? "" });
    },
    violations: () => discord.violations,
    close: () => chat.close(),
  };
}
