/**
 * Where the cluster lives. Normally in the data directory itself. When Node is root and the account that PostgreSQL runs as cannot
 * enter that directory (a clone in a 0700 home), it lives below /var/lib/eureka, the place for state that must survive a
 * reboot, and the data directory keeps a note of where. A data directory that is thrown away thus never meets its old cluster again.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Account, canEnter, chooseAccount, isRoot, ownerOf } from "./account.ts";
import { errorCode, explainFileError, notWritable, StartError } from "./start-error.ts";

export interface ClusterHome {
  /** Holds the cluster, its passwords, its lock and its log; a real path. */
  readonly folder: string;
  /** PostgreSQL's own data directory, in `folder`. May not exist yet. */
  readonly cluster: string;
  /** Who runs PostgreSQL; undefined = the user of this process. */
  readonly account: Account | undefined;
}

/** Makes the folder if needed. Throws StartError when it cannot be used. */
export function findHome(dataDirectory: string, systemFolder: string): ClusterHome {
  try {
    makeFolder(dataDirectory);
    const folder = realpathSync(dataDirectory);
    return homeIn(followNote(folder) ?? folder, systemFolder);
  } catch (error) {
    throw explainFileError(error, dataDirectory);
  }
}

function makeFolder(path: string): void {
  try {
    // Root's folder must let PostgreSQL's account pass through; what is secret in it has a mode of its own.
    mkdirSync(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  } catch (error) {
    throw errorCode(error) === "ENOENT" ? notWritable(path) : error; // what Node makes of EROFS here
  }
}

function homeIn(folder: string, systemFolder: string): ClusterHome {
  const cluster = join(folder, "cluster");
  if (existsSync(cluster)) return { folder, cluster, account: accountOf(cluster) };
  const account = chooseAccount();
  if (account === undefined) return { folder, cluster, account };
  chmodSync(folder, statSync(folder).mode | 0o011);
  if (canEnter(account, folder)) return { folder, cluster, account };
  return { ...makeHomeElsewhere(folder, systemFolder), account };
}

function accountOf(cluster: string): Account | undefined {
  const account = ownerOf(cluster);
  if (account === undefined && statSync(cluster).uid !== process.getuid?.()) throw notWritable(cluster);
  if (account !== undefined && !canEnter(account, cluster)) {
    throw new StartError(
      "failed",
      `The database in ${cluster} runs as the user with id ${account.uid}, who cannot enter that directory any more. Give the directories on the way the mode o+x again.`,
    );
  }
  return account;
}

const noteName = "cluster-location";

function followNote(folder: string): string | undefined {
  const note = join(folder, noteName);
  if (!existsSync(note)) return undefined;
  const home = readFileSync(note, "utf8").trim();
  if (existsSync(home)) return home;
  throw new StartError(
    "failed",
    `The database of ${folder} should be in ${home}, which does not exist. Put it back, or remove ${note} to begin with an empty database.`,
  );
}

function makeHomeElsewhere(folder: string, systemFolder: string): { folder: string; cluster: string } {
  const home = join(systemFolder, `data-${randomBytes(8).toString("hex")}`);
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    mkdirSync(home, { mode: 0o711 });
  } catch (error) {
    throw explainFileError(error, systemFolder);
  }
  writeFileSync(join(folder, noteName), `${home}\n`, { mode: 0o644 });
  return { folder: home, cluster: join(home, "cluster") };
}
