/** A helper process that answers requests: what is measured and what measures must not share an event loop. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

export interface Child {
  readonly pid: number;
  /** Sends a request and gives the answer, or throws what the child threw. */
  ask<Answer>(name: string, input?: unknown): Promise<Answer>;
  /** Asks it to end and waits; whoever hangs is ended. */
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly output?: unknown;
  readonly error?: string;
}

const patienceMilliseconds = 20_000;

export interface ChildOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
}

/** Starts a file of `tests/load/children`, which calls `answerRequests`. */
export function startChild(file: string, { environment = {}, nodeArguments = [] }: ChildOptions = {}): Child {
  const child: ChildProcess = fork(new URL(`../children/${file}`, import.meta.url), {
    env: { ...process.env, ...environment },
    execArgv: [...nodeArguments],
    serialization: "advanced",
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  child.on("message", (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.on("exit", (code) => {
    for (const [id, answer] of waiting) answer({ id, error: `${file} ended with ${code}` });
    waiting.clear();
  });
  return {
    pid: child.pid ?? 0,
    async ask<Answer>(name: string, input?: unknown): Promise<Answer> {
      const id = ++lastId;
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, name, input });
      });
      if (reply.error !== undefined) throw new Error(`${file}: ${reply.error}`);
      return reply.output as Answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
      child.disconnect();
      await ended;
      clearTimeout(timer);
    },
  };
}
