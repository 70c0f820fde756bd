import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** What went through a measuring stream. */
export interface Measurement {
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
}

/** Passes bytes on unchanged while it counts and hashes them. */
export interface MeasuringStream extends Transform {
  /** The measurement of everything. Throws an Error while the stream has not ended. */
  measurement(): Measurement;
}

/** Makes a stream that measures what goes through it. */
export function measureBytes(): MeasuringStream {
  const hash = createHash("sha256");
  let size = 0;
  let result: Measurement | undefined;
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      result = { size, sha256: hash.digest("hex") };
      done();
    },
  });
  return Object.assign(stream, {
    measurement() {
      if (!result) throw new Error("the stream has not ended yet");
      return result;
    },
  });
}
