/** The data of a command's interaction, from what a person typed. What Discord's own client would not let pass throws a TypeError. */
import { optionTypes } from "../schemas/command-types.ts";
import type { CommandOption } from "../schemas/commands.ts";
import { describeChannel } from "../wire/channel-json.ts";
import { describeMemberPart, describeRole, describeUser } from "../wire/people-json.ts";
import { permissionsIn, permissionsInGuild } from "../world/access.ts";
import type { Channel } from "../world/channel.ts";
import type { Command } from "../world/command.ts";
import type { World } from "../world/world.ts";

export type OptionValue = string | number | boolean;

export interface TypedCommand {
  /** Name with the words of its subcommand, for example `eureka item new`. */
  readonly words: string;
  readonly values: Readonly<Record<string, OptionValue>>;
  /** The option in which the person types right now; required options may be empty then. */
  readonly focused?: string;
}

interface FilledOption {
  readonly name: string;
  readonly type: number;
  readonly value?: OptionValue;
  readonly focused?: true;
  readonly options?: readonly FilledOption[];
}

type Resolved = Record<string, Record<string, unknown>>;

export function buildCommandData(
  world: World,
  channel: Channel,
  command: Command,
  typed: TypedCommand,
): Record<string, unknown> {
  const path = typed.words.trim().split(/\s+/).slice(command.name.split(" ").length);
  const resolved: Resolved = {};
  const options = fill(command.options, path, typed, (option, value) =>
    resolve(world, channel, resolved, option, value),
  );
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId && { guild_id: command.guildId }),
    ...(options.length > 0 && { options }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

function fill(
  all: readonly CommandOption[],
  path: readonly string[],
  typed: TypedCommand,
  note: (option: CommandOption, value: OptionValue) => void,
): FilledOption[] {
  const nested = all.filter(({ type }) => type <= optionTypes.subcommandGroup);
  if (nested.length > 0) {
    const [word, ...rest] = path;
    const option = nested.find(({ name }) => name === word);
    if (!option)
      throw new TypeError(`one of ${nested.map(({ name }) => name).join(", ")} must follow, not "${word ?? ""}"`);
    return [{ name: option.name, type: option.type, options: fill(option.options ?? [], rest, typed, note) }];
  }
  if (path.length > 0) throw new TypeError(`there is no subcommand ${path.join(" ")}`);
  const unknown = Object.keys(typed.values).find((name) => !all.some((option) => option.name === name));
  if (unknown) throw new TypeError(`there is no option ${unknown}`);
  const missing = all.find(({ name, required }) => required && typed.values[name] === undefined);
  if (missing && !typed.focused) throw new TypeError(`the option ${missing.name} is required`);
  return all.flatMap((option) => {
    const value = typed.values[option.name];
    if (value === undefined) return [];
    const isFocused = option.name === typed.focused;
    if (!isFocused) checkValue(option, value);
    note(option, value);
    return [{ name: option.name, type: option.type, value, ...(isFocused && { focused: true as const }) }];
  });
}

const { string, integer, boolean, number, user, channel: channelType, role, mentionable, attachment } = optionTypes;
const kinds: Readonly<Record<number, string>> = {
  [string]: "string",
  [integer]: "number",
  [boolean]: "boolean",
  [number]: "number",
  [user]: "string",
  [channelType]: "string",
  [role]: "string",
  [mentionable]: "string",
  [attachment]: "string",
};

function checkValue(option: CommandOption, value: OptionValue): void {
  const refuse = (words: string): never => {
    throw new TypeError(`the option ${option.name} ${words}`);
  };
  if (typeof value !== kinds[option.type]) refuse(`takes a ${kinds[option.type]}`);
  if (option.type === integer && !Number.isInteger(value)) refuse("takes a whole number");
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value)) refuse("has no such choice");
  const size = typeof value === "number" ? value : String(value).length;
  const [least, most] =
    typeof value === "number" ? [option.min_value, option.max_value] : [option.min_length, option.max_length];
  if (least !== undefined && least !== null && size < least) refuse(`is below ${least}`);
  if (most !== undefined && most !== null && size > most) refuse(`is above ${most}`);
}

/** Ids come with what they name. */
function resolve(
  world: World,
  place: Channel,
  resolved: Resolved,
  { type, name, channel_types }: CommandOption,
  value: OptionValue,
): void {
  const id = String(value);
  const add = (kind: string, entry: unknown) => {
    resolved[kind] = { ...resolved[kind], [id]: entry };
  };
  const asUser = type === user || (type === mentionable && world.users.has(id));
  if (asUser) Object.assign(resolved, mergeUsers(resolved, resolveUser(world, place, id)));
  else if (type === role || type === mentionable) add("roles", describeRole(findRole(world, place, id)));
  else if (type === channelType) {
    const channel = world.channel(id);
    if (channel_types?.length && !channel_types.includes(channel.type))
      throw new TypeError(`the option ${name} takes no such channel`);
    add("channels", { ...describeChannel(world, channel), permissions: permissionsIn(world, channel, id).toString() });
  }
}

function findRole(world: World, { guildId }: Channel, id: string) {
  const found = guildId ? world.guild(guildId).roles.get(id) : undefined;
  if (!found) throw new TypeError(`there is no role ${id}`);
  return found;
}

function mergeUsers(resolved: Resolved, { users, members }: Resolved): Resolved {
  return {
    users: { ...resolved.users, ...users },
    ...((resolved.members || members) && { members: { ...resolved.members, ...members } }),
  };
}

/** A user, with the membership where there is one. */
export function resolveUser(world: World, { guildId }: Channel, id: string): Resolved {
  const found = world.user(id);
  const guild = guildId ? world.guild(guildId) : undefined;
  const member = guild?.members.get(id);
  const permissions = guild ? permissionsInGuild(guild, id).toString() : "0";
  return {
    users: { [id]: describeUser(found) },
    ...(member && { members: { [id]: { ...describeMemberPart(member), permissions } } }),
  };
}
