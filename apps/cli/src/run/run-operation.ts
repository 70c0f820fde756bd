/** Runs the operation of a command and shows its output. */
import type { Decision } from "@eureka/contracts/decision";
import { say } from "@eureka/contracts/words";
import type { EurekaClient } from "@eureka/sdk";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { printPending } from "../output/print-pending.ts";
import { startProgress } from "../output/progress.ts";
import { renderAnswer } from "../output/render-answer.ts";
import { noteTimeZone } from "../output/time-zone-note.ts";
import { openClient } from "../settings/open-client.ts";
import { confirm } from "./confirm.ts";
import { download } from "./download.ts";
import { explainEmpty } from "./explain-empty.ts";
import { judgeOutput } from "./judge-output.ts";
import { flagsOf } from "./operation-flags.ts";
import { readAllPages } from "./read-all-pages.ts";
import { upload } from "./upload.ts";

/** Gives the exit code. Throws what the server refused, and a UsageError for a dangerous operation that nobody confirmed. */
export async function runOperation(context: CommandContext, command: Command, values: Values): Promise<number> {
  const { terminal } = context;
  const flags = new Set(flagsOf(command).map(({ name }) => name));
  const input = Object.fromEntries(Object.entries(values).filter(([name]) => !flags.has(name)));
  if (command.effect === "danger") await confirm(terminal, command, input, values.yes === true);
  const client = await openClient(context);
  if (command.answer === "bytes") return download(context, client, command, input, values.output);
  const { output, pending } = await callOperation(context, client, command, input, values);
  if (values.json === true) terminal.write(jsonText(output));
  else if (pending) printPending(terminal, output as Decision);
  else await show(context, client, command, input, output);
  return pending ? exitCodes.ok : judgeOutput(command.operation, output);
}

async function show(
  context: CommandContext,
  client: EurekaClient,
  command: Command,
  input: Values,
  output: unknown,
): Promise<void> {
  const { terminal } = context;
  const progress = startProgress(terminal, say("cli.working"));
  const text = await renderAnswer(terminal, client, command, output).finally(() => progress.end());
  terminal.write(text || explainEmpty(command, input));
  noteTimeZone(terminal, text);
  if (command.answer === "page") noteFurtherPages(context, output);
}

async function callOperation(
  context: CommandContext,
  client: EurekaClient,
  command: Command,
  input: Values,
  values: Values,
): Promise<{ readonly output: unknown; readonly pending: boolean }> {
  const { terminal } = context;
  if (values.all === true) return { output: await readAllPages(terminal, client, command, input), pending: false };
  if (command.sendsBytes)
    return { output: await upload(context, client, command, input, String(values.file)), pending: false };
  const progress = startProgress(terminal, say("cli.working"));
  try {
    const expected = typeof values.ifVersion === "number" ? { ifMatch: values.ifVersion } : {};
    return await client.request(command.operation, input, { signal: terminal.interrupted, ...expected });
  } finally {
    progress.end();
  }
}

function noteFurtherPages({ terminal }: CommandContext, output: unknown): void {
  const { data, nextCursor } = output as { data: unknown[]; nextCursor: string | null };
  if (nextCursor !== null) terminal.note(`${say("cli.more_pages", { count: data.length })}\n`);
}
