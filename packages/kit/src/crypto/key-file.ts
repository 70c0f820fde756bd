import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode, syncDirectory } from "../disk/index.ts";
import { encodeBase32 } from "./base32.ts";
import { isMasterKeyText, keyBytes } from "./master-key.ts";
import { Secret } from "./secret.ts";

/** Why the master key file cannot be used, as a sentence that says what to do. */
export class KeyFileError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "KeyFileError";
  }
}

/**
 * Reads the master key from a file that only its owner may read: one line of base64, the form that `EUREKA_MASTER_KEY` takes too.
 * With `create`, a missing file is made first; of several processes that start at once, all end up with the same key.
 * Throws a KeyFileError where the file is missing, readable for others, or not a key.
 */
export async function readKeyFile(path: string, options: { create: boolean }): Promise<Secret> {
  const existing = await readExisting(path);
  if (existing) return existing;
  if (!options.create)
    throw new KeyFileError(
      `There is no master key at ${path}. Put the key file back from your backup: without it, what was encrypted cannot be read.`,
    );
  await createKeyFile(path);
  const created = await readExisting(path);
  if (!created) throw new KeyFileError(`The master key at ${path} disappeared while it was being made. Start again.`);
  return created;
}

async function readExisting(path: string): Promise<Secret | undefined> {
  let text: string;
  try {
    text = (await readFile(path, "utf8")).trim();
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return undefined;
    throw new KeyFileError(`The master key at ${path} cannot be read. Check who owns the file and its folder.`, {
      cause,
    });
  }
  const { mode } = await stat(path);
  // Windows has no permission bits; its modes say nothing.
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    throw new KeyFileError(`The master key at ${path} can be read by other users. Run: chmod 600 "${path}"`);
  if (!isMasterKeyText(text))
    throw new KeyFileError(`The file at ${path} does not hold a master key. Put the key file back from your backup.`);
  return new Secret(text);
}

/** The key is complete and on disk before it gets its name, and a name that is taken is left alone: a crash or a race cannot leave half a key or two. */
async function createKeyFile(path: string): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${encodeBase32(randomBytes(8))}.tmp`;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(`${randomBytes(keyBytes).toString("base64")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, 0o600);
    await link(temporary, path);
  } catch (cause) {
    if (errorCode(cause) !== "EEXIST")
      throw new KeyFileError(
        `The master key cannot be written to ${path}. Check that the folder is writable and the disk not full.`,
        { cause },
      );
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDirectory(directory);
}
