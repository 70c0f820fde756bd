/** The master key and what is derived from it. */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@eureka/kit/config";
import { createMemoryKeyProvider, deriveKey, type KeyProvider, readKeyFile } from "@eureka/kit/crypto";

export interface Keys {
  readonly provider: KeyProvider;
  readonly masterKey: KeyObject;
  /** Signs cursors and links; the same on every node. */
  readonly signingKey: KeyObject;
}

/**
 * Makes the data folder. Others may pass through it but not look into it: as root, PostgreSQL runs as an unprivileged account
 * whose own folder lies inside. The secrets beside it are 0600.
 */
export async function makeDataDirectory(config: Config): Promise<void> {
  try {
    await mkdir(config.dataDirectory, { recursive: true, mode: 0o711 });
  } catch (error) {
    // What Node makes of a read-only file system when it was to make several folders.
    throw error instanceof Error && "code" in error && error.code === "ENOENT"
      ? Object.assign(error, { code: "EROFS" })
      : error;
  }
}

/** Takes the master key from the environment, else from the data folder, where a first start makes it. */
export async function openKeys(config: Config): Promise<Keys> {
  const isFirstStart = !existsSync(join(config.dataDirectory, "postgres"));
  const secret =
    config.masterKey ?? (await readKeyFile(join(config.dataDirectory, "master.key"), { create: isFirstStart }));
  const text = secret.reveal();
  const masterKey = createSecretKey(Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64"));
  return {
    provider: createMemoryKeyProvider(secret, config.previousMasterKeys),
    masterKey,
    signingKey: deriveKey(masterKey, "signatures"),
  };
}

/** The operator's proof: given by the environment, else made once and kept in a file that only the operator can read. */
export async function openSetupToken(config: Config): Promise<string> {
  if (config.setupToken) return config.setupToken.reveal();
  const path = setupTokenPath(config.dataDirectory);
  if (existsSync(path)) return (await readFile(path, "utf8")).trim();
  const token = randomBytes(24).toString("base64url");
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, `${token}\n`, { mode: 0o600 });
  await chmod(temporary, 0o600);
  await rename(temporary, path);
  return token;
}

export function setupTokenPath(dataDirectory: string): string {
  return join(dataDirectory, "setup-token");
}
