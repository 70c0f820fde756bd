/** A data directory of its own, and the server that a newcomer starts on it, in real processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { repositoryRoot } from "../../scripts/repository.ts";
import { ensureServerBundled } from "../server-bundle/ensure-server-bundled.ts";
import { processesOf } from "./process-list.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface StartOptions {
  /** The command; by default the server itself, without npm, from sources that are bundled. */
  readonly command?: readonly string[];
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly clone?: string;
  readonly account?: Account;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything that was written, on both outputs. */
  readonly output: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything that was written so far. */
  output(): string;
  /** Types something. */
  type(text: string): void;
  /** Waits for a text after what was waited for before; fails when the process ends without it. */
  until(text: string): Promise<void>;
  /** Waits until it says that it is ready, and gives its address. */
  ready(): Promise<string>;
  /** Sends a signal if one is given, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

export interface Installation {
  readonly data: string;
  start(options?: StartOptions): Started;
  /** Runs the server to its end: for starts that are refused. */
  refusal(options?: StartOptions): Promise<Ended>;
  /** The process id of its PostgreSQL server. */
  postmaster(): number;
  setupToken(): string;
  /** Its database, as the superuser: for what no operation can bring about. */
  database(): string;
  /** Ends what still runs and removes everything. */
  remove(): Promise<void>;
}

const server = () => [process.execPath, ensureServerBundled()];

export function createInstallation(account?: Account): Installation {
  const folder = mkdtempSync(join(tmpdir(), "eureka-newcomer-"));
  // As root PostgreSQL runs as another account, which has to pass through.
  chmodSync(folder, 0o711);
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, `data-${randomBytes(4).toString("hex")}`);

  function start(options: StartOptions = {}): Started {
    const [program = "", ...words] = [...(options.command ?? server()), ...(options.arguments ?? [])];
    const child = spawn(program, words, {
      ...options.account,
      cwd: options.clone ?? repositoryRoot,
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: tmpdir(),
        npm_config_update_notifier: "false",
        NODE_COMPILE_CACHE: join(repositoryRoot, ".cache", "compile"),
        EUREKA_PORT: "0",
        EUREKA_DATA_DIR: data,
        ...options.environment,
      },
    });
    return follow(child);
  }

  const postmasterNote = () => readFileSync(join(data, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
  return {
    data,
    start,
    refusal: (options) => start(options).end(),
    postmaster: () => Number(postmasterNote()[0]),
    setupToken: () => readFileSync(join(data, "setup-token"), "utf8").trim(),
    database() {
      const [, , , , socketFolder = ""] = postmasterNote();
      const { admin } = JSON.parse(readFileSync(join(data, "postgres", "passwords.json"), "utf8"));
      return `postgresql://eureka_admin:${admin}@localhost/eureka?host=${encodeURIComponent(socketFolder)}`;
    },
    async remove() {
      for (const signal of ["SIGINT", "SIGKILL"] as const) {
        for (const { pid } of processesOf(data)) kill(pid, signal);
        for (let polls = 0; polls < 30 && processesOf(data).length > 0; polls++) await wait(150);
      }
      const note = join(data, "postgres", "cluster-location");
      if (existsSync(note)) rmSync(readFileSync(note, "utf8").trim(), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The folder of an installation may be wanted before anything made it. */
export function makeDataFolder({ data }: Installation): string {
  mkdirSync(data, { recursive: true });
  return data;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

function follow(child: ChildProcess): Started {
  let output = "";
  let seen = 0;
  let changed = Promise.withResolvers<void>();
  const note = () => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      note();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      resolve({ code, signal, output });
      note();
    });
  });
  child.stdin?.on("error", () => {}); // it ended before it read everything

  async function until(text: string): Promise<void> {
    for (;;) {
      const found = output.indexOf(text, seen);
      if (found >= 0) {
        seen = found + text.length;
        return;
      }
      const { promise } = changed;
      if (child.exitCode !== null || child.signalCode !== null) {
        const { output: all } = await ended;
        if (all.indexOf(text, seen) < 0) throw new Error(`It ended without saying "${text}":\n${all}`);
      } else await promise;
    }
  }

  return {
    child,
    pid: child.pid as number,
    output: () => output,
    type: (text) => void child.stdin?.write(text),
    until,
    async ready() {
      await until("Eureka is ready at ");
      const address = () => /Eureka is ready at (\S+)\s/.exec(output)?.[1];
      while (!address()) await wait(5);
      return address() ?? "";
    },
    async end(signal) {
      if (signal) kill(child.pid as number, signal);
      else child.stdin?.end();
      return await ended;
    },
  };
}
