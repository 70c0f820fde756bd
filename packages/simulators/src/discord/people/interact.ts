import { refusal } from "../errors.ts";
import { beginInteraction, type InteractionDesk, type InteractionOutcome } from "../interactions/begin-interaction.ts";
import { type Button, findControls, type Select } from "../schemas/components.ts";
import { describeMessage } from "../wire/message-json.ts";
import { findVisibleChannel, permissionsIn, requirePermission } from "../world/access.ts";
import type { Application } from "../world/application.ts";
import type { Channel } from "../world/channel.ts";
import type { Command } from "../world/command.ts";
import type { Message } from "../world/message.ts";
import type { World } from "../world/world.ts";
import { buildCommandData, type OptionValue, resolveUser } from "./build-command-data.ts";
import { fillModal } from "./fill-modal.ts";

interface Place {
  readonly channelId: string;
  readonly userId: string;
}

export interface RunCommand extends Place {
  /** Name with the words of its subcommand, for example `eureka new`. */
  readonly command: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The user or message on which a command of a context menu is run. */
  readonly targetId?: string;
  /** Needed where two applications have a command of one name. */
  readonly applicationId?: string;
}

export interface UseControl extends Place {
  readonly messageId: string;
  readonly customId: string;
}

/** What people do with applications. Each deed settles at the first answer, or when the time for it is over. */
export interface InteractDeeds {
  runCommand(deed: RunCommand): Promise<InteractionOutcome>;
  /** Typing into an option with autocompletion: the callback holds the choices. */
  typeIntoOption(deed: RunCommand & { readonly option: string; readonly text: string }): Promise<InteractionOutcome>;
  press(deed: UseControl): Promise<InteractionOutcome>;
  choose(deed: UseControl & { readonly values: readonly string[] }): Promise<InteractionOutcome>;
  /** Fills the modal that an earlier outcome carried. */
  submitModal(deed: {
    readonly interactionId: string;
    readonly values: Readonly<Record<string, string | readonly string[]>>;
  }): Promise<InteractionOutcome>;
  /** The message of an answer as it is now, for answers that were promised first. */
  readAnswer(interactionId: string): Record<string, unknown> | null;
}

export function interactDeeds(desk: InteractionDesk): InteractDeeds {
  const { world } = desk;
  const beginCommand = (deed: RunCommand, focused?: string): Promise<InteractionOutcome> => {
    const { channelId, userId, command: words, options = {}, targetId, applicationId } = deed;
    const channel = findVisibleChannel(world, channelId, userId);
    requirePermission(world, channel, userId, "useApplicationCommands");
    const { application, command } = findCommand(world, channel, userId, words, applicationId);
    const target = targetId === undefined ? {} : describeTarget(world, channel, command, targetId);
    const data = {
      ...buildCommandData(world, channel, command, { words, values: options, ...(focused && { focused }) }),
      ...target,
    };
    const user = world.user(userId);
    const draft = { application, user, channel, data, commandName: words, commandType: command.type };
    return beginInteraction(desk, { ...draft, type: focused ? 4 : 2 });
  };
  const beginControl = (
    deed: UseControl,
    read: (control: Button | Select) => Record<string, unknown>,
  ): Promise<InteractionOutcome> => {
    const { channelId, userId, messageId, customId } = deed;
    const channel = findVisibleChannel(world, channelId, userId);
    const source = findMessage(world, channel, messageId, userId);
    const control = findControls(source.components).find(({ custom_id }) => custom_id === customId);
    if (!control) throw new TypeError(`the message has no component ${customId}`);
    if (control.disabled) throw new TypeError(`the component ${customId} is disabled`);
    const application = world.applicationOfBot(source.author.id);
    if (!application) throw new TypeError("the message is not an application's");
    const data = { id: control.id, component_type: control.type, custom_id: customId, ...read(control) };
    return beginInteraction(desk, { type: 3, application, user: world.user(userId), channel, data, source });
  };
  return {
    runCommand: async (deed) => await beginCommand(deed),
    typeIntoOption: async ({ option, text, ...deed }) =>
      await beginCommand({ ...deed, options: { ...deed.options, [option]: text } }, option),
    press: async (deed) =>
      await beginControl(deed, ({ type }) => {
        if (type !== 2) throw new TypeError("this component is no button");
        return {};
      }),
    choose: async ({ values, ...deed }) =>
      await beginControl(deed, (control) => readChoice(world, world.channel(deed.channelId), control, values)),
    async submitModal({ interactionId, values }) {
      const asked = world.interactions.get(interactionId);
      if (!asked?.modal) throw new TypeError("there is no open modal of this interaction");
      const { application, user, channel, source, modal } = asked;
      const data = fillModal(modal, values);
      asked.modal = null;
      return await beginInteraction(desk, { type: 5, application, user, channel, data, source });
    },
    readAnswer(interactionId) {
      const original = world.interactions.get(interactionId)?.original;
      return original ? describeMessage(world, original) : null;
    },
  };
}

