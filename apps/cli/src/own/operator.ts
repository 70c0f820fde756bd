/** What the operator's commands share: the address of the server and the proof of being its operator. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "@eureka/contracts/words";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { defaultUrl } from "../settings/open-client.ts";

/** The clone that this command belongs to. */
const cloneRoot = fileURLToPath(new URL("../../../../", import.meta.url));

/** The server that runs on this machine by default: `EUREKA_URL`, else the default address with `EUREKA_PORT`. */
export function operatorUrl({ environment }: CommandContext, given: string | undefined): string {
  const port = environment.EUREKA_PORT;
  return given ?? (environment.EUREKA_URL || (port ? `http://127.0.0.1:${port}` : defaultUrl));
}

/**
 * The set-up token: `EUREKA_SETUP_TOKEN`, else the file `setup-token` in `EUREKA_DATA_DIR`, which is by default `.data` here or in
 * the clone. Throws a CommandError that says where it was looked for.
 */
export async function readSetupToken({ environment, directory }: CommandContext): Promise<string> {
  if (environment.EUREKA_SETUP_TOKEN) return environment.EUREKA_SETUP_TOKEN;
  const folders = environment.EUREKA_DATA_DIR
    ? [environment.EUREKA_DATA_DIR]
    : [join(directory, ".data"), join(cloneRoot, ".data")];
  const files = folders.map((folder) => join(folder, "setup-token"));
  const file = files.find((candidate) => existsSync(candidate));
  if (!file) throw new CommandError(say("cli.admin.no_token", { files: [...new Set(files)].join(", ") }));
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandError(say("cli.admin.token_unreadable", { file }));
  });
  return text.trim();
}
