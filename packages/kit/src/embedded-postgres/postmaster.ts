/** The running PostgreSQL server process of a cluster: found, started, waited for, stopped. */
import { spawn } from "node:child_process";
import { closeSync, fchownSync, openSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DatabaseLog } from "../db/index.ts";
import { programEnvironment } from "./binaries.ts";
import type { ClusterHome } from "./find-home.ts";
import { hasLostItsProgram, isPostgresOn, isRunning, isTaken, postgresProcessesOn } from "./process-table.ts";
import { makeSocketFolder } from "./socket-folder.ts";
import { diskFull, explainOutput, StartError } from "./start-error.ts";

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** The file that PostgreSQL keeps in its data directory; its lines are described in PostgreSQL's `pidfile.h`. */
interface PidFile {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: string;
}

function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), socketFolder: lines[4]?.trim() ?? "", status: lines[7]?.trim() ?? "" };
  } catch {
    return undefined;
  }
}

/**
 * A server that a killed Node process left behind, once it is ready; undefined when there is none (any more). A server that is
 * just stopping, or whose program an update removed, is waited out so that a new one can start.
 */
export async function findOrphan(cluster: string, log: DatabaseLog): Promise<Postmaster | undefined> {
  const found = readPidFile(cluster);
  if (found === undefined || !isPostgresOn(found.pid, cluster)) {
    await clearRemains(cluster, found);
    return undefined;
  }
  if (hasLostItsProgram(found.pid)) process.kill(found.pid, "SIGINT");
  log.info({ pid: found.pid }, "found a PostgreSQL server that a killed process left behind");
  while (isRunning(found.pid)) {
    const now = readPidFile(cluster);
    if (now?.status === "ready" && !hasLostItsProgram(found.pid))
      return { pid: now.pid, socketFolder: now.socketFolder };
    await wait(20);
  }
  await clearRemains(cluster, found);
  return undefined;
}

/**
 * After a kill of the server its children live on for a moment and still write: PostgreSQL must not start among them. A pid file
 * is left to PostgreSQL, which checks it better than we can, unless its number now belongs to a foreign process or a zombie.
 */
async function clearRemains(cluster: string, found: PidFile | undefined): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (postgresProcessesOn(cluster).length > 0) {
    if (Date.now() > deadline) {
      throw new StartError(
        "failed",
        `Processes of a killed PostgreSQL server still use ${cluster}: ${postgresProcessesOn(cluster).join(", ")}. End them and start again.`,
      );
    }
    await wait(50);
  }
  if (found !== undefined && isTaken(found.pid)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Starts a server and resolves when it accepts connections, after crash recovery if it needs one. Throws StartError. */
export async function startPostmaster(
  home: ClusterHome,
  binaries: string,
  settings: Readonly<Record<string, string>>,
  log: DatabaseLog,
): Promise<Postmaster> {
  const { cluster, account, folder } = home;
  const socketFolder = await makeSocketFolder(home, log);
  const logPath = join(folder, "postgres.log");
  const { file: logFile, size: logStart } = openLog(logPath, home);
  const options = {
    ...settings,
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
  };
  const child = spawn(
    join(binaries, "postgres"),
    ["-D", cluster, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // In a session of its own, or Ctrl-C in the terminal would end it before we have finished with it.
    { ...account, cwd: "/", env: programEnvironment, detached: true, stdio: ["ignore", logFile, logFile] },
  );
  closeSync(logFile);
  let ended = false;
  child.once("error", () => {
    ended = true;
  });
  child.once("exit", () => {
    ended = true;
  });
  child.unref();
  const started = Date.now();
  for (let polls = 1; !ended; polls++) {
    const now = readPidFile(cluster);
    if (now?.pid === child.pid && now?.status === "ready") return { pid: now.pid, socketFolder };
    if (polls % 1_000 === 0) {
      const seconds = Math.round((Date.now() - started) / 1_000);
      log.info({ seconds }, "PostgreSQL is still repairing its files after a crash");
    }
    await wait(10);
  }
  rmSync(socketFolder, { recursive: true, force: true });
  const { bavail, bsize } = statfsSync(folder);
  // On a full disk not even the log could be written.
  throw bavail * bsize < 1_000_000
    ? diskFull(folder)
    : explainOutput(readFileSync(logPath, "utf8").slice(logStart), folder);
}

const largestLog = 10_000_000;

/** One old log is kept when the current one has grown large. Returns the open file and where this start begins in it. */
function openLog(path: string, { account }: ClusterHome): { file: number; size: number } {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(path, `${path}.old`);
  const file = openSync(path, "a", 0o600);
  if (account !== undefined) fchownSync(file, account.uid, account.gid);
  return { file, size: statSync(path).size };
}

/** Milliseconds that each way of stopping gets before the next, harsher one. */
export const stopPatience = 15_000;

/** Ends the server: open transactions roll back, nothing committed is lost. Resolves when the process is gone. */
export async function stopPostmaster({ pid, socketFolder }: Postmaster, patience: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isRunning(pid)) break;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (isRunning(pid) && Date.now() < deadline) await wait(10);
  }
  rmSync(socketFolder, { recursive: true, force: true });
}
