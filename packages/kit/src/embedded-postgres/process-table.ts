/** What the operating system knows of other processes; decides whether a left-over file still has a living owner. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { errorCode } from "./start-error.ts";

const hasProc = process.platform === "linux";

/**
 * Something that differs between two processes that had the same id, or undefined when the process is gone (a zombie counts as gone).
 * On Linux the boot and the clock tick of its start, elsewhere the start time as `ps` prints it.
 */
export function processIdentity(pid: number): string | undefined {
  try {
    if (!hasProc)
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold anything, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state] = fields;
    const startTime = fields[19];
    if (state === "Z" || state === "X" || startTime === undefined) return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${startTime}`;
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  return processIdentity(pid) !== undefined;
}

/** Whether the number is taken, be it by a zombie that its parent has not noticed: PostgreSQL takes that for a living server. */
export function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Whether a process is a PostgreSQL server process that works in `cluster` (a real path). */
export function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    if (!hasProc) {
      const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
      return command.includes("postgres") && command.includes(cluster);
    }
    return (
      /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`)) &&
      readlinkSync(`/proc/${pid}/cwd`) === cluster
    );
  } catch {
    return false;
  }
}

/** Where a PostgreSQL process works; `isDeleted` when that folder was removed under it. Undefined for other processes and without /proc. */
export function postgresFolderOf(pid: number): { readonly path: string; readonly isDeleted: boolean } | undefined {
  try {
    if (!hasProc || !/\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`))) return undefined;
    const path = readlinkSync(`/proc/${pid}/cwd`);
    return { path: path.replace(/ \(deleted\)$/, ""), isDeleted: path.endsWith(" (deleted)") };
  } catch {
    return undefined;
  }
}

/** Whether the program file of a running process was removed, for instance by an update of the packages. */
export function hasLostItsProgram(pid: number): boolean {
  try {
    return hasProc && readlinkSync(`/proc/${pid}/exe`).endsWith(" (deleted)");
  } catch {
    return false;
  }
}

/** Every PostgreSQL process that works in `cluster`, children of a killed server included. Empty where there is no /proc. */
export function postgresProcessesOn(cluster: string): number[] {
  if (!hasProc) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresOn(pid, cluster));
}