/** A guild's own command hides a global one of its name. */
function findCommand(
  world: World,
  channel: Channel,
  userId: string,
  words: string,
  applicationId?: string,
): { application: Application; command: Command } {
  const isHere = ({ bot }: Application) =>
    channel.guildId ? world.guild(channel.guildId).members.has(bot.id) : channel.recipientIds.includes(bot.id);
  const context = channel.guildId ? 0 : 1;
  const known = [...world.applications.values()]
    .filter((application) => isHere(application) && (!applicationId || application.id === applicationId))
    .flatMap((application) => [...application.commands.values()].map((command) => ({ application, command })))
    .filter(({ command }) => command.guildId === null || command.guildId === channel.guildId)
    .filter(({ command: { contexts } }) => contexts === null || contexts.includes(context))
    .filter(({ command: { name } }) => words === name || words.startsWith(`${name} `));
  const found = known.sort(
    (one, other) => Number(other.command.guildId !== null) - Number(one.command.guildId !== null),
  )[0];
  if (!found) throw new TypeError(`there is no command ${words} here`);
  const { defaultMemberPermissions: needed } = found.command;
  const bits = permissionsIn(world, channel, userId);
  const isAllowed =
    needed === null ||
    (needed !== "0" && (bits & BigInt(needed)) === BigInt(needed)) ||
    world.guilds.get(channel.guildId ?? "")?.ownerId === userId;
  if (!isAllowed) throw refusal("missingPermissions");
  return found;
}

function describeTarget(world: World, channel: Channel, command: Command, targetId: string): Record<string, unknown> {
  if (command.type === 2) return { target_id: targetId, resolved: resolveUser(world, channel, targetId) };
  if (command.type !== 3) throw new TypeError("only commands of context menus have a target");
  const message = describeMessage(world, world.message(channel.id, targetId));
  return { target_id: targetId, resolved: { messages: { [targetId]: message } } };
}

function findMessage(world: World, channel: Channel, messageId: string, userId: string): Message {
  const ephemeral = world.ephemerals.get(messageId);
  if (!ephemeral) return world.message(channel.id, messageId);
  if (ephemeral.ephemeralForId !== userId) throw refusal("unknownMessage");
  return ephemeral;
}

function readChoice(
  world: World,
  channel: Channel,
  control: Button | Select,
  values: readonly string[],
): Record<string, unknown> {
  if (control.type === 2) throw new TypeError("this component is a button");
  const least = control.min_values ?? 1;
  const most = control.max_values ?? 1;
  if (values.length < least || values.length > most)
    throw new TypeError(`between ${least} and ${most} values must be chosen`);
  if (control.type === 3) {
    const unknown = values.find((value) => !control.options.some((option) => option.value === value));
    if (unknown !== undefined) throw new TypeError(`there is no option ${unknown}`);
    return { values };
  }
  if (control.type !== 5) return { values };
  const all = values.map((id) => resolveUser(world, channel, id));
  const users = Object.assign({}, ...all.map((one) => one.users));
  const members = Object.assign({}, ...all.map((one) => one.members ?? {}));
  return { values, resolved: { users, members } };
}
