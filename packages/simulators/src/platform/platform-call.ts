/** One call of a platform's API, as data: what it takes, a request that must be refused, and what it does to the platform's state. */
import type { z } from "zod";
import type { Exchange } from "../loopback/index.ts";

/** What a call answers. A body of bytes goes out as it is, everything else as JSON; undefined is an empty body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file of a multipart request. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A request after its schemas accepted it. */
export interface CallRequest<Query = Record<string, string>, Body = unknown, Caller = unknown> {
  /** The parts of the path by their names in the template. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The files of a multipart body by field name. */
  readonly files: ReadonlyMap<string, SentFile>;
  /** Whoever the token stands for, as `authenticate` found it. */
  readonly caller: Caller;
  readonly exchange: Exchange;
}

/** A request in the platform's form that a simulator must refuse: proves that the schemas of the call are alive. */
export interface Probe {
  /** Values for the parts of the path; a part that is left out becomes `probe`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PlatformCall<Query = Record<string, string>, Body = unknown, Caller = unknown> {
  /** The platform's own name of the call, or method and path where it has none. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As the official description writes it, for example `/cards/{id}`; without the base path. */
  readonly path: string;
  /** False for calls without a token, for example the exchange of a code. */
  readonly authenticated?: boolean;
  /** Without it the call takes no query at all. */
  readonly query?: z.ZodType<Query>;
  /** Without it the body is not read. */
  readonly body?: z.ZodType<Body>;
  readonly malformed: Probe;
  run(request: CallRequest<Query, Body, Caller>): Answer | Promise<Answer>;
}

/** A call whose own types are known to itself alone: an entry of a platform's list. */
export type AnyPlatformCall<Caller = unknown> = PlatformCall<never, never, Caller>;

/**
 * Declares a call; its types follow from its schemas.
 * @example
 * definePlatformCall({
 *   name: "GET /cards/{id}", method: "GET", path: "/cards/{id}", query: z.strictObject({ fields: z.string().optional() }),
 *   malformed: { query: { feilds: "name" } },
 *   run: ({ parameters }) => ({ status: 200, body: state.card(parameters.id) }),
 * })
 */
export function definePlatformCall<Query, Body, Caller>(
  call: PlatformCall<Query, Body, Caller>,
): AnyPlatformCall<Caller> {
  return call as unknown as AnyPlatformCall<Caller>;
}
