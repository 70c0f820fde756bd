/** What every command gets to work with. */
import type { Terminal } from "./terminal.ts";

export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder in which the command was called. */
  readonly directory: string;
}
