/** The product's own PostgreSQL on a folder of its own, with fsync on, as in production. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@eureka/kit/embedded-postgres";

export interface BenchDatabase {
  /** The login that owns the tables. */
  readonly owner: string;
  /** The login of the running system, which row-level security binds. */
  readonly app: string;
  /** An empty folder that goes with the database. */
  readonly folder: string;
  /** Process id of the PostgreSQL server, the parent of all its others. */
  readonly pid: number;
  remove(): Promise<void>;
}

/** PostgreSQL settings on top of the product's: the time of each commit is kept, so that nothing has to ask for it while it is measured. */
const settings = { track_commit_timestamp: "on" };

/** The schema is made by the server that starts on it. */
export async function createBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-bench-"));
  // As root PostgreSQL runs as another account, which has to pass through.
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, "postgres"), settings });
  const { owner, app } = postgres.connectionStrings;
  return {
    owner,
    app,
    folder: join(folder, "server"),
    pid: postgres.pid,
    async remove() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
