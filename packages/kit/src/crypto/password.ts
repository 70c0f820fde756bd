import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the parameters that OWASP's password storage cheat sheet asks for at least: 19 MiB, 2 passes, 1 lane. */
export const passwordParameters = {
  /** Argon2id in the library's numbering. */
  algorithm: 2,
  /** Memory in KiB. */
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  /** Bytes of the hash. */
  outputLen: 32,
} as const;

const parameterText = `$argon2id$v=19$m=${passwordParameters.memoryCost},t=${passwordParameters.timeCost},p=${passwordParameters.parallelism}$`;

/** Hashes a password into a PHC string. It runs on the native thread pool, so the event loop stays free. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), passwordParameters);
}

/**
 * Whether the password belongs to the stored hash. Without a hash (no such user, or a user without a password) it does the same work and
 * says no, so that the time of the answer does not tell whether the user exists. A stored text that is no hash is answered the same way.
 */
export async function verifyPassword(password: string, storedHash: string | undefined): Promise<boolean> {
  const usable = storedHash?.startsWith("$argon2id$") ? storedHash : undefined;
  const matches = await verify(usable ?? makeDummyHash(), normalize(password));
  return matches && usable !== undefined;
}

/** Whether a hash was made with other parameters than today's; the next successful sign-in should then store a new one. */
export function needsRehash(storedHash: string): boolean {
  return !storedHash.startsWith(parameterText);
}

/** A well-formed hash that no password is known for; verifying it costs as much as verifying a real one. */
function makeDummyHash(): string {
  const [salt, output] = [randomBytes(16), randomBytes(passwordParameters.outputLen)].map((bytes) =>
    bytes.toString("base64").replaceAll("=", ""),
  );
  return `${parameterText}${salt}$${output}`;
}

/** The same characters typed on two keyboards may arrive as different code points (NIST SP 800-63B asks for one form). */
function normalize(password: string): string {
  return password.normalize("NFKC");
}
