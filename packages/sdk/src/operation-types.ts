/** How the generated types of one request become one input and one output, as an operation has them. */

type Given<Data, Name extends keyof Data> = Exclude<Data[Name], undefined>;

/** `unknown`, which adds nothing to an intersection, for what a request does not have and for bytes. */
type Part<Data, Name extends keyof Data> = [Given<Data, Name>] extends [never]
  ? unknown
  : [Extract<Given<Data, Name>, Blob>] extends [never]
    ? Given<Data, Name>
    : unknown;

type Flat<Type> = { [Key in keyof Type]: Type[Key] };

/** Path, query and body of a request as one object; a body of bytes is handed over apart. */
export type InputOf<Data extends { body?: unknown; path?: unknown; query?: unknown }> = Flat<
  Part<Data, "path"> & Part<Data, "query"> & Part<Data, "body">
>;

/** What a successful answer holds. A decision that a call waits for (202 beside another status) is no output: the client throws it. */
export type OutputOf<Responses> = [Exclude<keyof Responses, 202>] extends [never]
  ? Responses[keyof Responses]
  : Responses[Exclude<keyof Responses, 202>];

/** How an operation is called over HTTP; `path` is relative to `/api/v2` and names input fields in braces. */
export interface OperationBinding {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly effect: "read" | "write" | "danger";
  /** Takes no idempotency key: each time that it arrives it takes effect once more, as signing in does. */
  readonly keyless?: boolean;
  /** People may have to agree first: an answer with status 202 is the decision that the call waits for. */
  readonly approvable?: boolean;
  readonly sendsBytes?: boolean;
  readonly answersBytes?: boolean;
}
