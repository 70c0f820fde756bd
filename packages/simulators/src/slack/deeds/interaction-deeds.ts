/** What people do with commands, buttons, menus and shortcuts. */
import { grantResponseUrl, grantTrigger } from "../changes/grant-answer.ts";
import { type AnswerPlace, writeAnswer } from "../changes/write-answer.ts";
import { type Deliveries, emitEvent } from "../emit-event.ts";
import type { Delivery } from "../outbound.ts";
import type { Message, View } from "../records.ts";
import { showReadMessage } from "../shapes/show-message.ts";
import { showView } from "../shapes/show-view.ts";
import type { World } from "../world.ts";
import { describeActor, nameForApps } from "./describe-actor.ts";
import { type Element, findElement } from "./find-element.ts";
import { firstApp } from "./place-deeds.ts";
import { type Choice, readChoice } from "./read-choice.ts";

/** The parts of a command's line. */
const commandLine = /^(\/\S+)(?:\s+([\s\S]*))?$/;

export interface Command {
  readonly delivery: Delivery;
  /** What the app answered at once; null when it had nothing to say. */
  readonly message: Message | null;
}

export interface InteractionDeeds {
  /** A person types `/eureka new Something`. @throws when no app has the command */
  runCommand(userId: string, channelId: string, line: string): Promise<Command>;
  /** Presses a button of a message, a modal or a home tab: by its action id, block id or text. */
  press(userId: string, place: Message | View, button: string): Promise<Delivery>;
  /** Chooses in a menu. Null when the menu stands in an input block, which tells the app only when the view is submitted. */
  choose(userId: string, place: Message | View, menu: string, choice: Choice): Promise<Delivery | null>;
  /** Types into an external menu. The options that the app offers. */
  suggest(userId: string, place: Message | View, menu: string, typed: string): Promise<unknown>;
  /** Uses a shortcut: of the workspace, or of a message. */
  useShortcut(userId: string, callbackId: string, message?: Message, appId?: string): Promise<Delivery>;
  /** Opens the app's home tab. */
  openHome(userId: string, appId?: string): Promise<Deliveries>;
  /** A workflow reaches a step of the app. */
  runFunction(
    userId: string,
    step: { callbackId: string; inputs: Readonly<Record<string, unknown>>; appId?: string },
  ): Promise<{
    readonly executionId: string;
    readonly deliveries: Deliveries;
  }>;
}

export function interactionDeeds(world: World): InteractionDeeds {
  const { state } = world;
  return {
    runCommand: async (userId, channelId, line) => runCommand(world, userId, channelId, line),
    async press(userId, place, button) {
      const { element, block } = findElement(blocksOf(place), button);
      return sendAction(world, userId, place, { element, blockId: block.block_id ?? "", choice: null });
    },
    async choose(userId, place, menu, choice) {
      const { element, block } = findElement(blocksOf(place), menu);
      const blockId = block.block_id ?? "";
      const value = readChoice(element, choice);
      if (value) place.values[blockId] = { ...place.values[blockId], [element.action_id]: value };
      const isQuiet = block.type === "input" && block.dispatch_action !== true;
      return isQuiet ? null : sendAction(world, userId, place, { element, blockId, choice });
    },
    async suggest(userId, place, menu, typed) {
      const { element, block } = findElement(blocksOf(place), menu);
      const app = state.app(appOf(place));
      const where = describePlace(world, userId, place);
      const payload = { type: "block_suggestion", ...describeActor(world, app, state.user(userId)), ...where };
      const asked = { ...payload, action_id: element.action_id, block_id: block.block_id, value: typed };
      const delivery = await sent(world, appOf(place), "options", "block_suggestion", asked);
      return delivery.answer;
    },
    useShortcut: async (userId, callbackId, message, appId = firstApp(world)) =>
      useShortcut(world, { userId, callbackId, message, appId }),
    openHome: async (userId, appId = firstApp(world)) => openHome(world, userId, appId),
    async runFunction(userId, { callbackId, inputs, appId = firstApp(world) }) {
      const executionId = state.newId("Fx");
      const { teamId } = state.user(userId);
      state.executions.set(executionId, { id: executionId, appId, teamId, inputs, outcome: null });
      return {
        executionId,
        deliveries: await announceFunction(world, { executionId, callbackId, inputs, appId, teamId }),
      };
    },
  };
}

