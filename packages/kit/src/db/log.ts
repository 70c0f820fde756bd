/** What this folder and the embedded server need of a log; a pino logger fits. */
export interface DatabaseLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A log that keeps nothing, for callers that have none. */
export const silentLog: DatabaseLog = { info() {}, warn() {}, error() {} };
