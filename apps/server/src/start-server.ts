/** Starts the roles that the configuration names, and stops them in the reverse order. */
import { type ComposedApplication, compose, type Module, type Ports } from "@eureka/core/operations";
import type { Config } from "@eureka/kit/config";
import type { Database } from "@eureka/kit/db";
import { createLog, type Log } from "@eureka/kit/log";
import { createMetrics } from "@eureka/kit/telemetry";
import { createConnectors } from "./connectors.ts";
import { createPorts } from "./create-ports.ts";
import { createModules } from "./modules.ts";
import { openDatabase } from "./open-database.ts";
import { makeDataDirectory, openKeys, openSetupToken } from "./open-keys.ts";
import { startHttp } from "./roles/http.ts";
import { startServices } from "./roles/services.ts";
import { startWorker } from "./roles/worker.ts";

export interface RunningServer {
  readonly application: ComposedApplication;
  readonly log: Log;
  readonly database: Database;
  /** The address under which people reach it. */
  readonly publicUrl: string;
  /** False where this process answers nothing but health checks, or platforms too. */
  readonly servesApi: boolean;
  readonly setupToken: string;
  /** Resolves when the server has to stop because something that it cannot do without is gone. */
  readonly lost: Promise<string>;
  /** Takes no more work, finishes what is under way, closes everything. May be called twice. */
  stop(): Promise<void>;
}

type Stop = () => Promise<void>;

/** What this process is made of; a rig that measures it may bring more. */
export interface ServerParts {
  readonly modules?: readonly Module[];
  readonly connectors?: Ports["connectors"];
}

/** Throws an error that `startErrorSentence` explains, or the reason of `asked` to stop; then nothing is left running. */
export async function startServer(
  config: Config,
  parts: ServerParts = {},
  asked?: AbortSignal,
): Promise<RunningServer> {
  // The standard output is for the person who started it: a line that tells where it is.
  const log = createLog({ level: config.logLevel, destination: process.stderr });
  const metrics = createMetrics();
  const stops: Stop[] = [];
  const stopAll = once(async () => {
    for (const stop of stops.reverse()) {
      // What cannot be stopped must not keep the rest, the database above all, from being stopped.
      await stop().catch((error: unknown) => log.error({ error }, "server.stop_failed"));
    }
  });
  try {
    await makeDataDirectory(config);
    const keys = await openKeys(config);
    const setupToken = await openSetupToken(config);
    const opened = await openDatabase(config, keys.masterKey, log);
    stops.push(() => opened.close());
    asked?.throwIfAborted();
    let publicUrl = config.publicUrl;
    const workers: { wake(): void }[] = [];
    const { ports, close } = await createPorts({
      config,
      database: opened.database,
      keys,
      setupToken,
      publicUrl: () => publicUrl,
      log,
      metrics,
      connectors: parts.connectors ?? createConnectors(),
      wakeWorkers: () => {
        for (const worker of workers) worker.wake();
      },
    });
    stops.push(close);
    const application = compose(parts.modules ?? createModules(), ports);
    const state = { started: false, draining: false };
    const http = await startHttp({
      application,
      config,
      health: {
        started: () => state.started,
        draining: () => state.draining,
        dependencies: { database: () => opened.database.ping() },
      },
    });
    stops.push(http.stop);
    publicUrl = withPort(publicUrl, http.port);
    if (config.roles.has("worker")) {
      const worker = await startWorker(application, opened.database, log);
      workers.push(worker);
      stops.push(() => worker.stop());
    }
    stops.push(await startServices(application, config.roles));
    state.started = true;
    const stop = async () => {
      state.draining = true;
      // The listener was started early but stops first, so that what it still accepts finds everything else running.
      await http.stop().catch((error: unknown) => log.error({ error }, "server.stop_failed"));
      await stopAll();
    };
    const { database, lost } = opened;
    const servesApi = config.roles.has("api");
    return { application, log, database, publicUrl, servesApi, setupToken, lost, stop: once(stop) };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Port 0 in an address stands for the one that the system picked. */
function withPort(address: string, port: number): string {
  const url = new URL(address);
  if (url.port === "0") url.port = String(port);
  return url.origin;
}

function once(action: Stop): Stop {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
