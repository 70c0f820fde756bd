/** A command of the command line itself. */
import type { NamedCommand } from "../arguments/find-command.ts";
import type { Values } from "../arguments/read-arguments.ts";
import type { CommandShape } from "../command.ts";
import type { CommandContext } from "../context.ts";

export interface OwnCommand extends NamedCommand, CommandShape {
  /** Command lines for help. */
  readonly examples: readonly string[];
  /** Does it and gives the exit code. */
  readonly run: (context: CommandContext, values: Values) => Promise<number>;
}

/** The text of a field; undefined when it was not given. The reader of arguments has checked its type. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
