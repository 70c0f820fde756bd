/** A throw-away PostgreSQL cluster in the temporary directory, as fast as it gets: nothing in it survives the run. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@eureka/kit/db";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";
import { migrationsFolder, onDatabase, type StartedTestServer } from "./test-server.ts";

const settings = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "150",
  autovacuum: "off", // it could sit in the template while a file wants to clone it
};

export async function startEmbeddedTestServer(): Promise<StartedTestServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "eureka-test-"));
  const postgres = await startEmbeddedPostgres({ dataDirectory, settings });
  const { admin, owner, app } = postgres.connectionStrings;
  const template = new URL(owner).pathname.slice(1);
  await migrate(owner, migrationsFolder);
  return {
    server: { admin: onDatabase(admin, "postgres"), owner, app, template, prefix: "test" },
    async stop() {
      await postgres.stop();
      await rm(postgres.folder, { recursive: true, force: true });
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
