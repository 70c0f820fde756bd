/** An operation: one thing that the system can do. Every surface is made from the list of operations. */
import type { Readable } from "node:stream";
import type { IdKind, Id } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import type { z } from "zod";
import type { Context, PreparationContext, Principal } from "./context.ts";
import type { Transaction } from "./transaction.ts";

/** A place at which a grant can hold. Without a workspace it is the organization itself. */
export interface Scope {
  readonly workspaceId?: Id<"workspace">;
  readonly boardId?: Id<"board">;
}

/**
 * What an operation acts on, loaded inside the transaction. The pipeline checks the actor's rights on it: no sight in any of
 * its scopes answers like a missing id, sight without the permission answers 403.
 */
export interface Target {
  readonly noun: IdKind;
  readonly id: string;
  /** Where it lies; one permitted place is enough. Empty means the organization as a whole. */
  readonly scopes: readonly Scope[];
  /** Set where only this member may see or do it without a wider right (an own session, an own API key). */
  readonly ownerId?: Id<"member"> | null;
  /** The current version, compared with If-Match before anything happens. */
  readonly version?: number;
}

/** Which address of the API runs the operation; `path` is relative to `/api/v2` and names input fields in braces. */
export interface HttpBinding {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly status?: 200 | 201 | 202 | 204;
  /** `stream`: the body is bytes, the input comes from the query. */
  readonly request?: "stream";
  /** `stream`: the answer is bytes ({@link Answer.stream}). */
  readonly response?: "stream";
}

/** How the command line and chat spell it; without it the operation is only on the programmatic surfaces. */
export interface CommandBinding {
  /** Input fields that words without a flag fill, in order; the last one takes the rest of the line. */
  readonly words?: readonly string[];
  /** Offered as a chat command under this verb (`/eureka new ...`). */
  readonly chat?: { readonly verb: string; readonly help: string };
}

/** What a stream answer consists of. */
export interface ByteAnswer {
  readonly stream: Readable;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
}

/** `public`: nobody has signed in yet, so {@link Operation.resolve} finds the organization. `authenticated`: every member may. */
export type Access = Permission | "public" | "authenticated";

export interface OperationExample {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
}

export interface Operation<Input = unknown, Output = unknown, Loaded extends Target = Target, Prepared = unknown> {
  /** `noun.verb`; file, permission, event, CLI and GraphQL names follow from it. */
  readonly name: `${string}.${string}`;
  /** One line in the imperative. */
  readonly summary: string;
  readonly description?: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly permission: Access;
  /** The permission that lets an actor see the target at all; `<noun>:read` where there is one. */
  readonly sight?: Permission;
  readonly effect: "read" | "write" | "danger";
  readonly http: HttpBinding;
  readonly command?: CommandBinding;
  /** How much of the rate limit one call takes. */
  readonly cost?: number;
  readonly example: OperationExample;
  /** Public operations only: finds whose organization this is, or throws; runs in a transaction that sees no tenant's rows. */
  readonly resolve?: (
    context: PreparationContext & { readonly transaction: Transaction },
    input: Input,
    prepared: Prepared,
  ) => Promise<Principal>;
  /** Slow work before the transaction. Its effects must be harmless when the transaction never happens. */
  readonly prepare?: (context: PreparationContext, input: Input) => Promise<Prepared>;
  /** Loads what the operation acts on (for update when it writes) or throws not found. */
  readonly target?: (context: Context, input: Input) => Promise<Loaded>;
  readonly run: (context: Context, input: Input, loaded: Loaded, prepared: Prepared) => Promise<Output>;
  /** Opens the bytes of a stream answer, after the transaction. */
  readonly open?: (context: PreparationContext, output: Output) => Promise<ByteAnswer>;
  /** Fields of the output that are shown only once: a repetition with the same idempotency key finds null there. */
  readonly secretOutput?: readonly string[];
}

/** An operation whose input and output are known only by their schemas: as the list holds it. */
// The list mixes operations of every input type, and parameters are contravariant: `never` is the one type all of them accept.
export type AnyOperation = Operation<never, unknown, never, never>;

/**
 * Declares an operation and ties the types of its schemas to its functions.
 *
 * @example
 * export const getBoard = defineOperation({
 *   name: "board.get",
 *   summary: "Read a board",
 *   input: z.strictObject({ id: idSchema("board") }),
 *   output: boardSchema,
 *   permission: "board:read",
 *   effect: "read",
 *   http: { method: "GET", path: "/boards/{id}" },
 *   example: { input: { id: exampleBoard.id }, output: exampleBoard },
 *   target: (context, input) => loadBoard(context, input.id),
 *   run: async (_context, _input, board) => board.value,
 * });
 */
export function defineOperation<
  InputSchema extends z.ZodType,
  OutputSchema extends z.ZodType,
  Loaded extends Target = Target,
  Prepared = undefined,
>(
  operation: Omit<Operation<z.output<InputSchema>, z.input<OutputSchema>, Loaded, Prepared>, "input" | "output"> & {
    readonly input: InputSchema;
    readonly output: OutputSchema;
  },
): AnyOperation {
  if (operation.permission === "public" && !operation.resolve) {
    throw new Error(`operation ${operation.name}: a public operation needs resolve()`);
  }
  return operation as unknown as AnyOperation;
}