const blocksOf = (place: Message | View) => ("ts" in place ? place.blocks : place.definition.blocks);

/** @throws when the place is no app's */
function appOf(place: Message | View): string {
  const appId = "ts" in place ? place.bot?.appId : place.appId;
  if (appId === undefined) throw new TypeError("only messages of apps have buttons");
  return appId;
}

/** @throws when the app has set no address for it */
export async function sent(
  { state, outbound }: World,
  appId: string,
  kind: "command" | "interaction" | "options",
  name: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Delivery> {
  const app = state.app(appId);
  const urls = { command: app.commands.get(name), interaction: app.interactivityUrl, options: app.optionsUrl };
  const delivery = await outbound.send({ app, kind, name, payload, url: urls[kind] ?? null });
  if (!delivery) throw new TypeError(`the app has no address for ${name}`);
  return delivery;
}

async function runCommand(world: World, userId: string, channelId: string, line: string): Promise<Command> {
  const { state } = world;
  const [, command = "", text = ""] = commandLine.exec(line) ?? [];
  const user = state.user(userId);
  const channel = state.channel(channelId);
  const install = state.installs.find(
    (each) => each.isActive && state.covers(each, user.teamId) && state.app(each.appId).commands.has(command),
  );
  if (!install) throw new TypeError(`no app has the command ${command}`);
  const app = state.app(install.appId);
  const place = { appId: app.id, teamId: user.teamId, userId, channelId };
  const team = state.team(user.teamId);
  const { enterprise, is_enterprise_install } = describeActor(world, app, user);
  const delivery = await sent(world, app.id, "command", command, {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channelId,
    channel_name: nameForApps(channel),
    user_id: userId,
    user_name: user.name,
    command,
    text: text.trimEnd(),
    api_app_id: app.id,
    is_enterprise_install,
    response_url: world.url() + grantResponseUrl(state, "commands", place),
    trigger_id: grantTrigger(state, place),
  });
  return { delivery, message: readCommandAnswer(world, { ...place, messageTs: null, threadTs: null }, delivery) };
}

/** Nothing, a line of text, or a message as JSON. */
function readCommandAnswer(
  world: World,
  place: AnswerPlace,
  { sent: outcome, answer, name }: Delivery,
): Message | null {
  const body = outcome?.answer.trim() ?? "";
  const isEmpty = body === "" || (typeof answer === "object" && answer !== null && Object.keys(answer).length === 0);
  if (!outcome?.acknowledged || isEmpty) return null;
  const written = writeAnswer(world, place, typeof answer === "object" ? answer : { text: body });
  if (written.kind === "written") return written.message;
  world.recordViolation(name, written.problems);
  return null;
}

interface Action {
  readonly element: Element;
  readonly blockId: string;
  readonly choice: Choice | null;
}

function sendAction(
  world: World,
  userId: string,
  place: Message | View,
  { element, blockId, choice }: Action,
): Promise<Delivery> {
  const { state } = world;
  const app = state.app(appOf(place));
  const user = state.user(userId);
  const viewId = "ts" in place ? {} : { viewId: place.id };
  const { options: _options, option_groups: _groups, url, ...described } = element;
  const action = {
    ...described,
    ...(url !== undefined && { url }),
    block_id: blockId,
    ...(choice !== null && readChoice(element, choice)),
    action_ts: state.nextTs(),
  };
  return sent(world, app.id, "interaction", "block_actions", {
    type: "block_actions",
    ...describeActor(world, app, user, "ts" in place ? place.teamId : user.teamId),
    trigger_id: grantTrigger(state, { appId: app.id, teamId: user.teamId, userId, ...viewId }),
    ...describePlace(world, userId, place),
    state: { values: place.values },
    actions: [action],
    ...("ts" in place && {
      response_url: world.url() + grantResponseUrl(state, "actions", replyPlace(place, app.id, user)),
    }),
  });
}

function replyPlace(message: Message, appId: string, user: { id: string; teamId: string }) {
  const { channelId, ts, threadTs } = message;
  return { appId, teamId: user.teamId, userId: user.id, channelId, messageTs: ts, threadTs };
}

function describePlace(world: World, userId: string, place: Message | View) {
  const { state } = world;
  if (!("ts" in place)) {
    if (place.userId !== userId) throw new TypeError("this view is somebody else's");
    return { container: { type: "view", view_id: place.id }, view: showView(state, place) };
  }
  const { channelId, ts, threadTs, visibleTo } = place;
  if (visibleTo !== null && visibleTo !== userId) throw new TypeError("only one person sees this message");
  const channel = state.channel(channelId);
  const {
    reactions: _reactions,
    reply_users: _users,
    ...message
  } = {
    reactions: 0,
    reply_users: 0,
    ...showReadMessage(state, place, world.url(), false),
  };
  return {
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: visibleTo !== null,
      ...(threadTs !== null && { thread_ts: threadTs }),
    },
    channel: { id: channelId, name: nameForApps(channel) },
    ...(visibleTo === null && { message }),
  };
}

