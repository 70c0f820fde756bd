import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { encodeBase32 } from "./base32.ts";
import type { Secret } from "./secret.ts";

/** AES-256 keys, HMAC keys and everything derived from them. */
export const keyBytes = 32;

/** A master key in memory: a key object does not print its bytes. */
export interface MasterKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Whether a text is 32 bytes in base64 (44 characters), base64url (43) or hexadecimal (64), as {@link parseMasterKey} wants it. */
export function isMasterKeyText(text: string): boolean {
  return decodeKey(text) !== undefined;
}

/** Reads a master key of 32 bytes, given in base64 or hexadecimal. Throws a RangeError that does not repeat the text. */
export function parseMasterKey(text: Secret): MasterKey {
  const bytes = decodeKey(text.reveal());
  if (!bytes)
    throw new RangeError("a master key is 32 random bytes in base64 (44 characters) or hexadecimal (64 digits)");
  // The id is derived one way, so that it can stand in the clear before each wrapped key.
  const id = encodeBase32(Buffer.from(hkdfSync("sha256", bytes, "", "eureka master key id", 8)));
  return { id, key: createSecretKey(bytes) };
}

function decodeKey(text: string): Buffer | undefined {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, "hex");
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, "base64");
  return undefined;
}
