/** Reads along what goes to a platform and what comes back, without holding it up. */
import { type CapturedBody, type CapturedPayload, capturedBytes, isText } from "./payload.ts";

const none: CapturedBody = { start: null, bytes: null, contentType: null };

/** What a call sends. `withBody: false` leaves bodies out, to save memory. */
export function captureRequest(
  input: string | URL | Request,
  init: RequestInit | undefined,
  withBody: boolean,
): CapturedPayload {
  const headers = headersOf(new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined)));
  const contentType = headers["content-type"] ?? null;
  return { headers, body: withBody ? captureBody(init?.body, contentType) : { ...none, contentType } };
}

function captureBody(body: RequestInit["body"], contentType: string | null): CapturedBody {
  if (typeof body === "string") return captureText(body, contentType ?? "text/plain");
  if (body instanceof URLSearchParams) return captureText(body.toString(), "application/x-www-form-urlencoded");
  if (body instanceof FormData) return captureForm(body);
  const bytes = bytesOf(body);
  if (!bytes) return { ...none, contentType };
  const start = isText(contentType) ? Uint8Array.from(bytes.subarray(0, capturedBytes)) : null;
  return { start, bytes: bytes.byteLength, contentType };
}

function bytesOf(body: RequestInit["body"]): Uint8Array | null {
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return null;
}

/** A copy: a slice of a string would keep the whole of it in memory. */
function captureText(text: string, contentType: string): CapturedBody {
  const start = Buffer.from(text.slice(0, capturedBytes), "utf8").subarray(0, capturedBytes);
  return { start, bytes: Buffer.byteLength(text), contentType };
}

/** The fields of a form with files, which are only named. */
function captureForm(form: FormData): CapturedBody {
  const fields = [...form].map(([name, value]) => [name, typeof value === "string" ? value : `[file ${value.name}]`]);
  return captureText(JSON.stringify(Object.fromEntries(fields)), "application/json");
}

/** The headers of an answer, and its body as far as it was read until somebody asks. */
export interface WatchedResponse {
  readonly response: Response;
  readonly headers: Readonly<Record<string, string>>;
  body(): CapturedBody;
  /** Whether all of the body has passed. */
  isOver(): boolean;
}

/** Gives a response that is read like the one that came; what is read of it is seen. */
export function watchResponse(response: Response, withBody: boolean): WatchedResponse {
  const headers = headersOf(response.headers);
  const contentType = headers["content-type"] ?? null;
  if (!withBody || response.body === null || !isText(contentType)) {
    const length = Number(headers["content-length"] ?? Number.NaN);
    const bytes = Number.isSafeInteger(length) ? length : null;
    return { response, headers, body: () => ({ start: null, bytes, contentType }), isOver: () => true };
  }
  const chunks: Uint8Array[] = [];
  let room = capturedBytes;
  let bytes = 0;
  let over = false;
  const watched = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (room > 0) chunks.push(Uint8Array.from(chunk.subarray(0, room)));
        room -= chunk.byteLength;
        controller.enqueue(chunk);
      },
      flush() {
        over = true;
      },
    }),
  );
  const { status, statusText } = response;
  return {
    response: new Response(watched, { status, statusText, headers: response.headers }),
    headers,
    body: () => ({ start: Buffer.concat(chunks), bytes, contentType }),
    isOver: () => over,
  };
}

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers);
}