function useShortcut(
  world: World,
  used: {
    readonly userId: string;
    readonly callbackId: string;
    readonly message: Message | undefined;
    readonly appId: string;
  },
): Promise<Delivery> {
  const { state } = world;
  const { userId, callbackId, message, appId } = used;
  const user = state.user(userId);
  const { user: actor, api_app_id: _app, ...where } = describeActor(world, state.app(appId), user);
  const { id, name, username, team_id: teamId } = actor;
  const common = {
    ...where,
    action_ts: state.nextTs(),
    callback_id: callbackId,
    trigger_id: grantTrigger(state, { appId, teamId, userId }),
  };
  if (!message) {
    const payload = { type: "shortcut", ...common, user: { id, username, team_id: teamId } };
    return sent(world, appId, "interaction", "shortcut", payload);
  }
  const { container: _container, ...place } = describePlace(world, userId, message);
  return sent(world, appId, "interaction", "message_action", {
    type: "message_action",
    ...common,
    user: { id, name, team_id: teamId },
    ...place,
    message_ts: message.ts,
    response_url: world.url() + grantResponseUrl(state, "app", replyPlace(message, appId, user)),
  });
}

function openHome(world: World, userId: string, appId: string): Promise<Deliveries> {
  const { state } = world;
  const { teamId } = state.user(userId);
  const install = state.activeInstall(appId, teamId);
  if (!install) throw new TypeError("the app is not installed here");
  const { channel } = state.directChannel([install.botUserId, userId], userId);
  const view = state.homeOf(appId, userId);
  const event = {
    type: "app_home_opened",
    user: userId,
    channel: channel.id,
    tab: "home",
    ...(view && { view: showView(state, view) }),
    event_ts: state.nextTs(),
  };
  return emitEvent(world, { event, onlyInstall: install, teamIds: [teamId] });
}

function announceFunction(
  world: World,
  step: { executionId: string; callbackId: string; inputs: object; appId: string; teamId: string },
): Promise<Deliveries> {
  const { state } = world;
  const install = state.activeInstall(step.appId, step.teamId);
  if (!install) throw new TypeError("the app is not installed here");
  const token = [...state.tokens.values()].find((each) => each.install === install && each.kind === "bot");
  const created = Math.floor(state.now() / 1_000);
  const parameters = Object.entries(step.inputs).map(([name, value]) => ({
    type: typeof value,
    name,
    title: name,
    is_required: true,
  }));
  const event = {
    type: "function_executed",
    function: {
      id: `Fn${step.callbackId}`,
      callback_id: step.callbackId,
      title: step.callbackId,
      description: "",
      type: "app",
      input_parameters: parameters,
      output_parameters: [],
      app_id: step.appId,
      date_created: created,
      date_updated: created,
      date_deleted: 0,
    },
    inputs: step.inputs,
    function_execution_id: step.executionId,
    workflow_execution_id: state.newId("Wx"),
    event_ts: state.nextTs(),
    bot_access_token: token?.value ?? "",
  };
  return emitEvent(world, { event, onlyInstall: install, teamIds: [step.teamId] });
}
