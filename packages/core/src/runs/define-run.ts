/** The declaration of a kind of run, and what its function gets to work with. */
import type { Actor } from "@eureka/contracts/actor";
import type { Id } from "@eureka/contracts/ids";
import type { Clock } from "@eureka/kit/clock";
import type { Log } from "@eureka/kit/log";
import type { z } from "zod";
import type { Application, Context, Ports } from "../operations/index.ts";

/** What the work of one step gets. */
export interface StepContext {
  /** Aborts when the run is cancelled or this process must let go of it. Hand it to everything that waits. */
  readonly signal: AbortSignal;
  /** 1 for the first try in this execution. */
  readonly attempt: number;
}

export interface StepOptions {
  /** Tries in one execution before the step has failed. Default 3. */
  readonly attempts?: number;
  /** Milliseconds before the second try; doubled for each further one, at most 30 s, with jitter. Default 500. */
  readonly backoffMilliseconds?: number;
  /** Whether a failure can pass by itself. By default everything can but errors that say that the input or the state is wrong. */
  readonly isRetryable?: (error: unknown) => boolean;
}

/**
 * What a run's function gets. Everything that is not a pure computation belongs into a step: what a step gave is stored once, and a
 * later execution gets the stored value instead of doing it again. Keys must come out the same in every execution; a key that is used
 * twice in one execution fails the run.
 */
export interface RunContext {
  readonly id: Id<"run">;
  readonly organizationId: Id<"organization">;
  readonly workspaceId: Id<"workspace">;
  /** Who asked for it; null when that person's data was erased. */
  readonly requestedBy: Actor | null;
  readonly onBehalfOf: Id<"member"> | null;
  readonly signal: AbortSignal;
  readonly application: Application;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Does work outside the database. Once its result (JSON; that is also what it gives the first time) is stored, it is never done
   * again; a crash before that repeats it, so that a remote write needs an idempotency key made of the run's id and the step's key.
   */
  step<T>(key: string, work: (step: StepContext) => Promise<T> | T, options?: StepOptions): Promise<T>;
  /** Does work in a transaction of the organization in which the result is stored too: it has its effect exactly once. */
  transact<T>(key: string, work: (context: Context) => Promise<T>, options?: StepOptions): Promise<T>;
  /**
   * Runs tasks side by side, at most `limit` at a time (default 16), and gives their results in order. After a failure no further task
   * begins, those under way end, and the first failure is thrown.
   */
  parallel<T>(tasks: readonly (() => Promise<T>)[], options?: { readonly limit?: number }): Promise<T[]>;
  /** Waits, over restarts too. A longer wait holds no worker: the execution ends and another one goes on behind it. */
  sleep(key: string, milliseconds: number): Promise<void>;
  /** Says how far it is. Shown within half a second; only the latest of quick successions is kept. */
  progress(progress: { readonly done: number; readonly total?: number | null; readonly message?: string | null }): void;
}

export interface RunDefinition<Input = unknown, Output = unknown> {
  /** `noun.verb` as an operation has it, never renamed while such runs exist. */
  readonly kind: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** Whether nobody waits for it: interactive runs go first. */
  readonly background?: boolean;
  readonly execute: (run: RunContext, input: Input) => Promise<Output>;
}

/** A definition whose input and output are known only by their schemas: as the module holds it. */
export interface AnyRunDefinition extends Pick<RunDefinition, "kind" | "input" | "output" | "background"> {
  // Parameters are contravariant: `never` is the one type that the functions of all kinds accept.
  readonly execute: (run: RunContext, input: never) => Promise<unknown>;
}

/**
 * Declares a kind of run and ties the types of its schemas to its function. Hand it to `createRunsModule`.
 *
 * @example
 * export const importBoard = defineRun({
 *   kind: "board.import",
 *   input: z.strictObject({ boardId: idSchema("board") }),
 *   output: z.strictObject({ items: z.int() }),
 *   async execute(run, { boardId }) {
 *     const cards = await run.step("read", ({ signal }) => readCards(boardId, signal));
 *     const made = await run.parallel(cards.map((card) => () => run.transact(`card-${card.id}`, (context) => makeItem(context, card))));
 *     return { items: made.length };
 *   },
 * });
 */
export function defineRun<InputSchema extends z.ZodType, OutputSchema extends z.ZodType>(
  definition: Omit<RunDefinition<z.output<InputSchema>, z.input<OutputSchema>>, "input" | "output"> & {
    readonly input: InputSchema;
    readonly output: OutputSchema;
  },
): RunDefinition<z.output<InputSchema>, z.input<OutputSchema>> {
  // The schemas stay what they are; only their types are named by what they give.
  return definition as unknown as RunDefinition<z.output<InputSchema>, z.input<OutputSchema>>;
}
