import { TransformStream } from "node:stream/web";
import { Response } from "undici";
import { OutgoingRequestError } from "./outgoing-request-error.ts";

/**
 * The same response with a body that fails as soon as it is larger than `maxBytes`. Bytes are counted after decompression, so a small
 * compressed answer cannot unfold into a huge one. `onEnd` is called when nothing more comes: at its end, or when somebody stops reading.
 */
export function limitResponse(response: Response, maxBytes: number, onEnd: () => void = () => {}): Response {
  if (!response.body) {
    onEnd();
    return response;
  }
  const tooLarge = () => new OutgoingRequestError("too_large", `The answer is larger than ${maxBytes} bytes.`);
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    response.body.cancel().catch(() => {});
    throw tooLarge();
  }
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        onEnd();
        controller.error(tooLarge());
      } else controller.enqueue(chunk);
    },
    flush: onEnd,
    cancel: onEnd,
  });
  const { status, statusText, headers, url } = response;
  const limited = new Response(response.body.pipeThrough(counter), { status, statusText, headers });
  // A response that is made by hand has no address; callers look at it.
  return Object.defineProperty(limited, "url", { value: url });
}
