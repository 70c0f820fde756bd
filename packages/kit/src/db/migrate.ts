/** Brings a schema up to date from numbered SQL files, or back: one transaction per file, one migrator at a time. */
import type pg from "pg";
import { type DatabaseLog, silentLog } from "./log.ts";
import { type MigrationFile, readMigrations } from "./migration-files.ts";
import { asOwner } from "./owner-connection.ts";
import { prepareRoles } from "./roles.ts";

/** A migration that could not be applied. The message is for the operator and names the file; it carries no data. */
export class MigrationError extends Error {
  /** `changed`: an applied file differs now; `newer`: the schema knows migrations that this version lacks; `failed`: the SQL failed. */
  readonly code: "changed" | "newer" | "failed";

  constructor(code: MigrationError["code"], message: string) {
    super(message);
    this.name = "MigrationError";
    this.code = code;
  }
}

interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

export interface MigrateOptions {
  /** Password for the role `eureka_app`, used only if the role has to be made. */
  readonly appPassword?: string;
  readonly log?: DatabaseLog;
}

/** Any number: all migrators of one database must agree on it. */
const lockKey = 7_301_842_001;

/**
 * Applies every migration of `folder` that the schema lacks and returns their names. Makes the role `eureka_app` first, if it is missing.
 * Other processes that start meanwhile wait. Throws MigrationError or MissingRoleError.
 */
export async function migrate(
  ownerConnectionString: string,
  folder: string,
  options: MigrateOptions = {},
): Promise<string[]> {
  const log = options.log ?? silentLog;
  const files = await readMigrations(folder);
  return await asOwner(ownerConnectionString, async (client) => {
    await lock(client);
    await prepareRoles(client, options.appPassword);
    const applied = await readApplied(client);
    checkApplied(applied, files);
    const known = new Set(applied.map(({ name }) => name));
    const missing = files.filter(({ name }) => !known.has(name));
    for (const file of missing) {
      await apply(client, file, file.up, "insert into schema_migrations (name, sha256) values ($1, $2)", [
        file.name,
        file.sha256,
      ]);
      log.info({ migration: file.name }, "migration applied");
    }
    return missing.map(({ name }) => name);
  });
}

/** Takes back every migration after `toName`, newest first (all of them without it), and returns their names. */
export async function rollback(ownerConnectionString: string, folder: string, toName?: string): Promise<string[]> {
  const files = await readMigrations(folder);
  if (toName !== undefined && !files.some(({ name }) => name === toName))
    throw new MigrationError("failed", `There is no migration ${toName}.`);
  return await asOwner(ownerConnectionString, async (client) => {
    await lock(client);
    const applied = await readApplied(client);
    checkApplied(applied, files);
    const known = new Set(applied.map(({ name }) => name));
    const undone = files.filter(({ name }) => known.has(name) && (toName === undefined || name > toName)).reverse();
    for (const file of undone) {
      await apply(client, file, file.down, "delete from schema_migrations where name = $1", [file.name]);
    }
    return undone.map(({ name }) => name);
  });
}

/** Held until the connection ends. */
async function lock(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_lock($1)", [lockKey]);
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  await client.query(
    "create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
  );
  const { rows } = await client.query<AppliedMigration>("select name, sha256 from schema_migrations order by name");
  return rows;
}

function checkApplied(applied: readonly AppliedMigration[], files: readonly MigrationFile[]): void {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (file === undefined) {
      throw new MigrationError(
        "newer",
        `The database has the migration ${name}, which this version of Eureka does not know. Start the newer version, or restore a backup.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError(
        "changed",
        `The migration ${name} was changed after it had been applied. Put the file back as it was, and make the change in a new migration.`,
      );
    }
  }
}

async function apply(
  client: pg.Client,
  file: MigrationFile,
  sql: string,
  record: string,
  values: string[],
): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(record, values);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw new MigrationError(
      "failed",
      `The migration ${file.name} failed and changed nothing: ${describe(error, sql)}`,
    );
  }
}

/** Migrations hold no personal data, so here PostgreSQL's own sentence is safe and needed. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = "position" in error ? Number(error.position) : Number.NaN;
  const line = Number.isNaN(position) ? "" : ` (line ${sql.slice(0, position).split("\n").length})`;
  return `${error.message}${line}`;
}
