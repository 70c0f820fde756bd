/** One process of the server, without npm: a signal to it is a signal to the server. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "../../scripts/repository.ts";
import { ensureServerBundled } from "../server-bundle/ensure-server-bundled.ts";

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  readonly pid: number;
  /** Resolves with its address once it works; with null when it ended before. */
  readonly ready: Promise<string | null>;
  readonly exited: Promise<Exit>;
  /** Says what it asked for, for example SIGKILL, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Exit>;
  /** The last lines that it wrote. */
  lastWords(): string;
}

/** The server with the reference chat besides its own connectors. */
const connectors = fileURLToPath(new URL("./platform/connectors.ts", import.meta.url));
const linesKept = 40;

/** Every process that was started and has not ended; what remains when the rig itself ends goes with it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts the server with this environment and nothing else of ours: from its bundle, unless another file is named. */
export function startServerProcess(
  environment: Readonly<Record<string, string>>,
  onError: (line: string) => void,
  main: string = ensureServerBundled({ connectors }),
): ServerProcess {
  const child = spawn(process.execPath, [main], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, EUREKA_LOG_LEVEL: "warn", EUREKA_PORT: "0", ...environment },
    // The channel tells the server when the rig is gone: it then stops by itself.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.add(child);
  const lines: string[] = [];
  const exited = new Promise<Exit>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const address = new Promise<string>((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      if (!output) continue;
      createInterface(output).on("line", (line) => {
        lines.push(line);
        if (lines.length > linesKept) lines.shift();
        const found = /^Eureka is ready at (\S+)/.exec(line)?.[1];
        if (found) resolve(found);
        if (line.includes('"level":"error"')) onError(line);
      });
    }
  });
  return {
    pid: child.pid as number,
    ready: Promise.race([address, exited.then(() => null)]),
    exited,
    end(signal) {
      child.kill(signal);
      return exited;
    },
    lastWords: () => lines.join("\n"),
  };
}
