/** Opens the database that the configuration names: a PostgreSQL server, or the one that comes along. */
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "@eureka/kit/config";
import { deriveKey, type Secret } from "@eureka/kit/crypto";
import { appRole, asOwner, assertSafeLogin, createDatabase, type Database, migrate } from "@eureka/kit/db";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import type { Log } from "@eureka/kit/log";
import { endLeases } from "@eureka/kit/queue";
import { assertRecentServer, explainAppError, explainOwnerError } from "./explain-database-url.ts";
import { keepPostgresRunning } from "./keep-postgres-running.ts";

export interface OpenDatabase {
  readonly database: Database;
  /** Resolves with a sentence when the embedded server is gone for good. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

interface Logins {
  readonly owner: string;
  readonly app: string;
  /** The password that the role gets when it has to be made. */
  readonly appPassword?: string;
  /** Nobody else works on it: whoever held jobs when we started has died, and they are done at once. */
  readonly isOurs: boolean;
  readonly lost: Promise<string>;
  stop(): Promise<void>;
  explainOwnerError(error: unknown): unknown;
  explainAppError(error: unknown): unknown;
}

const migrations = fileURLToPath(new URL("../../../db/migrations", import.meta.url));

/** Starts or finds the database, brings its schema up to date and opens the pool of the role that owns nothing. */
export async function openDatabase(config: Config, masterKey: KeyObject, log: Log): Promise<OpenDatabase> {
  const logins = config.databaseUrl
    ? serverLogins(config.databaseUrl, config, masterKey)
    : await embeddedLogins(config, log);
  try {
    await prepareSchema(logins, log);
    if (logins.isOurs) await endLeases(logins.owner);
    const database = await openPool(logins, config, log);
    return {
      database,
      lost: logins.lost,
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

async function prepareSchema({ owner, appPassword, explainOwnerError }: Logins, log: Log): Promise<void> {
  try {
    const version = await asOwner(owner, (client) => client.query<{ version: string }>(readVersion));
    assertRecentServer(Number(version.rows[0]?.version), owner);
    await migrate(owner, migrations, appPassword === undefined ? { log } : { log, appPassword });
  } catch (error) {
    throw explainOwnerError(error);
  }
}

const readVersion = "select current_setting('server_version_num') as version";

async function openPool({ app, explainAppError }: Logins, config: Config, log: Log): Promise<Database> {
  const database = createDatabase({ connectionString: app, poolSize: config.poolSize, log });
  try {
    await database.ping();
    if (config.environment === "production") await assertSafeLogin(database);
    return database;
  } catch (error) {
    await database.close();
    throw explainAppError(error);
  }
}

async function embeddedLogins(config: Config, log: Log): Promise<Logins> {
  const server = await startEmbeddedPostgres({ dataDirectory: join(config.dataDirectory, "postgres"), log });
  const { owner, app } = server.connectionStrings;
  const unchanged = (error: unknown) => error;
  const explain = { explainOwnerError: unchanged, explainAppError: unchanged };
  return { owner, app, isOurs: true, ...keepPostgresRunning(server, log), ...explain };
}

/** Without EUREKA_APP_DATABASE_URL every node derives the role's password from the master key that they share. */
function serverLogins(databaseUrl: Secret, config: Config, masterKey: KeyObject): Logins {
  const owner = databaseUrl.reveal();
  const given = config.appDatabaseUrl?.reveal();
  const appPassword = deriveKey(masterKey, "database login").export().toString("base64url");
  const app = given ?? asRole(owner, appPassword);
  return {
    owner,
    app,
    ...(given === undefined && { appPassword }),
    isOurs: false,
    lost: new Promise(() => {}), // a server of its own comes back by itself
    stop: async () => {},
    explainOwnerError: (error) => explainOwnerError(error, owner),
    explainAppError: (error) => explainAppError(error, app, given === undefined),
  };
}

function asRole(connectionString: string, password: string): string {
  // An address of a socket has an empty host, and such a URL cannot hold a user; the driver prefers `?host=` over the host anyway.
  const url = new URL(connectionString.replace(/^(postgres(?:ql)?:\/\/)(?=\/)/, "$1localhost"));
  url.username = appRole;
  url.password = password;
  return url.href;
}
