/** The database: tenant transactions, Drizzle column types, migrations and the checks around row-level security. */
export { bytesArray, integerArray, textArray, uuidArray } from "./binary-array.ts";
export type { CallOptions, FunctionCall } from "./call-function.ts";
export { bytes, instant, json, parameter, typeId, typeIds } from "./columns.ts";
export { createDatabase, type Database, type DatabaseOptions } from "./database.ts";
export { DatabaseError, isForeignKeyViolation, isSerializationFailure, isUniqueViolation } from "./errors.ts";
export { type DefinerFunction, listDefinerFunctions, listUnprotectedTables } from "./inspect-schema.ts";
export type { Notification, NotificationHandler, Subscription } from "./listener.ts";
export { type DatabaseLog, silentLog } from "./log.ts";
export { type MigrateOptions, MigrationError, migrate, rollback } from "./migrate.ts";
export { asOwner } from "./owner-connection.ts";
export { appRole, assertSafeLogin, MissingRoleError, UnsafeLoginError } from "./roles.ts";
export { type RowSource, rowSource, statementOf } from "./row-source.ts";
export type { TransactionOptions } from "./run-transaction.ts";
export {
  afterCommit,
  from,
  notify,
  prepared,
  query,
  savepoint,
  type TenantDatabase,
  type Transaction,
  wake,
  writeLater,
} from "./transaction.ts";
