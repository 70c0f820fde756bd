/** What a load generator is asked to do, and what it found. */

interface AnyLoad {
  readonly port: number;
  readonly connections: number;
  readonly milliseconds: number;
  /** Whole requests as they go over the wire, sent in turn; the load ends early when they are used up, unless they repeat. */
  readonly requests: readonly string[];
  readonly repeat: boolean;
}

/** As fast as the answers come: each connection sends its next request when its last answer is there. */
export interface ClosedLoad extends AnyLoad {
  readonly kind: "closed";
}

/** At a fixed rate, whether the answers come or not; a request that finds no free connection waits, and its waiting counts. */
export interface OpenLoad extends AnyLoad {
  readonly kind: "open";
  /** Requests per second. */
  readonly rate: number;
}

export type Load = ClosedLoad | OpenLoad;

export interface LoadResult {
  /** Answers with a status of 2xx. */
  readonly answered: number;
  /** Other answers, with the first of them in words. */
  readonly refused: number;
  readonly firstRefusal: string | null;
  readonly seconds: number;
  /** Milliseconds from when each request was due until its answer was whole. */
  readonly latencies: Float64Array;
  /** When each request was due, in milliseconds since 1970, in the order of `requests`. */
  readonly dueTimes: Float64Array;
}

/** A request as it goes over the wire. */
export function encodeRequest(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = "",
): string {
  const length = method === "GET" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: "127.0.0.1", ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
