/** Where the result goes: standard output, or a file. */
import { constants } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { say } from "@eureka/contracts/words";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import type { Terminal } from "../terminal.ts";

export interface OutputTarget {
  /** Throws a CommandError when the file could not be written; then the result went to standard output, because it may have cost money. */
  write(render: (terminal: Terminal) => string): Promise<void>;
}

/** Looks whether the file can be written before anything is begun. Throws a CommandError. */
export async function openOutput(context: CommandContext, file: string | undefined): Promise<OutputTarget> {
  const { terminal, directory } = context;
  if (file === undefined || file === "-") return { write: async (render) => terminal.write(render(terminal)) };
  const path = resolve(directory, file);
  await assertWritable(path).catch((error: unknown) => {
    throw notWritten(path, error);
  });
  return {
    async write(render) {
      // A file has no width and no colours.
      const text = render({ ...terminal, width: null, hasColours: false });
      try {
        await writeFile(path, text);
      } catch (error) {
        terminal.write(text);
        throw notWritten(path, error);
      }
      terminal.note(`${say("cli.file.saved", { path })}\n`);
    },
  };
}

async function assertWritable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new Error("it is a folder");
  await access(found ? path : dirname(path), constants.W_OK);
}

function notWritten(path: string, error: unknown): CommandError {
  return new CommandError(say("cli.ideas.not_saved", { path, reason: error instanceof Error ? error.message : "" }));
}
