import { createCipheriv, type KeyObject, randomBytes } from "node:crypto";
import { Transform } from "node:stream";
import { ByteQueue } from "./byte-queue.ts";
import { authTagLength, deriveFrameKey, formatVersion, frameAlgorithm, frameBytes, saltBytes } from "./frame-format.ts";

/** Encrypts a stream in authenticated frames. `associatedData` names what the content is (organization and file); opening needs the same. */
export function encryptFrames(dataKey: KeyObject, associatedData: string): Transform {
  const salt = randomBytes(saltBytes);
  const frameKey = deriveFrameKey(dataKey, salt, associatedData);
  const queue = new ByteQueue();
  let number = 0;

  function encrypt(plain: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv(frameAlgorithm, frameKey.key, frameKey.nonce(number++, isLast), { authTagLength });
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  return new Transform({
    construct(done) {
      this.push(Buffer.concat([Buffer.of(formatVersion), salt]));
      done();
    },
    transform(chunk: Uint8Array, _encoding, done) {
      queue.push(chunk);
      // A full frame is held back until a further byte proves that it is not the last.
      while (queue.length > frameBytes) this.push(encrypt(queue.take(frameBytes), false));
      done();
    },
    flush(done) {
      this.push(encrypt(queue.take(queue.length), true));
      done();
    },
  });
}
