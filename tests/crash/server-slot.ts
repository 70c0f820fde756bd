/** A place in an installation that one server process after the other takes: it is killed and started again. */
import { setTimeout as wait } from "node:timers/promises";
import type { Death, Kill } from "./kill.ts";
import { type Exit, type ServerProcess, startServerProcess } from "./server-process.ts";

type ProcessKill = Exclude<Kill, { how: "postmaster" }>;

export interface ServerSlotOptions {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Starts that may fail in a row, as under a supervisor that tries again: while the database is away, nobody can start. */
  readonly failedStarts: number;
  /** The PostgreSQL server that this process looks after, if there is one; null while it does not work. */
  readonly findPostmaster?: () => number | null;
  readonly onError: (line: string) => void;
}

export interface ServerSlot {
  /** The address while the process works. */
  address(): string | null;
  start(crashAt?: string): Promise<void>;
  /** Suffers the kills one after the other and works again at the end. */
  suffer(kills: readonly Kill[], onDeath: (death: Death) => void): Promise<void>;
  /** Asks the process to stop, and gives how it ended. */
  stop(): Promise<Exit | null>;
}

/** Milliseconds in which load must have brought a process to its fault point. */
const reachPatience = 90_000;
/** Milliseconds in which a process must have started its database again. */
const databasePatience = 30_000;

export function createServerSlot(options: ServerSlotOptions): ServerSlot {
  let current: ServerProcess | undefined;
  let address: string | null = null;
  let crashesAt: string | undefined;

  async function start(crashAt?: string): Promise<void> {
    const environment =
      crashAt === undefined ? options.environment : { ...options.environment, EUREKA_CRASH_AT: crashAt };
    for (let failures = 0; ; failures++) {
      const started = startServerProcess(environment, options.onError);
      [current, crashesAt] = [started, crashAt];
      address = await started.ready;
      if (address !== null) {
        void started.exited.then(() => {
          if (current === started) address = null;
        });
        return;
      }
      const { code, signal } = await started.exited;
      if (signal === "SIGKILL" && crashAt !== undefined) return;
      if (failures >= options.failedStarts) {
        throw new Error(`${options.name} did not start (exit ${signal ?? code}):\n${started.lastWords()}`);
      }
      await wait(300);
    }
  }

  async function stop(): Promise<Exit | null> {
    const ending = current;
    current = undefined;
    address = null;
    return ending ? await ending.end("SIGTERM") : null;
  }

  async function restartInOrder(crashAt?: string): Promise<void> {
    const words = current?.lastWords;
    const exit = await stop();
    // A fault point may lie on the way down, and then it is no orderly stop.
    const killedItself = exit?.signal === "SIGKILL" && crashesAt !== undefined;
    if (exit && exit.code !== 0 && !killedItself) {
      throw new Error(`${options.name} did not stop in good order (exit ${exit.signal ?? exit.code}):\n${words?.()}`);
    }
    await start(crashAt);
  }

  /** Gives whether the process was where the kill wanted it. */
  async function die(kill: ProcessKill): Promise<boolean> {
    const dying = running();
    const ended = await endsWithin(dying, kill.how === "point" ? reachPatience : kill.after);
    if (!ended) await dying.end("SIGKILL");
    address = null;
    const { code, signal } = await dying.exited;
    if (signal === "SIGKILL") return ended || kill.how === "node";
    throw new Error(`${options.name} ended by itself (exit ${code}):\n${dying.lastWords()}`);
  }

  /** Kills the database under the process, which has to start it again. Gives the milliseconds until it works. */
  async function loseDatabase(after: number): Promise<number> {
    const robbed = running();
    await wait(after);
    const lost = options.findPostmaster?.() ?? Number.NaN;
    process.kill(lost, "SIGKILL");
    const began = performance.now();
    while (performance.now() < began + databasePatience) {
      const found = options.findPostmaster?.() ?? lost;
      if (found !== lost) return performance.now() - began;
      if (await endsWithin(robbed, 20)) break;
    }
    throw new Error(`${options.name} did not start its database again:\n${robbed.lastWords()}`);
  }

  function running(): ServerProcess {
    if (!current) throw new Error(`${options.name} is not running`);
    return current;
  }

  return {
    address: () => address,
    start,
    stop,
    async suffer(kills, onDeath) {
      for (const [index, kill] of kills.entries()) {
        if (kill.how === "postmaster") {
          onDeath({ victim: options.name, kill, reached: true, recovery: await loseDatabase(kill.after) });
          continue;
        }
        const crashAt = crashAtOf(kill);
        if (crashAt !== crashesAt) await restartInOrder(crashAt);
        const reached = await die(kill);
        const began = performance.now();
        await start(crashAtOf(kills[index + 1]));
        const recovery = address === null ? null : performance.now() - began;
        onDeath({ victim: options.name, kill, reached, recovery });
      }
    },
  };
}

/** The addresses of the slots that work, by name. */
export function addressesOf(slots: Readonly<Record<string, ServerSlot>>): Map<string, string> {
  const entries = Object.entries(slots).map(([name, slot]) => [name, slot.address()] as const);
  return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

function crashAtOf(kill: Kill | undefined): string | undefined {
  return kill?.how === "point" ? `${kill.point}:${kill.count}` : undefined;
}

async function endsWithin(dying: ServerProcess, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const late = wait(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([dying.exited.then(() => true), late]);
  timer.abort();
  return ended;
}
