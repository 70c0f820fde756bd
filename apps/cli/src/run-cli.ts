/** The command line: finds the command, reads its arguments, runs it. */
import { type FoundCommand, findCommand } from "./arguments/find-command.ts";
import { readArguments } from "./arguments/read-arguments.ts";
import type { CommandContext } from "./context.ts";
import { commands } from "./generated/commands.ts";
import { renderCommandHelp, renderNounHelp, renderOverview, renderOwnHelp } from "./help/render-help.ts";
import { exitCodes, printError } from "./output/print-error.ts";
import type { OwnCommand } from "./own/own-command.ts";
import { ownCommands } from "./own/own-commands.ts";
import { shapeOf } from "./run/operation-flags.ts";
import { runOperation } from "./run/run-operation.ts";
import { UsageError } from "./usage-error.ts";

type Found = FoundCommand<OwnCommand>;

const table = { commands, own: ownCommands };

/** Runs a command line (without the name of the program) and gives the exit code. Never throws. */
export async function runCli(context: CommandContext, line: readonly string[]): Promise<number> {
  try {
    const { tokens, wantsHelp } = takeHelp(nameVersion(moveLeadingFlags(line)));
    const found = findCommand(table, tokens);
    // Without a verb, help is about the noun and not about listing.
    if (wantsHelp && found.kind === "operation" && found.tokens.length === tokens.length - 1) {
      return showHelp(context, { kind: "noun", noun: found.command.noun });
    }
    if (wantsHelp || found.kind === "overview" || found.kind === "group" || found.kind === "noun")
      return showHelp(context, found);
    return await runFound(context, found);
  } catch (error) {
    return printError(context.terminal, error);
  }
}

async function runFound(
  context: CommandContext,
  found: Extract<Found, { kind: "operation" | "own" }>,
): Promise<number> {
  const name = found.kind === "own" ? found.command.path.join(" ") : `${found.command.noun} ${found.command.verb}`;
  const shape = found.kind === "own" ? found.command : shapeOf(found.command);
  try {
    const values = await readArguments(shape, found.tokens, () => context.terminal.readInput());
    return found.kind === "own"
      ? await found.command.run(context, values)
      : await runOperation(context, found.command, values);
  } catch (error) {
    // What reads the values does not know which command they are for.
    throw error instanceof UsageError && error.help === "" ? new UsageError(error.message, name) : error;
  }
}

/** `eureka --json boards` means `eureka boards --json`. */
function moveLeadingFlags(line: readonly string[]): readonly string[] {
  const first = line.findIndex((token) => !/^(--(json|all|yes)|-y)$/.test(token));
  return first > 0 ? [...line.slice(first), ...line.slice(0, first)] : line;
}

/** `eureka --version` is what people type first. */
function nameVersion(line: readonly string[]): readonly string[] {
  return line[0] === "--version" ? ["version"] : line;
}

/** `eureka help boards`, `eureka boards --help` and `eureka boards create -h` all ask for help. */
function takeHelp(line: readonly string[]): { tokens: readonly string[]; wantsHelp: boolean } {
  if (line[0] === "help") return { tokens: line.slice(1).filter((token) => !isHelpFlag(token)), wantsHelp: true };
  const end = line.indexOf("--");
  const flags = end === -1 ? line : line.slice(0, end);
  if (!flags.some(isHelpFlag)) return { tokens: line, wantsHelp: false };
  return { tokens: flags.filter((token) => !isHelpFlag(token)), wantsHelp: true };
}

function isHelpFlag(token: string): boolean {
  return token === "--help" || token === "-h";
}

function showHelp({ terminal }: CommandContext, found: Found): number {
  terminal.write(helpText(terminal, found));
  return exitCodes.ok;
}

function helpText(terminal: CommandContext["terminal"], found: Found): string {
  if (found.kind === "overview") return renderOverview(terminal, table);
  if (found.kind === "group") return renderNounHelp(terminal, found.group, table);
  if (found.kind === "own") return renderOwnHelp(terminal, found.command, table);
  if (found.kind === "noun") return renderNounHelp(terminal, found.noun, table);
  return renderCommandHelp(terminal, found.command);
}
