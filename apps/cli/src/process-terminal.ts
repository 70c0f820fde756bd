/** The terminal of this process. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Terminal } from "./terminal.ts";

/** Ends the process with the code that shells show for Ctrl-C. */
const interruptedCode = 130;

export function createProcessTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const interruption = new AbortController();
  process.on("SIGINT", () => {
    // The first one stops the work cleanly, the second one whatever is left of it.
    if (interruption.signal.aborted) process.exit(interruptedCode);
    interruption.abort(new DOMException("interrupted", "AbortError"));
  });
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) =>
      process.exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 1),
    );
  }

  return {
    write: (output) => void stdout.write(output),
    note: (output) => void stderr.write(output),
    async writeBytes(bytes) {
      for await (const chunk of bytes) if (!stdout.write(chunk)) await once(stdout, "drain");
    },
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isOutputShown: stdout.isTTY === true,
    isProgressShown: stderr.isTTY === true && env.TERM !== "dumb",
    width: stdout.isTTY ? stdout.columns || 80 : null,
    hasColours: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb",
    readInput: () => text(stdin),
    openInput: () => Readable.toWeb(stdin) as ReadableStream<Uint8Array>,
    ask: (question) => askOnce(question, stderr, interruption.signal),
    askSecret: (question) => {
      stderr.write(question);
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
      return askOnce("", silent, interruption.signal).finally(() => stderr.write("\n"));
    },
    interrupted: interruption.signal,
  };
}

function askOnce(question: string, output: Writable, signal: AbortSignal): Promise<string> {
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise<string>((resolve, reject) => {
    const interrupt = () => {
      reader.close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", interrupt, { once: true });
    // In raw mode Ctrl-C comes as a key, not as a signal.
    reader.on("SIGINT", () => process.emit("SIGINT"));
    reader.on("close", () => reject(new DOMException("the input ended", "AbortError")));
    reader.question(question, (answer) => {
      signal.removeEventListener("abort", interrupt);
      resolve(answer);
      reader.close();
    });
  });
}
