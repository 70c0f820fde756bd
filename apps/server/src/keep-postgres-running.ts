/** Starts the embedded PostgreSQL again when it ends by itself: requests in between are answered with 503. */
import { setTimeout as wait } from "node:timers/promises";
import { type EmbeddedPostgres, StartError } from "@eureka/kit/embedded-postgres";
import type { Log } from "@eureka/kit/log";

export interface KeptPostgres {
  /** Resolves with a sentence when starting it again cannot help. */
  readonly lost: Promise<string>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

const firstPause = 100;
const longestPause = 5_000;
/** Failures in a row that are no matter of a full disk, after which trying again cannot help. */
const mostFailures = 5;
/** A server that ran so long (milliseconds) did not end for the reason why it was started. */
const healthyAfter = 60_000;

export function keepPostgresRunning(server: EmbeddedPostgres, log: Log): KeptPostgres {
  const stopping = new AbortController();
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<string>();
  let pause = firstPause;
  let startedAt = performance.now();
  let recovery = Promise.resolve();

  function watch(): void {
    server.onExit(() => {
      if (stopping.signal.aborted) return;
      log.warn({ folder: server.folder }, "database.ended");
      if (performance.now() - startedAt > healthyAfter) pause = firstPause;
      recovery = recover().catch(() => {}); // only the waiting ends early, when the server stops
    });
  }

  async function recover(): Promise<void> {
    for (let failures = 0; ; ) {
      const problem = await restart();
      if (problem === null) return watch();
      const isHopeless = problem instanceof StartError && problem.code === "data_gone";
      if (isHopeless || (!mayPass(problem) && ++failures === mostFailures)) return giveUp(problem.message);
      log.warn({ error: problem }, "database.not_restarted");
    }
  }

  /** Null when it runs. */
  async function restart(): Promise<Error | null> {
    try {
      await wait(pause, undefined, { signal: stopping.signal });
      pause = Math.min(pause * 2, longestPause);
      await server.restart();
      startedAt = performance.now();
      log.warn({ pid: server.pid }, "database.restarted");
      return null;
    } catch (error) {
      if (stopping.signal.aborted || !(error instanceof Error)) throw error;
      return error;
    }
  }

  watch();
  return {
    lost,
    async stop() {
      stopping.abort();
      await recovery;
      await server.stop();
    },
  };
}

/** Somebody may make room, or mount the disk again. */
function mayPass(error: Error): boolean {
  return error instanceof StartError && (error.code === "disk_full" || error.code === "directory_not_writable");
}
