import { type CanonicalValue, canonicalJson } from "./canonical-json.ts";
import { sha256Hex } from "./hash.ts";

/** The hash that stands before the first record of a chain. */
export const chainStart = "0".repeat(64);

/**
 * The hash of the next link of a chain: SHA-256 over the previous hash (64 hexadecimal digits), a line feed and the record as canonical
 * JSON (RFC 8785). Whoever changes, drops, adds or reorders a record changes every hash after it. Anybody can recompute it.
 */
export function hashChain(previous: string, record: CanonicalValue): string {
  if (!/^[0-9a-f]{64}$/.test(previous)) throw new RangeError("the previous hash must be 64 hexadecimal digits");
  return sha256Hex(`${previous}\n${canonicalJson(record)}`);
}
