import { z } from "zod";
import { refusal } from "../errors.ts";
import { type CommandBody, commandChange, commandList, newCommand } from "../schemas/commands.ts";
import { flagInQuery } from "../schemas/fields.ts";
import { describeCommand } from "../wire/application-json.ts";
import { findOwnGuild } from "../world/access.ts";
import type { Application } from "../world/application.ts";
import type { Command } from "../world/command.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, noContent, ok } from "./define-call.ts";

/** How many commands of each type a scope holds. */
const mostCommands: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** Commands for everywhere and for one guild: the same calls on two paths. */
export function commandCalls(world: World): DiscordCall[] {
  return [
    "/applications/{application_id}/commands",
    "/applications/{application_id}/guilds/{guild_id}/commands",
  ].flatMap((path) => scopedCalls(world, path));
}

function scopedCalls(world: World, path: string): DiscordCall[] {
  const one = `${path}/{command_id}`;
  const scopeOf = (
    application: Application,
    { application_id, guild_id }: Readonly<Record<string, string>>,
  ): string | null => {
    if (application_id !== application.id) throw refusal("unknownApplication");
    if (guild_id === undefined) return null;
    if (!world.guilds.get(guild_id)?.members.has(application.bot.id)) throw refusal("missingAccess");
    return findOwnGuild(world, guild_id, application.bot.id).id;
  };
  const findCommand = (application: Application, parameters: Readonly<Record<string, string>>): Command => {
    const guildId = scopeOf(application, parameters);
    const command = application.commands.get(parameters.command_id ?? "");
    if (command?.guildId !== guildId) throw refusal("unknownCommand");
    return command;
  };
  return [
    botCall({
      method: "GET",
      path,
      query: z.strictObject({ with_localizations: flagInQuery }),
      malformed: { query: { with_localizations: "perhaps" } },
      run({ parameters, query, application }) {
        const guildId = scopeOf(application, parameters);
        const commands = [...application.commands.values()].filter((command) => command.guildId === guildId);
        return ok(commands.map((command) => describeCommand(application, command, query.with_localizations === true)));
      },
    }),
    botCall({
      method: "POST",
      path,
      body: newCommand,
      malformed: { body: { name: "say", description: "x".repeat(101) } },
      run({ parameters, body, application }) {
        const guildId = scopeOf(application, parameters);
        const { command, isNew } = putCommand(world, application, guildId, body);
        return { status: isNew ? 201 : 200, body: describeCommand(application, command) };
      },
    }),
    botCall({
      method: "PUT",
      path,
      body: commandList,
      malformed: { body: [{ name: "say", description: "x".repeat(101) }] },
      run({ parameters, body, application }) {
        const guildId = scopeOf(application, parameters);
        const kept = body.map((entry) => putCommand(world, application, guildId, entry, body).command);
        for (const { id, guildId: scope } of application.commands.values())
          if (scope === guildId && !kept.some((command) => command.id === id)) application.commands.delete(id);
        return ok(kept.map((command) => describeCommand(application, command)));
      },
    }),
    botCall({
      method: "GET",
      path: one,
      malformed: { query: { version: "1" } },
      run: ({ parameters, application }) => ok(describeCommand(application, findCommand(application, parameters))),
    }),
    botCall({
      method: "PATCH",
      path: one,
      body: commandChange,
      malformed: { body: { description: "x".repeat(101) } },
      run({ parameters, body, application }) {
        const before = findCommand(application, parameters);
        const { name = before.name, description = before.description, options = [...before.options] } = body;
        const merged = newCommand.safeParse({ ...body, type: before.type, name, description, options });
        if (!merged.success) throw refusal("unknownCommand");
        const command = buildCommand(world, before.guildId, merged.data, before.id);
        application.commands.set(command.id, command);
        return ok(describeCommand(application, command));
      },
    }),
    botCall({
      method: "DELETE",
      path: one,
      malformed: { query: { reason: "none" } },
      run({ parameters, application }) {
        application.commands.delete(findCommand(application, parameters).id);
        return noContent;
      },
    }),
  ];
}

/** A command with the name and type of an earlier one takes its place and its id. */
function putCommand(
  world: World,
  application: Application,
  guildId: string | null,
  body: CommandBody,
  whole?: readonly CommandBody[],
): { command: Command; isNew: boolean } {
  const type = body.type ?? 1;
  const inScope = [...application.commands.values()].filter(
    (command) => command.guildId === guildId && command.type === type,
  );
  const former = inScope.find(({ name }) => name === body.name);
  const count = whole ? whole.filter((entry) => (entry.type ?? 1) === type).length : inScope.length + (former ? 0 : 1);
  if (count > (mostCommands[type] ?? 0)) throw refusal("tooManyCommands");
  const command = buildCommand(world, guildId, body, former?.id ?? world.nextId());
  application.commands.set(command.id, command);
  return { command, isNew: !former };
}

function buildCommand(world: World, guildId: string | null, body: CommandBody, id: string): Command {
  const contexts = body.contexts ?? (guildId === null && body.dm_permission === false ? [0] : null);
  return {
    id,
    guildId,
    type: body.type ?? 1,
    name: body.name,
    nameLocalizations: body.name_localizations ?? null,
    description: body.description ?? "",
    descriptionLocalizations: body.description_localizations ?? null,
    options: body.options ?? [],
    defaultMemberPermissions:
      body.default_member_permissions === undefined || body.default_member_permissions === null
        ? null
        : String(body.default_member_permissions),
    contexts,
    integrationTypes: body.integration_types ?? [0],
    nsfw: body.nsfw ?? false,
    version: world.nextId(),
  };
}
