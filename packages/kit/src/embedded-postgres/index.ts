/** The database that comes with the product: a real PostgreSQL, started beside the server and stopped with it. */
export type { ConnectionStrings } from "./prepare-databases.ts";
export { type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./start-embedded-postgres.ts";
export { StartError, type StartErrorCode } from "./start-error.ts";
export type { EmbeddedPostgres } from "./supervise-server.ts";
