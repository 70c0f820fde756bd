import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { encodeBase32 } from "./base32.ts";

/** SHA-256 of text (as UTF-8) or bytes. */
export function sha256(data: string | Uint8Array): Buffer {
  return hash("sha256", data, "buffer");
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}

/** Compares two texts in a time that tells nothing about where they differ, nor about the length of either. */
export function equalsInConstantTime(left: string | Uint8Array, right: string | Uint8Array): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

/** A new unguessable text of that many random bytes in base32: 32 bytes are 52 letters and digits, without `_` or `-`. */
export function randomToken(bytes = 32): string {
  return encodeBase32(randomBytes(bytes));
}

/**
 * The CRC-32 of a text as 7 base32 characters, for the end of an API key: a mistyped or truncated key is told from a wrong one
 * without a look-up, and secret scanners can recognise a real one. It protects against accidents, not against people.
 */
export function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return encodeBase32(bytes);
}
