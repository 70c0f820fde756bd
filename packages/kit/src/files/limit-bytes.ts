import { Transform } from "node:stream";
import { EurekaError } from "@eureka/contracts/errors";

/** Lets at most this many bytes through; with the first byte more the stream fails with EurekaError `request.too_large`, while it is still being sent. */
export function limitBytes(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new EurekaError("request.too_large", { limit }));
      else done(null, chunk);
    },
  });
}
