/** One way to the server: adds the credential and tries again where that is safe. */
import { EurekaApiError, EurekaConnectionError, readApiError } from "./api-error.ts";
import { pause, waitBeforeRetry } from "./retry.ts";

/** Bytes to send. A stream can be read once, so its call is never tried again; a function opens the bytes anew for each attempt. */
export type UploadBody =
  | Blob
  | Uint8Array<ArrayBuffer>
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/** How a client reaches its server. Either credential may be left out for the operations that are public. */
export interface ConnectionOptions {
  /** Where the server is, for example `https://eureka.example.com`. */
  readonly baseUrl: string;
  /** An API key (`eur_live_...`). */
  readonly apiKey?: string;
  /** Gives a valid access token; asked before each attempt, so it should keep the token until shortly before it ends. */
  readonly getAccessToken?: () => string | null | Promise<string | null>;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** How many further attempts a call gets when the first one fails in passing. 2 by default. */
  readonly retries?: number;
}

/** A request without its credential. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | UploadBody | undefined;
  readonly isRepeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface Connection {
  readonly baseUrl: string;
  /**
   * Sends a request and gives what `read` makes of its successful answer; an answer that breaks off while it is read counts as none.
   * Throws EurekaApiError when the server refused or failed, EurekaConnectionError when no answer came, and the signal's reason when
   * it was aborted.
   */
  send<Answer>(request: OutgoingRequest, read: (response: Response) => Answer | Promise<Answer>): Promise<Answer>;
}

const defaultRetries = 2;

/** Throws a TypeError when `baseUrl` is no http or https address. */
export function createConnection(options: ConnectionOptions): Connection {
  const baseUrl = readBaseUrl(options.baseUrl);
  const retries = options.retries ?? defaultRetries;

  async function attempt<Answer>(
    request: OutgoingRequest,
    read: (response: Response) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const token = options.apiKey ?? (await options.getAccessToken?.()) ?? null;
    const headers = {
      ...options.headers,
      ...request.headers,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const url = baseUrl + request.path;
    // A stream as body needs `duplex`, which the DOM's types do not know yet.
    const init: RequestInit & { duplex?: "half" } = { method: request.method, headers, redirect: "error" };
    const body = typeof request.body === "function" ? request.body() : request.body;
    if (body !== undefined) init.body = body;
    if (body instanceof ReadableStream) init.duplex = "half";
    if (request.signal) init.signal = request.signal;
    const fail = (cause: unknown): never => {
      if (cause instanceof EurekaApiError) throw cause;
      if (request.signal?.aborted) throw request.signal.reason;
      throw new EurekaConnectionError(url, cause);
    };
    const response = await (options.fetch ?? fetch)(url, init).catch(fail);
    if (!response.ok) throw await readApiError(response);
    return Promise.resolve(read(response)).catch(fail);
  }

  return {
    baseUrl,
    async send(request, read) {
      const attempts = request.body instanceof ReadableStream ? 1 : retries + 1;
      for (let made = 1; ; made++) {
        try {
          return await attempt(request, read);
        } catch (error) {
          const wait = made < attempts ? waitBeforeRetry(error, made, request.isRepeatable) : null;
          if (wait === null) throw error;
          await pause(wait, request.signal);
        }
      }
    },
  };
}

/** The address without a slash at its end. */
function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`"${text}" is not an http or https address`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
