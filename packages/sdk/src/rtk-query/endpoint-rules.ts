/** How an operation becomes an endpoint of RTK Query: what is sent, what an answer provides, and what a change makes stale. */
import type { Input, OperationName } from "../client.ts";
import type { ApiFailure } from "./api-failure.ts";

/** A call as the base query takes it. */
export interface ApiCall {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number | undefined;
}

/** The input of a query; it may be left out where nothing in it is required. */
export type ReadArgument<Name extends OperationName> =
  // biome-ignore lint/suspicious/noConfusingVoidType: RTK Query lets callers leave out an argument only when its type has void
  Record<never, never> extends Input<Name> ? Input<Name> | void : Input<Name>;

/** The input of a mutation, with the version that was last seen where a lost update must not happen. */
export type WriteArgument<Name extends OperationName> =
  // biome-ignore lint/suspicious/noConfusingVoidType: as above
  (Input<Name> & { readonly ifMatch?: number }) | (Record<never, never> extends Input<Name> ? void : never);

export interface Tag {
  /** The noun of the operation: `work_item`. */
  readonly type: string;
  readonly id: string;
}

/** The id of the tag that every list of a noun provides. */
export const anyList = "LIST";

/** Rules of a read. */
export function reads<Name extends OperationName>(name: Name) {
  return {
    query: (input: ReadArgument<Name>): ApiCall => ({ name, input: input ?? {} }),
    providesTags: (output: unknown, _error: ApiFailure | undefined, input: unknown): Tag[] =>
      tagsOfRead(nounOf(name), output, input),
  };
}

/** Rules of a write. */
export function writes<Name extends OperationName>(name: Name) {
  return {
    query: (argument: WriteArgument<Name>): ApiCall => {
      const { ifMatch, ...input } = (argument ?? {}) as { ifMatch?: number } & Record<string, unknown>;
      return { name, input, ifMatch };
    },
    invalidatesTags: (output: unknown, error: ApiFailure | undefined, argument: unknown): Tag[] =>
      error ? [] : tagsOfWrite(nounOf(name), output, argument),
  };
}

/** `work_item` of `work_item.create`. */
export function nounOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function tagsOfRead(noun: string, output: unknown, input: unknown): Tag[] {
  const rows = field(output, "data");
  if (Array.isArray(rows))
    return [{ type: noun, id: anyList }, ...rows.flatMap((row) => tagOf(noun, field(row, "id")))];
  const own = [...tagOf(noun, field(output, "id")), ...tagOf(noun, field(input, "id"))];
  return own.length > 0 ? own : [{ type: noun, id: anyList }];
}

function tagsOfWrite(noun: string, output: unknown, argument: unknown): Tag[] {
  return [{ type: noun, id: anyList }, ...tagOf(noun, field(argument, "id")), ...tagOf(noun, field(output, "id"))];
}

function tagOf(type: string, id: unknown): Tag[] {
  return typeof id === "string" ? [{ type, id }] : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
