/** Saves what an operation answers in bytes. */
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { say } from "@eureka/contracts/words";
import type { EurekaClient } from "@eureka/sdk";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { cleanLine } from "../output/clean-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { bytesText, countBytes, startProgress } from "../output/progress.ts";

/**
 * Writes to `--output`, where `-` is standard output. Without it, to standard output when that is a pipe or a file, else to a new file
 * named as the server names it.
 */
export async function download(
  context: CommandContext,
  client: EurekaClient,
  command: Command,
  input: Values,
  output: unknown,
): Promise<number> {
  const { terminal, directory } = context;
  const progress = startProgress(terminal, say("cli.working"));
  try {
    // The table of commands and the table of operations come from one list, so the input fits.
    const answer = await client.download(command.operation, input as never, { signal: terminal.interrupted });
    const total = answer.size === null ? "" : ` / ${bytesText(answer.size)}`;
    const bytes = countBytes(answer.body, (received) => progress.say(`${bytesText(received)}${total}`));
    const path = typeof output === "string" ? output : terminal.isOutputShown ? safeName(answer.fileName) : "-";
    if (path === "-") await terminal.writeBytes(bytes);
    else await saveFile(resolve(directory, path), bytes, typeof output === "string");
    progress.end();
    if (path !== "-") terminal.note(`${say("cli.file.saved", { path })}\n`);
    return exitCodes.ok;
  } finally {
    progress.end();
  }
}

/** A name of the server never leads out of the folder, nor to a hidden file. */
function safeName(name: string | null): string {
  return basename(cleanLine(name ?? "").replaceAll("\\", "/")).replace(/^\.+/, "") || "download";
}

async function saveFile(path: string, bytes: ReadableStream<Uint8Array>, mayReplace: boolean): Promise<void> {
  const target = createWriteStream(path, { flags: mayReplace ? "w" : "wx" });
  try {
    await pipeline(Readable.fromWeb(bytes as NodeStream<Uint8Array>), target);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) await rm(path, { force: true });
    throw new CommandError(say("cli.file.not_saved", { path, reason: error instanceof Error ? error.message : "" }));
  }
}
