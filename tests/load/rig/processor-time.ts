/** What a process has used of the processors: unlike a time of day, it hardly depends on what else runs on the machine. */
import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time, its own and the system's on its behalf, since the process began. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What each of the processes of a PostgreSQL server that runs now has used, in milliseconds, by process id. Linux only. */
export function postgresMilliseconds(postmaster: number): Map<number, number> {
  const used = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    const facts = /^\d+$/.test(entry) && readFacts(Number(entry));
    if (facts && (facts.pid === postmaster || facts.parent === postmaster)) used.set(facts.pid, facts.milliseconds);
  }
  return used;
}

/** PostgreSQL's own processes outlive a measurement, and so do the pool's: what is not there any more has used next to nothing. */
export function usedSince(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): number {
  return [...now].reduce((sum, [pid, milliseconds]) => sum + milliseconds - (before.get(pid) ?? 0), 0);
}

/** Linux counts in hundredths of a second, whatever the machine (`sysconf(_SC_CLK_TCK)`). */
const tickMilliseconds = 10;

function readFacts(pid: number): { pid: number; parent: number; milliseconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name, which may contain anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]];
    return { pid, parent, milliseconds: (user + system) * tickMilliseconds };
  } catch {
    return null; // it has ended meanwhile
  }
}
