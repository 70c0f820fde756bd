/** What a client can do. */

import type { UploadBody } from "./connection.ts";
import type { StreamFrame, StreamOptions } from "./follow-stream.ts";
import type { Operations } from "./generated/operations.ts";

export type OperationName = keyof Operations;
export type Input<Name extends OperationName> = Operations[Name]["input"];
export type Output<Name extends OperationName> = Operations[Name]["output"];

/** Operations that answer in pages. */
export type PagedOperation = {
  [Name in OperationName]: Output<Name> extends { data: unknown[]; nextCursor: string | null } ? Name : never;
}[OperationName];

/** A row of a paged operation. */
export type Row<Name extends OperationName> = Output<Name> extends { data: (infer Element)[] } ? Element : never;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Repeating a write with the same key takes effect once. Made anew for each call by default. */
  readonly idempotencyKey?: string;
  /** The version that you last saw (`version` of the thing): the call fails with 412 when somebody changed it meanwhile. */
  readonly ifMatch?: number;
}

/** An answer with what its headers say. */
export interface ApiAnswer<Value> {
  readonly output: Value;
  readonly requestId: string;
  /** True when this is the stored answer of an earlier call with the same idempotency key. */
  readonly replayed: boolean;
  /** True when nothing was done yet: `output` is the decision that the call waits for. */
  readonly pending: boolean;
}

export interface Download {
  readonly body: ReadableStream<Uint8Array>;
  /** As the server gave it: never use it as a path without checking it. */
  readonly fileName: string | null;
  /** Bytes; null when the server did not say. */
  readonly size: number | null;
  readonly requestId: string;
}

type Arguments<Name extends OperationName> =
  Record<never, never> extends Input<Name>
    ? [input?: Input<Name>, options?: CallOptions]
    : [input: Input<Name>, options?: CallOptions];

export interface EurekaClient {
  /**
   * Runs an operation and gives its output. Throws EurekaApiError when the server refused or failed, EurekaConnectionError when no
   * answer came, and EurekaPendingError with the decision when people must agree first.
   *
   * @example
   * const item = await eureka.call("work_item.create", { title: "Fix login page" });
   */
  call<Name extends OperationName>(name: Name, ...args: Arguments<Name>): Promise<Output<Name>>;
  /** Like {@link call}, for programs that know the operation only at run time, with what the headers say. */
  request(
    name: OperationName,
    input?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<ApiAnswer<unknown>>;
  /** Reads a list page by page. */
  pages<Name extends PagedOperation>(
    name: Name,
    ...args: Arguments<Name>
  ): AsyncGenerator<Output<Name>, void, undefined>;
  /**
   * Reads a list row by row, through all its pages.
   *
   * @example
   * for await (const board of eureka.all("board.list")) console.log(board.name);
   */
  all<Name extends PagedOperation>(name: Name, ...args: Arguments<Name>): AsyncGenerator<Row<Name>, void, undefined>;
  /** Runs an operation that takes bytes. */
  upload<Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    body: UploadBody,
    options?: CallOptions,
  ): Promise<Output<Name>>;
  /** Runs an operation that answers bytes. Read the body to its end or cancel it. */
  download<Name extends OperationName>(name: Name, input: Input<Name>, options?: CallOptions): Promise<Download>;
  /**
   * Follows what happens, live.
   *
   * @example
   * for await (const frame of eureka.stream({ topics: [`board:${board.id}`], signal })) {
   *   if (frame.kind === "event") console.log(frame.event.type, frame.event.changes);
   * }
   */
  stream(options: StreamOptions): AsyncGenerator<StreamFrame, void, undefined>;
}
