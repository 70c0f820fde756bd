/** An installation of several processes on one PostgreSQL server: an API and two workers, which know each other through it alone. */
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startModelServer } from "@eureka/simulators/models";
import { compileCache } from "./compile-cache.ts";
import { type DatabaseServer, startOwnDatabase } from "./database-server.ts";
import type { Installation, InstallationOptions } from "./installation.ts";
import { modelEnvironment } from "./platform/model-environment.ts";
import { startPlatforms } from "./platform/start-platforms.ts";
import { addressesOf, createServerSlot, type ServerSlot } from "./server-slot.ts";

const rolesOf = {
  api: "api,gateway,scheduler",
  "worker-1": "worker",
  "worker-2": "worker",
} as const;

type ProcessName = keyof typeof rolesOf;

/** Fault points on the way of a request; all others lie in the work behind it. */
const pointsOfRequests = /^(pipeline|intake)\.(before|after)-(transaction|run|commit|accept)$/;
/** Workers run operations too, but inside the transactions of their jobs. */
const pointsOfJobs = /^(?!pipeline\.(before-transaction|before-commit|after-commit)$|intake\.(before|after)-accept$)/;

export interface SeveralProcessesOptions extends InstallationOptions {
  /** Gives the PostgreSQL server; `folder` is free for its data. By default one of our own, which can be killed. */
  readonly startDatabase?: (folder: string) => Promise<DatabaseServer>;
}

export async function createSeveralProcesses(options: SeveralProcessesOptions = {}): Promise<Installation> {
  const { onError = () => {}, startDatabase = startOwnDatabase } = options;
  const folder = await mkdtemp(join(tmpdir(), "eureka-crash-"));
  await chmod(folder, 0o711);
  const database = await startDatabase(join(folder, "database"));
  const data = join(folder, "data");
  const setupToken = randomBytes(16).toString("hex");
  const platforms = await startPlatforms();
  const models = await startModelServer();
  const shared = {
    EUREKA_DATA_DIR: data,
    EUREKA_SETUP_TOKEN: setupToken,
    EUREKA_MASTER_KEY: randomBytes(32).toString("base64"),
    DATABASE_URL: database.owner,
    EUREKA_APP_DATABASE_URL: database.app,
    NODE_COMPILE_CACHE: compileCache,
    ...platforms.environment,
    ...modelEnvironment(models),
  };
  const slot = (name: ProcessName): ServerSlot =>
    createServerSlot({ name, environment: { ...shared, EUREKA_ROLES: rolesOf[name] }, failedStarts: 40, onError });
  const slots = { api: slot("api"), "worker-1": slot("worker-1"), "worker-2": slot("worker-2") };
  const all = Object.values(slots);
  const worker = { hows: ["node", "point"], reaches: (point: string) => pointsOfJobs.test(point) } as const;
  return {
    name: "several processes",
    victims: [
      { name: "api", hows: ["node", "point"], reaches: (point) => pointsOfRequests.test(point) },
      { name: "worker-1", ...worker },
      { name: "worker-2", ...worker },
      ...(database.kill ? [{ name: "database", hows: ["postmaster"] as const, reaches: () => false }] : []),
    ],
    address: slots.api.address,
    addresses: () => addressesOf(slots),
    ownerConnection: () => database.owner,
    filesFolder: join(data, "files"),
    setupToken,
    platforms,
    models,
    start: async () => {
      await Promise.all(all.map((each) => each.start()));
    },
    async suffer(victim, kills, onDeath) {
      if (victim !== "database") return slots[victim as ProcessName].suffer(kills, onDeath);
      for (const kill of kills) {
        if (kill.how !== "postmaster" || !database.kill) continue;
        onDeath({ victim, kill, reached: true, recovery: await database.kill(kill.after) });
      }
    },
    stop: async () => (await Promise.all(all.map((each) => each.stop()))).filter((exit) => exit !== null),
    async remove() {
      await Promise.all(all.map((each) => each.stop()));
      await database.remove();
      await platforms.stop();
      await models.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
