/** The file in which `eureka login` keeps how to reach the server. Only its owner can read it. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { say } from "@eureka/contracts/words";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";

/** A session that was opened by a password. The access token is kept so that most calls need no new one. */
export interface StoredSession {
  readonly id: string;
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
}

export type StoredCredentials =
  | { readonly url: string; readonly apiKey: string }
  | { readonly url: string; readonly session: StoredSession };

/** `$XDG_CONFIG_HOME/eureka/credentials.json`, by default in `~/.config`; on Windows in `%APPDATA%`. */
function credentialsPath({ environment }: CommandContext): string {
  const { XDG_CONFIG_HOME: configured, APPDATA: windows } = environment;
  // The XDG specification has relative paths ignored.
  if (configured && isAbsolute(configured)) return join(configured, "eureka", "credentials.json");
  if (process.platform === "win32" && windows) return join(windows, "eureka", "credentials.json");
  return join(environment.HOME || homedir(), ".config", "eureka", "credentials.json");
}

/** Null when nobody has signed in. Throws a CommandError when the file cannot be read. */
export async function readCredentials(context: CommandContext): Promise<StoredCredentials | null> {
  const path = credentialsPath(context);
  try {
    return parseCredentials(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new CommandError(say("cli.login.unreadable_file", { path }));
  }
}

export async function writeCredentials(context: CommandContext, credentials: StoredCredentials): Promise<void> {
  const path = credentialsPath(context);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // A reader never sees half a file, and a crash leaves the old one.
  const temporary = `${path}.${process.pid}.${crypto.randomUUID().slice(0, 8)}`;
  await writeFile(temporary, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  await rename(temporary, path);
}

export async function deleteCredentials(context: CommandContext): Promise<void> {
  await rm(credentialsPath(context), { force: true });
}

function parseCredentials(text: string): StoredCredentials {
  const stored = JSON.parse(text) as { url?: unknown; apiKey?: unknown; session?: Partial<StoredSession> };
  if (typeof stored.url !== "string" || !URL.canParse(stored.url)) throw new TypeError("no address");
  if (typeof stored.apiKey === "string") return { url: stored.url, apiKey: stored.apiKey };
  const { id, refreshToken, accessToken, accessTokenExpiresAt } = stored.session ?? {};
  if (!id || !refreshToken || !accessToken || !accessTokenExpiresAt) throw new TypeError("no credential");
  return { url: stored.url, session: { id, refreshToken, accessToken, accessTokenExpiresAt } };
}
