import { createDecipheriv, type KeyObject } from "node:crypto";
import { Transform } from "node:stream";
import { DecryptionError } from "../crypto/index.ts";
import { ByteQueue } from "./byte-queue.ts";
import {
  authTagLength,
  deriveFrameKey,
  type FrameKey,
  formatVersion,
  frameAlgorithm,
  frameBytes,
  headerBytes,
} from "./frame-format.ts";

const sealedFrameBytes = frameBytes + authTagLength;

/**
 * Opens what `encryptFrames` made with the same key and associated data. Each frame is checked before a byte of it is passed on, and the stream
 * fails with a DecryptionError where anything is missing, changed, moved or added; only what came before has then been passed on.
 */
export function decryptFrames(dataKey: KeyObject, associatedData: string): Transform {
  const queue = new ByteQueue();
  let frameKey: FrameKey | undefined;
  let number = 0;

  function readHeader(): FrameKey {
    const header = queue.take(headerBytes);
    if (header[0] !== formatVersion) throw new RangeError("unknown format version");
    return deriveFrameKey(dataKey, header.subarray(1), associatedData);
  }

  function decrypt(frame: Buffer, isLast: boolean): Buffer {
    if (!frameKey || frame.length < authTagLength) throw new RangeError("the file is cut off");
    const end = frame.length - authTagLength;
    const decipher = createDecipheriv(frameAlgorithm, frameKey.key, frameKey.nonce(number++, isLast), {
      authTagLength,
    });
    decipher.setAuthTag(frame.subarray(end));
    return Buffer.concat([decipher.update(frame.subarray(0, end)), decipher.final()]);
  }

  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      try {
        queue.push(chunk);
        if (!frameKey && queue.length >= headerBytes) frameKey = readHeader();
        while (frameKey && queue.length > sealedFrameBytes) this.push(decrypt(queue.take(sealedFrameBytes), false));
        done();
      } catch (cause) {
        done(new DecryptionError("The file", { cause }));
      }
    },
    flush(done) {
      try {
        this.push(decrypt(queue.take(queue.length), true));
        done();
      } catch (cause) {
        done(new DecryptionError("The file", { cause }));
      }
    },
  });
}
