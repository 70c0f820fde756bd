/** Logins and database inside the cluster. Looked at on every start, so that a kill in the middle of the first one heals. */
import pg from "pg";
import { appRole } from "../db/index.ts";
import { adminRole } from "./initialise-cluster.ts";
import type { Passwords } from "./passwords.ts";

export const databaseName = "eureka";
const ownerRole = "eureka_owner";

export interface ConnectionStrings {
  /** The superuser; for the launcher, for tests and for repairs. */
  readonly admin: string;
  /** Owns the database and migrates; no superuser. */
  readonly owner: string;
  /** Serves requests; held by row-level security. */
  readonly app: string;
}

export function connectionStrings(socketFolder: string, passwords: Passwords): ConnectionStrings {
  const to = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
  return {
    admin: to(adminRole, passwords.admin, "postgres"),
    owner: to(ownerRole, passwords.owner, databaseName),
    app: to(appRole, passwords.app, databaseName),
  };
}

export async function prepareDatabases(adminConnectionString: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: adminConnectionString });
  client.on("error", () => {}); // the running statement fails too
  await client.connect();
  try {
    const exists = async (text: string, name: string) => (await client.query(text, [name])).rowCount === 1;
    const role = "select from pg_roles where rolname = $1";
    if (!(await exists(role, ownerRole))) {
      await client.query(`create role ${ownerRole} login createdb password ${client.escapeLiteral(passwords.owner)}`);
    }
    if (!(await exists(role, appRole))) {
      await client.query(`create role ${appRole} login password ${client.escapeLiteral(passwords.app)}`);
    }
    if (!(await exists("select from pg_database where datname = $1", databaseName))) {
      await client.query(`create database ${databaseName} owner ${ownerRole}`);
    }
  } finally {
    await client.end();
  }
}
