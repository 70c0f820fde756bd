/** What is wrong with the PostgreSQL server that DATABASE_URL names, in a sentence that says what to do. */
import { EurekaError } from "@eureka/contracts/errors";
import { appRole, MissingRoleError } from "@eureka/kit/db";

/** The server of DATABASE_URL or EUREKA_APP_DATABASE_URL cannot be used. The message holds no password. */
export class DatabaseUrlError extends Error {}

/** PostgreSQL 15: the oldest whose SQL the migrations keep to. */
const oldestVersion = 150_000;

interface Place {
  readonly variable: string;
  readonly server: string;
  readonly login: string;
  readonly database: string;
}

/** Throws a DatabaseUrlError when the server is too old. `version` is PostgreSQL's `server_version_num`, for example 150004. */
export function assertRecentServer(version: number, connectionString: string): void {
  if (version >= oldestVersion) return;
  const { server } = placeOf("DATABASE_URL", connectionString);
  throw new DatabaseUrlError(
    `The PostgreSQL server ${server} is of version ${Math.floor(version / 10_000)}, and Eureka needs 15 or newer. Upgrade it, or name another one in DATABASE_URL.`,
  );
}

/** An error of the owner's login as a DatabaseUrlError where we know what to do; others unchanged. */
export function explainOwnerError(error: unknown, connectionString: string): unknown {
  const place = placeOf("DATABASE_URL", connectionString);
  if (error instanceof MissingRoleError) {
    return new DatabaseUrlError(
      `${error.message} Then put that password into EUREKA_APP_DATABASE_URL, which is DATABASE_URL with ${appRole} as its user.`,
    );
  }
  const { login, database } = place;
  if (stateOf(error) === "42501") {
    return new DatabaseUrlError(
      `The login ${login} of DATABASE_URL may not make tables in the database ${database}. Let an administrator of the PostgreSQL server run: alter database ${quoted(database)} owner to ${quoted(login)};`,
    );
  }
  return explainConnection(error, place);
}

/** The same for the login that serves requests. With `isDerived` its password was made from the master key. */
export function explainAppError(error: unknown, connectionString: string, isDerived: boolean): unknown {
  const place = placeOf("EUREKA_APP_DATABASE_URL", connectionString);
  if (isDerived && isRefusedLogin(error)) {
    return new DatabaseUrlError(
      `The role ${appRole} has another password than the one that follows from EUREKA_MASTER_KEY. Set the key that the database was made with, or let an administrator run: alter role ${appRole} password '<choose one>'; and put that into EUREKA_APP_DATABASE_URL.`,
    );
  }
  return explainConnection(error, place);
}

function explainConnection(error: unknown, { variable, server, login, database }: Place): unknown {
  if (error instanceof EurekaError && error.code === "server.unavailable") {
    return new DatabaseUrlError(
      `The PostgreSQL server ${server} (${variable}) cannot be used: ${String(error.parameters.reason)}. Check host and port, and that it is running and can be reached from here.`,
    );
  }
  if (isRefusedLogin(error)) {
    return new DatabaseUrlError(
      `The PostgreSQL server ${server} refused the login ${login} (${variable}). Check the name and the password, and that pg_hba.conf lets it in.`,
    );
  }
  if (stateOf(error) === "3D000") {
    return new DatabaseUrlError(
      `The PostgreSQL server ${server} has no database ${database} (${variable}). Let an administrator run: create database ${quoted(database)} owner ${quoted(login)};`,
    );
  }
  return error;
}

function isRefusedLogin(error: unknown): boolean {
  const state = stateOf(error);
  return state === "28P01" || state === "28000";
}

/** The code of PostgreSQL in an error of the driver or of kit/db. */
function stateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("sqlState" in error) return String(error.sqlState);
  return "code" in error ? String(error.code) : undefined;
}

/** What may be shown of an address. */
function placeOf(variable: string, connectionString: string): Place {
  const url = new URL(connectionString.replace(/^(postgres(?:ql)?:\/\/)(?=\/)/, "$1localhost"));
  const host = url.searchParams.get("host") ?? url.hostname;
  const login = decodeURIComponent(url.username) || url.searchParams.get("user") || "of this user";
  const database = decodeURIComponent(url.pathname.slice(1)) || login;
  return { variable, server: `at ${host}${host.startsWith("/") ? "" : `:${url.port || 5432}`}`, login, database };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
