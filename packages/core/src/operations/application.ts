/** The composed domain, as surfaces, handlers and jobs see it. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Principal, RequestFacts } from "./context.ts";
import type { AnyJob, BackgroundService, EventHandler, Module, JobContext } from "./define-module.ts";
import type { AnyOperation, ByteAnswer } from "./define-operation.ts";
import type { Ports } from "./ports.ts";
import type { Credential, LimitState, Stages } from "./stages.ts";

/** One call of an operation, as a surface hands it over. */
export interface Call {
  readonly operation: string;
  readonly input: unknown;
  readonly credential: Credential;
  readonly request: RequestFacts;
  /** A repeated call with the same key gets the first one's answer. */
  readonly idempotencyKey?: string | null;
  /** The version that the caller last saw (If-Match). */
  readonly expectedVersion?: number | null;
  readonly upload?: import("node:stream").Readable | null;
}

export interface Answer {
  readonly output: unknown;
  /** True when this is the stored answer of an earlier call with the same idempotency key. */
  readonly replayed: boolean;
  readonly limit: LimitState | null;
  readonly bytes: ByteAnswer | null;
}

export interface Application {
  readonly operations: ReadonlyMap<string, AnyOperation>;
  readonly handlers: ReadonlyMap<string, EventHandler>;
  readonly jobs: ReadonlyMap<string, AnyJob>;
  readonly services: readonly BackgroundService[];
  readonly modules: readonly Module[];
  readonly stages: Stages;
  readonly ports: Ports;
  /** Runs an operation through the whole pipeline in a transaction of its own. */
  run(call: Call): Promise<Answer>;
  /**
   * Runs an operation for `principal` inside the transaction of `context`. When it fails, only its own changes are undone and
   * the error is thrown, so that the caller can answer in the same transaction.
   */
  runWithin(
    context: Context,
    call: { readonly operation: string; readonly input: unknown; readonly principal: Principal; readonly idempotencyKey?: string | null },
  ): Promise<unknown>;
  /** Hands one event to one handler, at most once in effect. Called by the handler's job. */
  handle(handler: string, organizationId: Id<"organization">, eventId: Id<"event">): Promise<void>;
  /** Runs a module's job. */
  runJob(
    job: { readonly id: string; readonly name: string; readonly organizationId: Id<"organization">; readonly payload: unknown; readonly attempt: number; readonly lastAttempt: boolean },
    signal: AbortSignal,
  ): Promise<void>;
  /** Authenticates a credential outside an operation: streams do. */
  authenticate(credential: Credential, request: RequestFacts): Promise<Principal | null>;
  /** Opens a transaction of an organization as the system; events are written and the transaction commits when `work` returns. */
  transact<T>(organizationId: Id<"organization">, name: string, work: (context: Context) => Promise<T>, request?: RequestFacts): Promise<T>;
}

export type { EventEnvelope, JobContext };
