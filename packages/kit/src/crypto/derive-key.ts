import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { keyBytes } from "./master-key.ts";

/** Derives a key for one purpose from another key (HKDF-SHA256, RFC 5869), so that no key serves two purposes. */
export function deriveKey(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", key, "", `eureka ${purpose}`, keyBytes)));
}
