/** The passwords of the embedded server's logins, made once and kept 0600 beside the cluster. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

export interface Passwords {
  /** `eureka_admin`, the superuser: used by the launcher only. */
  readonly admin: string;
  /** `eureka_owner`, who owns the database and migrates. */
  readonly owner: string;
  /** `eureka_app`, who serves requests. */
  readonly app: string;
}

/** Reads the passwords; makes them when there is no cluster yet. */
export function keepPasswords(folder: string, clusterExists: boolean): Passwords {
  const path = join(folder, "passwords.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  if (clusterExists) {
    throw new StartError(
      "failed",
      `The file ${path} is missing, and without it nobody can open the database beside it. Restore it from a backup.`,
    );
  }
  const passwords = { admin: newPassword(), owner: newPassword(), app: newPassword() };
  writeDurably(path, JSON.stringify(passwords));
  return passwords;
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/** The file appears whole and is on the disk before a cluster depends on it. */
function writeDurably(path: string, content: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
