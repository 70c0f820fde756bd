/** The two logins: the owner migrates, `eureka_app` serves requests and cannot step around row-level security. */
import pg from "pg";
import type { Database } from "./database.ts";
import { query } from "./transaction.ts";

/** The role that policies and grants name. Processes log in as it, or as a member of it. */
export const appRole = "eureka_app";

/** The owner may not make roles. The message holds the SQL that an administrator has to run once. */
export class MissingRoleError extends Error {
  readonly sql: string;

  constructor(sql: string) {
    super(
      `The role ${appRole} is missing, and this login may not make it. Let an administrator of the PostgreSQL server run: ${sql}`,
    );
    this.name = "MissingRoleError";
    this.sql = sql;
  }
}

const attributes = "login nosuperuser nobypassrls nocreatedb nocreaterole";
const insufficientPrivilege = "42501";
/** Another process made the role between our look and our attempt. */
const madeMeanwhile = new Set(["42710", "23505"]);

/** Makes the role `eureka_app` if it is missing. Throws MissingRoleError where that is not allowed. */
export async function prepareRoles(client: pg.Client, password?: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [appRole]);
  if (rowCount === 1) return;
  const passwordClause = password === undefined ? "" : ` password ${client.escapeLiteral(password)}`;
  try {
    await client.query(`create role ${appRole} ${attributes}${passwordClause}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code === undefined) throw error;
    if (madeMeanwhile.has(error.code)) return;
    if (error.code === insufficientPrivilege)
      throw new MissingRoleError(`create role ${appRole} ${attributes} password '<choose one>';`);
    throw error;
  }
}

/** A login that could read every organization's rows. */
export class UnsafeLoginError extends Error {
  constructor(login: string, reason: string) {
    super(
      `The login ${login} ${reason}, so it would see the rows of every organization. Use ${appRole} or a member of it in EUREKA_APP_DATABASE_URL.`,
    );
    this.name = "UnsafeLoginError";
  }
}

interface LoginFacts {
  login: string;
  superuser: boolean;
  bypasses: boolean;
  owns_tables: boolean;
  is_app: boolean;
}

/** Throws UnsafeLoginError when the database's login is a superuser, may bypass row-level security, owns tables or is not `eureka_app`. */
export async function assertSafeLogin(database: Database): Promise<void> {
  const [facts] = await database.withPlatform((transaction) =>
    query<LoginFacts>(transaction, {
      text: `select rolname as login, rolsuper as superuser, rolbypassrls as bypasses,
               exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns_tables,
               exists (select from pg_roles app where app.rolname = '${appRole}' and pg_has_role(current_user, app.oid, 'usage')) as is_app
             from pg_roles where rolname = current_user`,
    }),
  );
  if (facts === undefined) throw new Error("PostgreSQL does not know the login that it let in");
  if (facts.superuser) throw new UnsafeLoginError(facts.login, "is a superuser");
  if (facts.bypasses) throw new UnsafeLoginError(facts.login, "may bypass row-level security");
  if (facts.owns_tables) throw new UnsafeLoginError(facts.login, "owns tables");
  if (!facts.is_app) throw new UnsafeLoginError(facts.login, `is no member of ${appRole}`);
}
