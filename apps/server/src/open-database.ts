/** Opens the database that the configuration names: a PostgreSQL server, or the one that comes along. */
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "@eureka/kit/config";
import { deriveKey } from "@eureka/kit/crypto";
import { appRole, assertSafeLogin, createDatabase, type Database, migrate } from "@eureka/kit/db";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import type { Log } from "@eureka/kit/log";

export interface OpenDatabase {
  readonly database: Database;
  /** Calls back when the embedded server ends by itself. */
  onLost(callback: () => void): void;
  close(): Promise<void>;
}

interface Logins {
  readonly owner: string;
  readonly app: string;
  /** The password that the role gets when it has to be made. */
  readonly appPassword?: string;
  onLost(callback: () => void): void;
  stop(): Promise<void>;
}

const migrations = fileURLToPath(new URL("../../../db/migrations", import.meta.url));

/** Starts or finds the database, brings its schema up to date and opens the pool of the role that owns nothing. */
export async function openDatabase(config: Config, masterKey: KeyObject, log: Log): Promise<OpenDatabase> {
  const logins = config.databaseUrl ? serverLogins(config, masterKey) : await embeddedLogins(config, log);
  try {
    await migrate(
      logins.owner,
      migrations,
      logins.appPassword === undefined ? { log } : { log, appPassword: logins.appPassword },
    );
    const database = createDatabase({ connectionString: logins.app, poolSize: config.poolSize, log });
    if (config.environment === "production") await assertSafeLogin(database);
    return {
      database,
      onLost: logins.onLost,
      async close() {
        await database.close();
        await logins.stop();
      },
    };
  } catch (error) {
    await logins.stop();
    throw error;
  }
}

async function embeddedLogins(config: Config, log: Log): Promise<Logins> {
  const server = await startEmbeddedPostgres({ dataDirectory: join(config.dataDirectory, "postgres"), log });
  const { owner, app } = server.connectionStrings;
  return { owner, app, onLost: (callback) => server.onExit(callback), stop: () => server.stop() };
}

/** Without EUREKA_APP_DATABASE_URL every node derives the role's password from the master key that they share. */
function serverLogins(config: Config, masterKey: KeyObject): Logins {
  const owner = config.databaseUrl?.reveal() ?? "";
  const given = config.appDatabaseUrl?.reveal();
  const resting = { onLost: () => {}, stop: async () => {} };
  if (given) return { owner, app: given, ...resting };
  const appPassword = deriveKey(masterKey, "database login").export().toString("base64url");
  return { owner, app: asRole(owner, appPassword), appPassword, ...resting };
}

function asRole(connectionString: string, password: string): string {
  // An address of a socket has an empty host, and such a URL cannot hold a user; the driver prefers `?host=` over the host anyway.
  const url = new URL(connectionString.replace(/^(postgres(?:ql)?:\/\/)(?=\/)/, "$1localhost"));
  url.username = appRole;
  url.password = password;
  return url.href;
}
