/** Sends a file to an operation that takes bytes. */
import { openAsBlob } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { say } from "@eureka/contracts/words";
import type { EurekaClient } from "@eureka/sdk";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { bytesText, countBytes, startProgress } from "../output/progress.ts";

/** `path` may be `-` for standard input, which cannot be read a second time when the connection breaks. */
export async function upload(
  context: CommandContext,
  client: EurekaClient,
  command: Command,
  input: Values,
  path: string,
): Promise<unknown> {
  const { terminal, directory } = context;
  const file = path === "-" ? null : await openFile(resolve(directory, path));
  const named = command.fields.some(({ name }) => name === "name") && file ? { name: basename(path), ...input } : input;
  const progress = startProgress(terminal, say("cli.working"));
  const total = file ? ` / ${bytesText(file.size)}` : "";
  const count = (bytes: ReadableStream<Uint8Array>) =>
    countBytes(bytes, (sent) => progress.say(`${bytesText(sent)}${total}`));
  try {
    const body = file ? () => count(file.stream()) : count(terminal.openInput());
    // The table of commands and the table of operations come from one list, so the input fits.
    return await client.upload(command.operation, named as never, body, { signal: terminal.interrupted });
  } finally {
    progress.end();
  }
}

async function openFile(path: string): Promise<Blob> {
  try {
    await access(path, constants.R_OK);
    return await openAsBlob(path);
  } catch (error) {
    throw new CommandError(say("cli.file.unreadable", { path, reason: error instanceof Error ? error.message : "" }));
  }
}
