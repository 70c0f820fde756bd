import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { valueText } from "../output/value-text.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

/** Asks before a dangerous operation. Where nobody can be asked, `--yes` must have said it. */
export async function confirm(
  terminal: Terminal,
  command: Command,
  input: Values,
  isConfirmed: boolean,
): Promise<void> {
  if (isConfirmed) return;
  if (!terminal.isInteractive) throw new UsageError(say("cli.confirm.needs_yes"), `${command.noun} ${command.verb}`);
  const target = command.words
    .map((word) => valueText(input[word]))
    .filter((text) => text !== "")
    .join(" ");
  const answer = await terminal.ask(
    say("cli.confirm.ask", { what: [command.summary, target].filter(Boolean).join(": ") }),
  );
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandError(say("cli.confirm.not_done"));
}
