/** PostgreSQL refuses to run as root; then it runs as an account of the machine that exists already and may do little. */
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "./start-error.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account for a new cluster: `postgres` if the machine has one, else `nobody`; undefined when Node is not root and starts it as itself. */
export function chooseAccount(): Account | undefined {
  if (!isRoot()) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartError(
    "failed",
    "PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody. Start Eureka as an ordinary user.",
  );
}

/** The account that owns an existing cluster, because PostgreSQL insists on it. */
export function ownerOf(cluster: string): Account | undefined {
  const { uid, gid } = statSync(cluster);
  return isRoot() && uid !== 0 ? { uid, gid } : undefined;
}

/** Whether the account may enter a folder: every folder on the way needs the search bit for it. */
export function canEnter(account: Account, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || canEnter(account, parent);
}
