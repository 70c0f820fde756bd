import { say } from "@eureka/contracts/words";
import type { CommandContext } from "../context.ts";
import { UsageError } from "../usage-error.ts";

/** The password from standard input (without the line end that pipes add), or from the person, who does not see it. */
export async function readPassword({ terminal }: CommandContext, fromInput: boolean): Promise<string> {
  if (fromInput) return (await terminal.readInput()).replace(/\r?\n$/, "");
  if (!terminal.isInteractive) throw new UsageError(say("cli.login.needs_password"));
  return terminal.askSecret(say("cli.login.ask_password"));
}
