/** A migrated database of its own for each test file. */
import { randomBytes } from "node:crypto";
import { asOwner, createDatabase, type Database } from "@eureka/kit/db";
import { inject } from "vitest";
import { afterEveryFile } from "./file-lifetime.ts";
import { onDatabase, type TestServer } from "./test-server.ts";

export interface TestDatabase {
  /** As the application sees it: held by row-level security. Closed after the file. */
  readonly database: Database;
  /** Connection strings of this database. */
  readonly owner: string;
  readonly app: string;
  /** A superuser's connection, for tests that end backends or look into the server. */
  readonly admin: string;
}

let cloned: Promise<TestDatabase> | undefined;

afterEveryFile(async () => {
  const ended = await cloned;
  cloned = undefined;
  if (!ended) return;
  await ended.database.close();
  // Its pages are used again for the next file's, which is cheaper than new ones.
  const name = new URL(ended.owner).pathname.slice(1);
  await asOwner(inject("testServer").admin, (client) => client.query(`drop database ${name} with (force)`));
});

/** The calling file's database: cloned from the template at the first call, the same one afterwards. */
export function testDatabase(): Promise<TestDatabase> {
  cloned ??= cloneTemplate(inject("testServer"));
  return cloned;
}

async function cloneTemplate(server: TestServer): Promise<TestDatabase> {
  const strings = await makeDatabase(server, server.template);
  return { ...strings, database: createDatabase({ connectionString: strings.app }) };
}

/** A database without any table of ours, for tests of migrations. Each call makes another one. */
export function emptyDatabase(): Promise<Omit<TestDatabase, "database">> {
  return makeDatabase(inject("testServer"), "template0");
}

/** The new database belongs to the owner, as the template does. */
async function makeDatabase(server: TestServer, source: string): Promise<Omit<TestDatabase, "database">> {
  const name = `${server.prefix}_${randomBytes(6).toString("hex")}`;
  await asOwner(server.admin, async (client) => {
    const { rows } = await client.query<{ role: string }>(
      "select datdba::regrole::text as role from pg_database where datname = $1",
      [server.template],
    );
    // Copied file by file, past the log: less than half the work.
    await client.query(`create database ${name} template ${source} owner ${rows[0]?.role} strategy file_copy`);
  });
  return {
    owner: onDatabase(server.owner, name),
    app: onDatabase(server.app, name),
    admin: onDatabase(server.admin, name),
  };
}
