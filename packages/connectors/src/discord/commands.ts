/** Commands as Discord lists them (https://discord.com/developers/docs/interactions/application-commands). */
import type { CommandDescription } from "@eureka/connector-sdk";
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  type RESTPutAPIApplicationCommandsJSONBody,
  ApplicationCommandOptionType as Type,
} from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { nameWord } from "./command-text.ts";
import { cutLabel } from "./text.ts";
import { messageCommand } from "./translate-interaction.ts";

const limits = { name: 32, description: 100, verbs: 25, options: 25, choices: 25, choice: 100 } as const;

/** Replaces the commands of the connection's guild, the entry in the menu of messages included. */
export async function registerCommands(client: DiscordClient, commands: readonly CommandDescription[]): Promise<void> {
  const [applicationId, guildId] = await Promise.all([client.findApplicationId(), client.findGuildId()]);
  // A guild's own commands are there at once, and cannot be used where no guild is.
  await client.call("PUT", `/applications/${applicationId}/guilds/${guildId}/commands`, {
    body: renderCommands(commands),
  });
}

/** Verbs beyond Discord's limit are not listed; they can still be typed behind the prefix of messages. */
export function renderCommands(commands: readonly CommandDescription[]): RESTPutAPIApplicationCommandsJSONBody {
  return [
    ...commands.map(({ name, description, verbs }) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: cleanName(name),
      description: describe(description, name),
      options: verbs.length === 0 ? [freeText] : verbs.slice(0, limits.verbs).map(renderVerb),
    })),
    { type: ApplicationCommandType.Message as const, name: messageCommand.title },
  ];
}

const freeText: APIApplicationCommandBasicOption = {
  type: Type.String,
  name: nameWord("text", 1),
  description: "…",
  required: false,
};

type Verb = CommandDescription["verbs"][number];
type Option = Verb["options"][number];

/** What is required comes first, as Discord wants it, and as words, as people type it. */
function renderVerb({ name, description, options }: Verb): APIApplicationCommandSubcommandOption {
  const words = options.filter(({ required }) => required);
  const flags = options.filter(({ required }) => !required);
  const rendered = [
    ...words.map((option, index) => renderOption(option, nameWord(cleanName(option.name, 2), index + 1))),
    ...flags.map((option) => renderOption(option, cleanName(option.name))),
  ];
  return {
    type: Type.Subcommand,
    name: cleanName(name),
    description: describe(description, name),
    options: rendered.slice(0, limits.options),
  };
}

function renderOption(option: Option, name: string): APIApplicationCommandBasicOption {
  const base = { name, description: describe(option.description, option.name), required: option.required };
  if (option.kind === "person") return { ...base, type: Type.User };
  if (option.kind === "flag") return { ...base, type: Type.Boolean };
  if (option.kind === "number") return { ...base, type: Type.Number };
  const { choices = [], suggests = false } = option;
  // Of too many choices some could never be picked: then all are typed.
  if (choices.length === 0 || choices.length > limits.choices)
    return { ...base, type: Type.String, autocomplete: suggests };
  const listed = choices.map((choice) => ({
    name: cutLabel(choice, limits.choice),
    value: cutLabel(choice, limits.choice),
  }));
  return { ...base, type: Type.String, choices: listed };
}

/** Lower case letters, digits, hyphens and underscores; `dueBefore` becomes `due-before`, which is how it is typed. */
function cleanName(name: string, reserve = 0): string {
  const kebab = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  return kebab.replace(/[^-_\p{L}\p{N}]+/gu, "-").slice(0, limits.name - reserve);
}

function describe(description: string, name: string): string {
  return cutLabel(description.trim() || name, limits.description);
}
