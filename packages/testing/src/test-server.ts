/** The PostgreSQL server of a test run, as plain data that vitest can hand to its workers. */
import { fileURLToPath } from "node:url";
import "vitest";

export interface TestServer {
  /** A superuser's connection, to look at and to end backends. */
  readonly admin: string;
  /** The owner's connection to the template database; may make databases. */
  readonly owner: string;
  /** The application's connection to the template database. */
  readonly app: string;
  /** The migrated database that test files clone. Nobody may stay connected to it. */
  readonly template: string;
  /** What the names of the run's databases begin with. */
  readonly prefix: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Which server the project wants; it sets this in its configuration. */
    databaseServer: "embedded" | "external";
    testServer: TestServer;
  }
}

/** A server and how to end it, or to leave it as it was found. */
export interface StartedTestServer {
  readonly server: TestServer;
  stop(): Promise<void>;
}

export const migrationsFolder: string = fileURLToPath(new URL("../../../db/migrations", import.meta.url));

/** The same login on another database of the same server. */
export function onDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}
