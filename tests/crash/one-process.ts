/** The installation of `npm start`: one Node process with all roles and the embedded PostgreSQL, which a killed Node leaves behind. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import { startModelServer } from "@eureka/simulators/models";
import { compileCache } from "./compile-cache.ts";
import type { Installation, InstallationOptions } from "./installation.ts";
import { modelEnvironment } from "./platform/model-environment.ts";
import { startPlatforms } from "./platform/start-platforms.ts";
import { addressesOf, createServerSlot } from "./server-slot.ts";

export async function createOneProcess({ onError = () => {} }: InstallationOptions = {}): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-crash-"));
  // As root PostgreSQL runs as another account, which has to pass through.
  await chmod(folder, 0o711);
  const data = join(folder, "data");
  const databaseFolder = join(data, "postgres");
  const setupToken = randomBytes(16).toString("hex");
  const platforms = await startPlatforms();
  const models = await startModelServer();
  const slot = createServerSlot({
    name: "server",
    environment: {
      EUREKA_DATA_DIR: data,
      EUREKA_SETUP_TOKEN: setupToken,
      NODE_COMPILE_CACHE: compileCache,
      ...platforms.environment,
      ...modelEnvironment(models),
    },
    failedStarts: 0,
    findPostmaster: () => findPostmaster(databaseFolder),
    onError,
  });
  return {
    name: "one process",
    victims: [{ name: "server", hows: ["node", "postmaster", "point"], reaches: () => true }],
    address: slot.address,
    addresses: () => addressesOf({ server: slot }),
    ownerConnection: () => ownerConnection(databaseFolder),
    filesFolder: join(data, "files"),
    setupToken,
    platforms,
    models,
    start: () => slot.start(),
    suffer: (_victim, kills, onDeath) => slot.suffer(kills, onDeath),
    stop: async () => [await slot.stop()].filter((exit) => exit !== null),
    async remove() {
      await slot.stop();
      // Adopts what a killed process left behind, to end it as it should be ended.
      if (existsSync(pidFile(databaseFolder)))
        await (await startEmbeddedPostgres({ dataDirectory: databaseFolder })).stop();
      await platforms.stop();
      await models.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function pidFile(databaseFolder: string): string {
  return join(databaseFolder, "cluster", "postmaster.pid");
}

/** Of PostgreSQL's own file the first line is the process, the fifth the folder of its socket, the eighth how far it is. */
function readPidFile(databaseFolder: string): { pid: number; socketFolder: string; status: string } {
  const lines = readFileSync(pidFile(databaseFolder), "utf8").split("\n");
  return { pid: Number(lines[0]), socketFolder: lines[4]?.trim() ?? "", status: lines[7]?.trim() ?? "" };
}

function findPostmaster(databaseFolder: string): number | null {
  if (!existsSync(pidFile(databaseFolder))) return null;
  const { pid, status } = readPidFile(databaseFolder);
  return status === "ready" ? pid : null;
}

function ownerConnection(databaseFolder: string): string {
  const { owner } = JSON.parse(readFileSync(join(databaseFolder, "passwords.json"), "utf8")) as { owner: string };
  const { socketFolder } = readPidFile(databaseFolder);
  return `postgresql://eureka_owner:${owner}@localhost/eureka?host=${encodeURIComponent(socketFolder)}`;
}
