/** Starts, adopts and stops a PostgreSQL server of our own on a data directory of our own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DatabaseLog, silentLog } from "../db/index.ts";
import { findBinaries, majorVersion } from "./binaries.ts";
import { lockData } from "./data-lock.ts";
import { type ClusterHome, findHome } from "./find-home.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import { keepPasswords } from "./passwords.ts";
import { findOrphan, type Postmaster, startPostmaster, stopPatience, stopPostmaster } from "./postmaster.ts";
import { connectionStrings, prepareDatabases } from "./prepare-databases.ts";
import { explainFileError, StartError } from "./start-error.ts";
import { type EmbeddedPostgres, superviseServer } from "./supervise-server.ts";

export interface EmbeddedPostgresOptions {
  /** A directory that is wholly ours; made if it is missing. */
  readonly dataDirectory: string;
  /** PostgreSQL settings on top of the defaults, for example `{ fsync: "off" }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A folder with `initdb` and `postgres` of a distribution (15 or newer). Default: the programs that npm installed. */
  readonly binaries?: string;
  /** Where root keeps what PostgreSQL's account cannot reach otherwise. Default `/var/lib/eureka`. */
  readonly systemFolder?: string;
  readonly log?: DatabaseLog;
}

/** Modest for a laptop, enough for one server process; `replica` keeps online backups possible. Errors are logged without row values. */
const defaultSettings: Readonly<Record<string, string>> = {
  max_connections: "60",
  shared_buffers: "128MB",
  wal_level: "replica",
  synchronous_commit: "on",
  fsync: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/**
 * Resolves when the server accepts connections: a new one, one restarted after a clean stop or a crash, or an orphan that is
 * adopted. Throws StartError; then nothing half made is left behind and nothing that ran before was harmed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === "win32") {
    throw new StartError(
      "failed",
      "The embedded PostgreSQL does not run on Windows yet. Set DATABASE_URL to use a PostgreSQL server.",
    );
  }
  const systemFolder = options.systemFolder ?? "/var/lib/eureka";
  const log = options.log ?? silentLog;
  const home = findHome(options.dataDirectory, systemFolder);
  const lock = lockData(home.folder);
  try {
    const binaries = options.binaries ?? findBinaries(home.account, systemFolder);
    const settings = { ...defaultSettings, ...options.settings };
    const passwords = keepPasswords(home.folder, existsSync(home.cluster));
    if (!existsSync(home.cluster)) await initialiseCluster(home, binaries, passwords.admin, settings.fsync === "on");
    checkVersion(home, binaries);
    const orphan = await findOrphan(home.cluster, log);
    const start = () => startPostmaster(home, binaries, settings, log);
    const postmaster = orphan ?? (await start());
    const strings = connectionStrings(postmaster.socketFolder, passwords);
    await prepareOrStop(postmaster, home.folder, () => prepareDatabases(strings.admin, passwords));
    log.info(
      { pid: postmaster.pid, adopted: orphan !== undefined, folder: home.folder },
      "embedded PostgreSQL is ready",
    );
    return superviseServer({
      home,
      first: postmaster,
      adopted: orphan !== undefined,
      connectionStrings: strings,
      startAgain: async () => (await findOrphan(home.cluster, log)) ?? (await start()),
      unlock: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw explainFileError(error, home.folder);
  }
}

/** A server that cannot be used is not left running. */
async function prepareOrStop(postmaster: Postmaster, folder: string, prepare: () => Promise<void>): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    await stopPostmaster(postmaster, stopPatience);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      "failed",
      `PostgreSQL started on ${folder}, but its database could not be prepared: ${reason}`,
    );
  }
}

/** PostgreSQL opens only clusters of its own major version. */
function checkVersion({ cluster }: ClusterHome, binaries: string): void {
  const versionFile = join(cluster, "PG_VERSION");
  if (!existsSync(versionFile))
    throw new StartError(
      "failed",
      `The directory ${cluster} is not a PostgreSQL cluster. Move it away, or use another EUREKA_DATA_DIR.`,
    );
  const data = Number(readFileSync(versionFile, "utf8"));
  const program = majorVersion(binaries);
  if (!(data > 0)) {
    throw new StartError(
      "failed",
      `The file ${versionFile} is damaged: it does not hold the version of PostgreSQL. Restore ${cluster} from a backup, or use another EUREKA_DATA_DIR.`,
    );
  }
  if (data > program) {
    throw new StartError(
      "newer_data",
      `The data in ${cluster} was written by PostgreSQL ${data}, which is newer than the ${program} of this version of Eureka. Start the newer version of Eureka, or restore a backup.`,
    );
  }
  if (data < program) {
    throw new StartError(
      "failed",
      `The data in ${cluster} was written by PostgreSQL ${data}; this version of Eureka brings ${program}. Upgrade it with pg_upgrade, or restore a backup into an empty directory.`,
    );
  }
}
