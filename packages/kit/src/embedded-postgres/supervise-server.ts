/** A started server in the hands of its caller: watched, started again, stopped. */
import { existsSync } from "node:fs";
import type { ClusterHome } from "./find-home.ts";
import { type Postmaster, stopPatience, stopPostmaster } from "./postmaster.ts";
import type { ConnectionStrings } from "./prepare-databases.ts";
import { isRunning } from "./process-table.ts";
import { explainFileError, StartError } from "./start-error.ts";

export interface EmbeddedPostgres {
  readonly connectionStrings: ConnectionStrings;
  /** Whether the server was found running, left behind by a killed process. */
  readonly adopted: boolean;
  /** Process id of the PostgreSQL server; another one after a restart. */
  readonly pid: number;
  /** Where the cluster, its log and its passwords are. */
  readonly folder: string;
  /** Calls back once when the server that runs now ends without having been stopped by us. */
  onExit(callback: () => void): void;
  /** Starts the server again after it ended; connection strings stay the same. Throws StartError; then it may be tried again. */
  restart(): Promise<void>;
  /** Ends the server and gives the directory free. May be called twice. */
  stop(): Promise<void>;
}

interface StartedServer {
  readonly home: ClusterHome;
  readonly first: Postmaster;
  readonly adopted: boolean;
  readonly connectionStrings: ConnectionStrings;
  readonly startAgain: () => Promise<Postmaster>;
  readonly unlock: () => void;
}

/** How often to look whether the server is there, in milliseconds. */
const watchPause = 250;

export function superviseServer({
  home,
  first,
  adopted,
  connectionStrings,
  startAgain,
  unlock,
}: StartedServer): EmbeddedPostgres {
  let postmaster = first;
  let restarting: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;
  const watches: NodeJS.Timeout[] = [];

  async function restart(): Promise<void> {
    if (!existsSync(home.cluster)) {
      throw new StartError(
        "data_gone",
        `The database in ${home.cluster} is gone: the directory was deleted, moved or unmounted while Eureka was running. Put it back and start again.`,
      );
    }
    try {
      postmaster = await startAgain();
    } catch (error) {
      throw explainFileError(error, home.folder);
    }
  }

  async function stop(): Promise<void> {
    for (const watch of watches) clearInterval(watch);
    await restarting?.catch(() => {}); // whoever asked for it hears of it
    await stopPostmaster(postmaster, stopPatience);
    unlock();
  }

  return {
    connectionStrings,
    adopted,
    get pid() {
      return postmaster.pid;
    },
    folder: home.folder,
    onExit(callback) {
      // An adopted server is not our child, so that asking is the only way.
      const { pid } = postmaster;
      const watch = setInterval(() => {
        if (isRunning(pid)) return;
        clearInterval(watch);
        callback();
      }, watchPause);
      watch.unref();
      watches.push(watch);
    },
    restart() {
      if (stopping) return Promise.reject(new StartError("failed", "The embedded PostgreSQL is being stopped."));
      restarting = restart();
      return restarting;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
