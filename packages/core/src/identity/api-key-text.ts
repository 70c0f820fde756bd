/** API keys as text: `eur_live_<id>_<secret>_<crc>`. The checksum tells a mistyped key from a wrong one, and scanners a real one. */
import { type Id, idSchema } from "@eureka/contracts/ids";
import { checksum, randomToken, sha256Hex } from "@eureka/kit/crypto";

const start = "eur_live_";
const keyId = idSchema("api_key");

export interface ParsedApiKey {
  readonly id: Id<"api_key">;
  readonly secret: string;
}

export function looksLikeApiKey(text: string): boolean {
  return text.startsWith(start);
}

/** What a key begins with: enough to recognise it in a list. */
export function apiKeyPrefix(id: Id<"api_key">): string {
  return `${start}${suffixOf(id)}`;
}

/** A new secret for a key: the text to show once, and the hash to keep. */
export function makeApiKey(id: Id<"api_key">): { readonly text: string; readonly secretHash: string } {
  const secret = randomToken(32);
  const body = `${apiKeyPrefix(id)}_${secret}`;
  return { text: `${body}_${checksum(body)}`, secretHash: sha256Hex(secret) };
}

/** Reads a key, or null when it cannot be one. Nothing is looked up. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const match = /^(eur_live_([0-9a-z]{26})_([0-9a-z]{52}))_([0-9a-z]{7})$/.exec(text);
  const [, body, suffix, secret, crc] = match ?? [];
  if (!body || !suffix || !secret || checksum(body) !== crc) return null;
  const id = keyId.safeParse(`key_${suffix}`);
  return id.success ? { id: id.data, secret } : null;
}

function suffixOf(id: Id<"api_key">): string {
  return id.slice(id.indexOf("_") + 1);
}
