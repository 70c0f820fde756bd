/** A terminal for tests: it keeps what was printed and answers with what the test typed. */
import type { CommandContext } from "./context.ts";
import type { Terminal } from "./terminal.ts";

interface TestContextOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Answers to questions, in order. With any, the terminal is interactive. */
  readonly answers?: readonly string[];
  readonly input?: string;
  readonly width?: number | null;
  readonly hasColours?: boolean;
  readonly isProgressShown?: boolean;
  /** Aborted by the test in place of Ctrl-C. */
  readonly interrupted?: AbortSignal;
}

export interface TestContext extends CommandContext {
  readonly printed: { output: string; notes: string };
  readonly questions: string[];
}

export function testContext(options: TestContextOptions = {}): TestContext {
  const printed = { output: "", notes: "" };
  const questions: string[] = [];
  const answers = [...(options.answers ?? [])];
  const answer = async (question: string) => {
    questions.push(question);
    const next = answers.shift();
    if (next === undefined) throw new Error(`nobody answers ${question}`);
    return next;
  };
  const terminal: Terminal = {
    write: (text) => {
      printed.output += text;
    },
    note: (text) => {
      printed.notes += text;
    },
    async writeBytes(bytes) {
      printed.output += await new Response(bytes).text();
    },
    isInteractive: options.answers !== undefined,
    isOutputShown: options.answers !== undefined,
    isProgressShown: options.isProgressShown ?? false,
    width: options.width ?? null,
    hasColours: options.hasColours ?? false,
    readInput: async () => options.input ?? "",
    openInput: () => new Blob([options.input ?? ""]).stream(),
    ask: answer,
    askSecret: answer,
    interrupted: options.interrupted ?? new AbortController().signal,
  };
  return {
    terminal,
    environment: options.environment ?? {},
    directory: options.directory ?? "/nowhere",
    printed,
    questions,
  };
}
