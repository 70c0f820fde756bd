/** What the operating system knows of running processes; Linux only. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export interface ListedProcess {
  readonly pid: number;
  readonly command: string;
}

/** Every living process that has to do with a folder: it works in it, or its arguments or environment name it. */
export function processesOf(folder: string): ListedProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = read(`/proc/${pid}/cmdline`);
      const facts = [command, read(`/proc/${pid}/environ`), link(`/proc/${pid}/cwd`)];
      return facts.some((fact) => fact.includes(folder))
        ? [{ pid: Number(pid), command: command.replaceAll("\0", " ").trim() }]
        : [];
    });
}

/** Waits until nothing of a folder runs any more, and gives what still does when the patience (milliseconds) is over. */
export async function remainsOf(folder: string, patience = 20_000): Promise<ListedProcess[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const left = processesOf(folder);
    if (left.length === 0 || Date.now() > deadline) return left;
    await wait(150); // a look at every process of the machine is not cheap
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
