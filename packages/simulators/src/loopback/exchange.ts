import type { IncomingHttpHeaders, ServerResponse } from "node:http";

/** A request that has been read whole, and the response that waits for it. */
export interface Exchange {
  /** Epoch milliseconds of the moment when the request was read. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined without a body and for a body that is no JSON. */
  readonly body: unknown;
  /** The body as it arrived. */
  readonly bytes: Buffer;
  /** The same, read as UTF-8. */
  readonly rawBody: string;
  readonly response: ServerResponse;
  /** Records that the request breaks a rule of the platform. Answering is up to the route. */
  recordViolation(problems: readonly string[]): void;
}

/** One operation of a platform. The first route whose method and path fit answers. */
export interface Route {
  readonly method: string;
  /** Compared with the path without its query. */
  readonly path: RegExp;
  handle(exchange: Exchange): Promise<void> | void;
}
