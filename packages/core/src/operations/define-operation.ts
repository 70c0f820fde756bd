/** An operation: one thing that the system can do. Every surface is made from the list of operations. */
import type { Id, IdKind } from "@eureka/contracts/ids";
import type { z } from "zod";
import type { ApprovalRequest } from "./approval-request.ts";
import type { ByteAnswer } from "./call.ts";
import type { Context, PreparationContext } from "./context.ts";
import type { OperationDescription } from "./operation-description.ts";
import type { Principal } from "./principal.ts";
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

/** A description with what runs it. */
export interface Operation<Input = unknown, Output = unknown, Loaded extends Target = Target, Prepared = unknown>
  extends OperationDescription<Input, Output> {
  /** Public operations only: finds whose organization this is, or throws; runs in a transaction that sees no tenant's rows. */
  readonly resolve?: (
    context: PreparationContext & { readonly transaction: Transaction },
    input: Input,
    prepared: Prepared,
  ) => Promise<Principal>;
  /** Instead of everything else: a public read that concerns no organization, so that none keeps a record of it. */
  readonly answer?: (context: PreparationContext, input: Input) => Promise<Output>;
  /** Slow work before the transaction. Its effects must be harmless when the transaction never happens. */
  readonly prepare?: (context: PreparationContext, input: Input) => Promise<Prepared>;
  /** What besides the input must be the same in a repetition with the same idempotency key: the content of an upload. */
  readonly fingerprint?: (prepared: Prepared) => string;
  /** Loads what the operation acts on (for update when it writes) or throws not found. */
  readonly target?: (context: Context, input: Input) => Promise<Loaded>;
  /** Whether people must agree first, and what they are asked; null to go on. Comes after the actor's rights were checked. */
  readonly approval?: (context: Context, input: Input, loaded: Loaded) => Promise<ApprovalRequest | null>;
  readonly run: (context: Context, input: Input, loaded: Loaded, prepared: Prepared) => Promise<Output>;
  /** Opens the bytes of a stream answer, after the transaction. */
  readonly open?: (context: PreparationContext, output: Output) => Promise<ByteAnswer>;
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
  operation: Omit<
    Operation<z.output<InputSchema>, z.input<OutputSchema>, Loaded, Prepared>,
    "input" | "output" | "approvable"
  > & {
    readonly input: InputSchema;
    readonly output: OutputSchema;
  },
): AnyOperation {
  if (operation.permission === "public" && !operation.resolve) {
    throw new Error(`operation ${operation.name}: a public operation needs resolve()`);
  }
  if (operation.proof !== undefined && (operation.permission !== "public" || operation.fingerprint)) {
    throw new Error(`operation ${operation.name}: only a public operation without upload has a proof`);
  }
  if (operation.approval && (operation.effect === "read" || operation.http.status === 202)) {
    throw new Error(`operation ${operation.name}: only a write waits for approval, and 202 says that it does`);
  }
  const { offeredFlags = [], flags = {} } = operation.command ?? {};
  const fields = "shape" in operation.input ? Object.keys(operation.input.shape as object) : [];
  const unknown = offeredFlags.find((flag) => !fields.includes(flag) && !Object.hasOwn(flags, flag));
  if (unknown !== undefined) throw new Error(`operation ${operation.name}: the chat cannot offer --${unknown}`);
  return { ...operation, ...(operation.approval && { approvable: true }) } as unknown as AnyOperation;
}

/** Declares a public read about the installation itself, which may not have an organization yet. */
export function defineInstallationRead<InputSchema extends z.ZodType, OutputSchema extends z.ZodType>(
  read: Pick<OperationDescription, "name" | "summary" | "description" | "http" | "example"> & {
    readonly input: InputSchema;
    readonly output: OutputSchema;
    readonly answer: (context: PreparationContext, input: z.output<InputSchema>) => Promise<z.input<OutputSchema>>;
  },
): AnyOperation {
  const run = async (): Promise<never> => {
    throw new Error(`${read.name} belongs to no organization, and runs in none`);
  };
  return { ...read, permission: "public", effect: "read", run } as unknown as AnyOperation;
}
