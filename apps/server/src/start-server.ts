/** Starts the roles that the configuration names, and stops them in the reverse order. */
import { type ComposedApplication, compose, type Module, type Ports } from "@eureka/core/operations";
import type { Config } from "@eureka/kit/config";
import type { Database } from "@eureka/kit/db";
import { createLog, type Log } from "@eureka/kit/log";
import { createMetrics } from "@eureka/kit/telemetry";
import { createConnectors } from "./connectors.ts";
import { createPorts } from "./create-ports.ts";
import { isSetUp } from "./first-run/is-set-up.ts";
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

/** Throws an error that `startErrorSentence` explains; then nothing is left running. */
export async function startServer(config: Config, parts: ServerParts = {}): Promise<RunningServer> {
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const stops: Stop[] = [];
  const stopAll = once(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  try {
    await makeDataDirectory(config);
    const keys = await openKeys(config);
    const setupToken = await openSetupToken(config);
    const opened = await openDatabase(config, keys.masterKey, log);
    stops.push(() => opened.close());
    const workers: { wake(): void }[] = [];
    const { ports, close } = await createPorts({
      config,
      database: opened.database,
      keys,
      setupToken,
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
    const database = { database: () => opened.database.ping() };
    const http = await startHttp({
      application,
      config,
      health: { started: () => state.started, draining: () => state.draining, dependencies: database },
      isSetUp: () => isSetUp(opened.database),
    });
    stops.push(http.stop);
    if (config.roles.has("worker")) {
      const worker = await startWorker(application, opened.database, log);
      workers.push(worker);
      stops.push(() => worker.stop());
    }
    stops.push(await startServices(application, config.roles));
    state.started = true;
    const lost = new Promise<string>((resolve) => {
      opened.onLost(() =>
        resolve("The embedded PostgreSQL ended by itself; its log is in the data folder. Start again to recover."),
      );
    });
    const stop = async () => {
      state.draining = true;
      // The listener goes first, so that what it still accepts finds everything else running.
      await http.stop();
      await stopAll();
    };
    const publicUrl = config.port === 0 ? http.url : config.publicUrl;
    return { application, log, database: opened.database, publicUrl, setupToken, lost, stop: once(stop) };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function once(action: Stop): Stop {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
