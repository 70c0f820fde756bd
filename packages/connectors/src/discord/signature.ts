/** Discord's signature of a delivery: Ed25519 over timestamp and body, with the application's public key (32 bytes, hexadecimal). */
import { createPublicKey, verify } from "node:crypto";

export const signatureHeader = "x-signature-ed25519";
/** The header with the signed time in whole Unix seconds. */
export const timestampHeader = "x-signature-timestamp";

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in its DER form.
const derPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** False also for a key or a signature that is none. */
export function isSignedBy(publicKey: string, signature: string, timestamp: string, body: Uint8Array): boolean {
  if (!/^[0-9a-f]{64}$/i.test(publicKey) || !/^[0-9a-f]{128}$/i.test(signature)) return false;
  try {
    const spki = Buffer.concat([derPrefix, Buffer.from(publicKey, "hex")]);
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}
