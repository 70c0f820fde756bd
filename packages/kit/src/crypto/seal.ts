import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
/** Pinned: without it Node accepts a tag cut down to 4 bytes, which can be guessed. */
const authTagLength = 16;

/** What sealing adds to the plain text, in bytes. */
export const sealOverhead = nonceBytes + authTagLength;

/** Encrypts with AES-256-GCM under a fresh random nonce. The result is nonce, cipher text, tag. */
export function seal(key: KeyObject, plain: Uint8Array, associatedData: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength });
  cipher.setAAD(associatedData);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link seal} made. Throws where the key, the associated data or a single bit differs. */
export function unseal(key: KeyObject, sealed: Uint8Array, associatedData: Uint8Array): Buffer {
  if (sealed.length < sealOverhead) throw new RangeError("too short to be sealed data");
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(sealed.length - authTagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - authTagLength)), decipher.final()]);
}
