/** The PostgreSQL server of an installation of several processes. */
import { setTimeout as wait } from "node:timers/promises";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import { useExternalTestServer } from "@eureka/testing/external-test-server";

export interface DatabaseServer {
  /** Connection strings; they stay the same when the server is started again. */
  readonly owner: string;
  readonly app: string;
  /** SIGKILL of the server after some milliseconds. Gives the milliseconds until it works again. Missing where it is not ours to kill. */
  readonly kill?: (after: number) => Promise<number>;
  remove(): Promise<void>;
}

/** A server of our own with everything switched on that keeps data safe. */
export async function startOwnDatabase(folder: string): Promise<DatabaseServer> {
  const server = await startEmbeddedPostgres({ dataDirectory: folder });
  const { owner, app } = server.connectionStrings;
  return {
    owner,
    app,
    async kill(after) {
      await wait(after);
      const gone = new Promise<void>((resolve) => server.onExit(resolve));
      process.kill(server.pid, "SIGKILL");
      const began = performance.now();
      await gone;
      await server.restart();
      return performance.now() - began;
    },
    remove: () => server.stop(),
  };
}

/** A database on a server that runs anyway, of which `connectionString` names a superuser. */
export async function useDatabaseOf(connectionString: string): Promise<DatabaseServer> {
  const { server, stop } = await useExternalTestServer(connectionString);
  return { owner: server.owner, app: server.app, remove: stop };
}
