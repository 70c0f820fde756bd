/** Asks questions on the terminal of this process. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** The person left, or the server stops: there will be no answer. */
export class TerminalClosed extends Error {}

export interface Terminal {
  /** Shows the question and gives the line that was typed, without spaces around it. Throws TerminalClosed. */
  ask(question: string): Promise<string>;
  /** The same, but nothing of the answer is shown, and every character of it counts. */
  askSecret(question: string): Promise<string>;
  /** Says something about an answer. */
  say(line: string): void;
  close(): void;
}

export interface TerminalOptions {
  /** Ctrl-C was pressed: a terminal that is being read gives it as a key, not as a signal. */
  readonly onInterrupt: () => void;
  /** Ends every question. */
  readonly signal: AbortSignal;
}

export function openTerminal({ onInterrupt, signal }: TerminalOptions): Terminal {
  let isHidden = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isHidden) process.stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  const left = new AbortController();
  lines.on("SIGINT", () => {
    process.stdout.write("\n");
    onInterrupt();
  });
  lines.once("close", () => left.abort());
  const ended = AbortSignal.any([left.signal, signal]);

  async function readLine(question: string): Promise<string> {
    try {
      return await lines.question(question, { signal: ended });
    } catch (error) {
      if (ended.aborted) throw new TerminalClosed();
      throw error;
    }
  }

  return {
    ask: async (question) => (await readLine(question)).trim(),
    async askSecret(question) {
      process.stdout.write(question);
      isHidden = true;
      try {
        return await readLine("");
      } finally {
        isHidden = false;
        process.stdout.write("\n");
      }
    },
    say: (line) => void process.stdout.write(`${line}\n`),
    close: () => lines.close(),
  };
}
