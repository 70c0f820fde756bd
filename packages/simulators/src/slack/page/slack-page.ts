/** The page on which a person plays the people of the simulated Slack. */
import { z } from "zod";
import type { SimulatorPage } from "../../platform/index.ts";
import type { InteractionDeeds } from "../deeds/interaction-deeds.ts";
import type { MessageDeeds } from "../deeds/message-deeds.ts";
import type { PlaceDeeds } from "../deeds/place-deeds.ts";
import type { ViewDeeds } from "../deeds/view-deeds.ts";
import type { Channel, Message, View } from "../records.ts";
import type { World } from "../world.ts";
import { pageHtml, pageScript } from "./page-script.ts";

type Deeds = MessageDeeds & PlaceDeeds & InteractionDeeds & ViewDeeds;

/** A message or a view, as the page names it. */
const place = { channel: z.string().optional(), ts: z.string().optional(), view: z.string().optional() };
const choice = z.union([z.string(), z.number(), z.array(z.string())]);

const actionSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("say"),
    user: z.string(),
    channel: z.string(),
    text: z.string().min(1),
    thread: z.string().optional(),
  }),
  z.strictObject({ do: z.literal("press"), user: z.string(), name: z.string(), ...place }),
  z.strictObject({ do: z.literal("choose"), user: z.string(), name: z.string(), choice, ...place }),
  z.strictObject({ do: z.literal("suggest"), user: z.string(), name: z.string(), typed: z.string(), ...place }),
  z.strictObject({ do: z.literal("submit"), user: z.string(), values: z.record(z.string(), choice) }),
  z.strictObject({ do: z.literal("close"), user: z.string() }),
  z.strictObject({ do: z.literal("home"), user: z.string() }),
  z.strictObject({
    do: z.enum(["join", "leave", "archive", "unarchive", "makePrivate", "makePublic"]),
    user: z.string(),
    channel: z.string(),
  }),
  z.strictObject({
    do: z.literal("shortcut"),
    user: z.string(),
    name: z.string(),
    channel: z.string().optional(),
    ts: z.string().optional(),
  }),
  z.strictObject({
    do: z.enum(["react", "edit", "delete"]),
    user: z.string(),
    channel: z.string(),
    ts: z.string(),
    text: z.string().optional(),
  }),
  z.strictObject({ do: z.literal("direct"), user: z.string(), other: z.string() }),
]);

export function slackPage(world: World, deeds: Deeds): SimulatorPage {
  return {
    title: "Slack (simulated)",
    html: pageHtml,
    script: pageScript,
    read: () => readState(world),
    act(action) {
      const read = actionSchema.safeParse(action);
      if (!read.success) throw new TypeError(z.prettifyError(read.error));
      return perform(world, deeds, read.data);
    },
  };
}

async function perform(world: World, deeds: Deeds, action: z.infer<typeof actionSchema>): Promise<unknown> {
  const { user } = action;
  switch (action.do) {
    case "say": {
      const { channel, text, thread } = action;
      if (text.startsWith("/")) await deeds.runCommand(user, channel, text);
      else await deeds.say(user, channel, text, thread === undefined ? {} : { thread });
      return {};
    }
    case "press":
      await deeds.press(user, findPlace(world, action), action.name);
      return {};
    case "choose":
      await deeds.choose(user, findPlace(world, action), action.name, action.choice);
      return {};
    case "suggest":
      return { options: await deeds.suggest(user, findPlace(world, action), action.name, action.typed) };
    case "submit":
      return { outcome: (await deeds.submitView(user, action.values)).outcome };
    case "close":
      await deeds.closeView(user);
      return {};
    case "home":
      await deeds.openHome(user);
      return {};
    case "shortcut":
      await deeds.useShortcut(user, action.name, action.ts === undefined ? undefined : findMessage(world, action));
      return {};
    case "react":
      await deeds.react(user, findMessage(world, action), action.text ?? "eyes");
      return {};
    case "edit":
      await deeds.edit(user, findMessage(world, action), action.text ?? "");
      return {};
    case "delete":
      await deeds.deleteMessage(user, findMessage(world, action));
      return {};
    case "direct":
      return { channel: deeds.openDirect(user, action.other).id };
    default:
      await deeds[action.do](user, action.channel);
      return {};
  }
}

interface Named {
  readonly channel?: string | undefined;
  readonly ts?: string | undefined;
  readonly view?: string | undefined;
}

function findPlace(world: World, named: Named): Message | View {
  const view = named.view === undefined ? undefined : world.state.views.get(named.view);
  return view ?? findMessage(world, named);
}

function findMessage({ state }: World, { channel = "", ts = "" }: Named): Message {
  const message = state.message(channel, ts);
  if (!message) throw new TypeError("there is no such message");
  return message;
}

function readState(world: World) {
  const { state } = world;
  return {
    teams: [...state.teams.values()].map(({ id, name }) => ({ id, name })),
    users: [...state.users.values()].map(({ id, name, realName, teamId, bot, isDeleted }) => ({
      id,
      name,
      realName,
      teamId,
      isBot: bot !== null,
      isDeleted,
    })),
    channels: [...state.channels.values()].filter(({ isDeleted }) => !isDeleted).map(readChannel),
    messages: state.messages.map((message) => readMessage(world, message)),
    views: [...state.views.values()].map(({ id, userId, definition, hash }) => ({ id, userId, hash, ...definition })),
    deliveries: world.outbound.deliveries.slice(-8).map(({ kind, name, sent }) => ({
      kind,
      name,
      attempts: sent?.attempts ?? [],
    })),
  };
}

function readChannel({ id, name, kind, teamIds, isArchived, memberIds }: Channel) {
  return { id, name, kind, teamIds, isArchived, memberIds: [...memberIds] };
}

function readMessage({ state }: World, message: Message) {
  const { ts, channelId, userId, username, subtype, text, blocks, attachments, threadTs, visibleTo, bot } = message;
  return {
    ts,
    channelId,
    author: username ?? state.users.get(userId)?.realName ?? userId,
    userId,
    isBot: bot !== null,
    subtype,
    text,
    blocks,
    attachments,
    threadTs,
    visibleTo,
    isEdited: message.edited !== null,
    isStreaming: message.isStreaming,
    reactions: [...message.reactions].map(([name, users]) => `:${name}: ${users.length}`),
    files: message.fileIds.map((id) => state.files.get(id)?.title ?? id),
  };
}
