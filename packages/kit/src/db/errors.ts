/**
 * Errors of PostgreSQL as the rest of the system may see them: a state and names of schema objects, never SQL, parameters or
 * row values, because errors end in logs (https://www.postgresql.org/docs/15/errcodes-appendix.html).
 */
import { EurekaError } from "@eureka/contracts/errors";
import { DrizzleQueryError } from "drizzle-orm/errors";
import pg from "pg";

/** The states that an engineer meets most, in words. */
const reasons: Readonly<Record<string, string>> = {
  "22021": "text with a character that cannot be stored",
  "23502": "a value is missing",
  "23503": "the row that is referred to does not exist, or is still referred to",
  "23505": "there is such a row already",
  "23514": "a value is outside its bounds",
  "25006": "the transaction is read-only",
  "25P02": "an earlier statement of the transaction failed, so nothing of it was saved",
  "40001": "another transaction changed the same rows",
  "40P01": "two transactions waited for each other",
  "42501": "row-level security or a missing grant forbids it",
};

/** A statement that PostgreSQL refused. `sqlState` is its five character code, for example `23505` for a unique violation. */
export class DatabaseError extends Error {
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;

  constructor(sqlState: string, place: { constraint?: string; table?: string; column?: string } = {}) {
    const names = [place.table, place.column, place.constraint].filter((name) => name !== undefined);
    const reason = reasons[sqlState] ?? "the statement failed";
    super(`PostgreSQL: ${reason} [${[sqlState, ...names].join(" ")}]`);
    this.name = "DatabaseError";
    this.sqlState = sqlState;
    this.constraint = place.constraint;
    this.table = place.table;
    this.column = place.column;
  }
}

/** A second row with the same key; with `constraint`, only of that unique constraint or index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasState(error, ["23505"], constraint);
}

/** A reference to a row that is not there, or the removal of one that is still referred to. */
export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  return hasState(error, ["23503"], constraint);
}

/** Two transactions got in each other's way (serialization failure or deadlock): nothing was done, trying again helps. */
export function isSerializationFailure(error: unknown): boolean {
  return hasState(error, ["40001", "40P01"]);
}

function hasState(error: unknown, states: readonly string[], constraint?: string): boolean {
  const translated = translateError(error);
  if (!(translated instanceof DatabaseError) || !states.includes(translated.sqlState)) return false;
  return constraint === undefined || translated.constraint === constraint;
}

/** Any error of the driver or of Drizzle as one that may leave this folder; other errors come back unchanged. */
export function translateError(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return withFrames(translateError(error.cause), error);
  if (error instanceof pg.DatabaseError) return translateServerError(error);
  if (isConnectionFailure(error)) return unavailable("the database does not answer");
  return error;
}

/** States that say that the server, not the statement, is the trouble. */
const unavailableReasons: Readonly<Record<string, string>> = {
  "53100": "the disk of the database is full",
  "53200": "the database is out of memory",
  "53300": "the database has no free connection",
  "57014": "the database took too long",
  "57P01": "the database is being stopped",
  "57P02": "the database is restarting after a crash",
  "57P03": "the database is starting up",
  "57P05": "the database closed an idle connection",
  "25P03": "the database closed a transaction that did nothing for too long",
  "55P03": "the database is busy with another change of the same thing",
};

function translateServerError(error: pg.DatabaseError): Error {
  const sqlState = error.code ?? "XX000";
  const reason =
    unavailableReasons[sqlState] ?? (sqlState.startsWith("08") ? "the database does not answer" : undefined);
  if (reason !== undefined) return unavailable(reason);
  return new DatabaseError(sqlState, {
    ...(error.constraint !== undefined && { constraint: error.constraint }),
    ...(error.table !== undefined && { table: error.table }),
    ...(error.column !== undefined && { column: error.column }),
  });
}

/** A temporary failure that a caller may repeat (503). */
export function unavailable(reason: string): EurekaError {
  return new EurekaError("server.unavailable", { reason });
}

const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
const connectionSyscalls = new Set(["connect", "read", "write", "getaddrinfo"]);

/** The driver gives no codes for connections that end under it, only sentences. */
function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && "syscall" in error)
    return connectionCodes.has(String(error.code)) && connectionSyscalls.has(String(error.syscall));
  return /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired$)/.test(
    error.message,
  );
}

/** Keeps where the statement was issued: the frames of the original stack, which has its values only in the message before them. */
function withFrames(translated: unknown, original: Error): unknown {
  const frames = original.stack?.split(original.message)[1];
  if (translated instanceof Error && frames !== undefined)
    translated.stack = `${translated.name}: ${translated.message}${frames}`;
  return translated;
}
