/**
 * The format of an encrypted file: one version byte, 32 bytes of salt, then frames. A frame is 64 KiB of plain text (the last one less, or
 * none at all for an empty file) as AES-256-GCM cipher text with its 16-byte tag.
 *
 * Frames follow the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance, 2015): the nonce is a 7-byte prefix, the frame's number in 4 bytes and a byte that is 1 in the last frame only. A frame
 * that was cut off, moved, repeated, added or taken from another file does not open. Key and prefix are derived for each file from the
 * data key, the salt and the associated data (HKDF-SHA256), so that no two files share nonces however many a data key encrypts.
 */
import { hkdfSync, type KeyObject } from "node:crypto";

export const formatVersion = 1;
export const saltBytes = 32;
export const headerBytes = 1 + saltBytes;
/** Plain bytes in a full frame. */
export const frameBytes = 64 * 1024;
/** Pinned on both sides: Node would otherwise accept a shorter tag. */
export const authTagLength = 16;
export const frameAlgorithm = "aes-256-gcm";

const keyBytes = 32;
const prefixBytes = 7;
const maxFrames = 2 ** 32;

/** What the frames of one file are encrypted with. */
export interface FrameKey {
  readonly key: Buffer;
  /** The nonce of a frame by its number from 0 on. Throws a RangeError after 2^32 frames (256 TiB). */
  nonce(number: number, isLast: boolean): Buffer;
}

/** Derives the key of one file. */
export function deriveFrameKey(dataKey: KeyObject, salt: Uint8Array, associatedData: string): FrameKey {
  const derived = Buffer.from(
    hkdfSync("sha256", dataKey, salt, `eureka frames ${formatVersion}\n${associatedData}`, keyBytes + prefixBytes),
  );
  const prefix = derived.subarray(keyBytes);
  return {
    key: derived.subarray(0, keyBytes),
    nonce(number, isLast) {
      if (number >= maxFrames) throw new RangeError("the file has too many frames");
      const nonce = Buffer.alloc(prefixBytes + 5);
      prefix.copy(nonce);
      nonce.writeUInt32BE(number, prefixBytes);
      nonce[prefixBytes + 4] = isLast ? 1 : 0;
      return nonce;
    },
  };
}

/** How many bytes a file of this many plain bytes takes when it is encrypted. */
export function encryptedSize(plainSize: number): number {
  const frames = Math.max(1, Math.ceil(plainSize / frameBytes));
  return headerBytes + plainSize + frames * authTagLength;
}
