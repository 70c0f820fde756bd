/** Uses a PostgreSQL server that runs anyway: everything made there has a name of this run and is removed at its end. */
import { randomBytes } from "node:crypto";
import { asOwner, migrate } from "@eureka/kit/db";
import { migrationsFolder, onDatabase, type StartedTestServer } from "./test-server.ts";

/** `connectionString` is a superuser's, because the run makes roles and databases. */
export async function useExternalTestServer(connectionString: string): Promise<StartedTestServer> {
  const prefix = `eureka_test_${randomBytes(4).toString("hex")}`;
  const template = `${prefix}_template`;
  const password = randomBytes(16).toString("hex");
  const owner = onDatabase(connectionString, template);
  await asOwner(connectionString, (client) =>
    client.query(`create database ${template} template template0 encoding 'UTF8'`),
  );
  await migrate(owner, migrationsFolder);
  // A member of eureka_app with a password of its own: that of eureka_app itself may be somebody else's.
  await asOwner(connectionString, (client) =>
    client.query(`create role ${prefix} login password '${password}' in role eureka_app`),
  );
  return {
    server: { admin: connectionString, owner, app: asLogin(owner, prefix, password), template, prefix },
    stop: () => removeTraces(connectionString, prefix),
  };
}

/** Parameters win over the part before the host, which an address without host cannot have. */
function asLogin(connectionString: string, user: string, password: string): string {
  const url = new URL(connectionString);
  url.searchParams.set("user", user);
  url.searchParams.set("password", password);
  return url.href;
}

async function removeTraces(connectionString: string, prefix: string): Promise<void> {
  await asOwner(connectionString, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [`${prefix}_`],
    );
    for (const { name } of rows) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`drop role ${prefix}`);
  });
}
