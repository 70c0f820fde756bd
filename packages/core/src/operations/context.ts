/** What an operation, a handler or a job gets to work with. */
import type { Readable } from "node:stream";
import type { Actor } from "@eureka/contracts/actor";
import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import type { Clock } from "@eureka/kit/clock";
import type { Log } from "@eureka/kit/log";
import type { Answer, Call, Credential, RequestFacts } from "./call.ts";
import type { OperationDescription } from "./operation-description.ts";
import type { Ports } from "./ports.ts";
import type { Principal } from "./principal.ts";
import type { Transaction } from "./transaction.ts";

/** An event as the code that changed something states it; the envelope's other fields come from the context. */
export interface NewEvent {
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly workspaceId?: Id<"workspace"> | null;
  readonly changes?: Changes;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface NewJob {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Jobs of one key run one at a time and in order, on all nodes. */
  readonly orderingKey?: string;
  /** Interactive work is claimed before background work. */
  readonly background?: boolean;
  readonly runAt?: Date;
  /** At most one waiting job of this key exists. */
  readonly uniqueKey?: string;
  /** From the job's definition; whoever queues it leaves it out. */
  readonly maxAttempts?: number;
}

/** Everything that work inside one organization's transaction needs. First parameter of operations, handlers and stores. */
export interface Context {
  readonly organizationId: Id<"organization">;
  readonly actor: Actor;
  readonly onBehalfOf: Id<"member"> | null;
  readonly principal: Principal;
  readonly request: RequestFacts;
  readonly transaction: Transaction;
  /** For operations that run other operations. */
  readonly application: Application;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /** States an event; all events of the transaction are written with their handler jobs in one statement before it commits. */
  emit(event: NewEvent): void;
  /** Queues a job that becomes visible when the transaction commits. */
  enqueue(job: NewJob): void;
}

/** A call of an operation inside a transaction that is already open. */
export interface NestedCall {
  readonly operation: string;
  readonly input: unknown;
  readonly principal: Principal;
  readonly idempotencyKey?: string | null;
  /** Set by a decision that carries the call out: those who must agree have agreed. */
  readonly approved?: boolean;
}

export interface NestedAnswer {
  readonly output: unknown;
  /** True when nothing was done yet: `output` is the decision that the call waits for. */
  readonly pending: boolean;
}

/** The composed domain, as surfaces, operations, handlers, jobs and services see it. */
export interface Application {
  readonly operations: ReadonlyMap<string, OperationDescription>;
  readonly ports: Ports;
  /** Runs an operation through the whole pipeline in a transaction of its own. */
  run(call: Call): Promise<Answer>;
  /**
   * Runs an operation for another principal inside the transaction of `context`. When it fails, only its own changes are undone
   * and the error is thrown, so that the caller can answer in the same transaction.
   */
  runWithin(context: Context, call: NestedCall): Promise<NestedAnswer>;
  /**
   * The system's own work under a name of its own, inside the transaction of `context`. When it fails, only its own changes are undone
   * and the error is thrown, so that the caller can go on.
   */
  transactWithin<T>(context: Context, name: string, work: (context: Context) => Promise<T>): Promise<T>;
  /** Lets somebody in as an operation would, with its limits and its permission, for what no operation does: a stream. */
  admit(operation: string, credential: Credential, request: RequestFacts): Promise<Principal>;
  /** Whose credential it is, asked again while a stream is open. */
  authenticate(credential: Credential, request: RequestFacts): Promise<Principal | null>;
  /** Whether a principal holds a permission anywhere, for offering only what can work. */
  holdsAnywhere(principal: Principal, permission: Permission): boolean;
  /** What the modules keep of a work item comes to belong to another one, of which it becomes part. */
  absorbWorkItem(context: Context, duplicate: Id<"work_item">, into: Id<"work_item">): Promise<void>;
  /** Ids by which jobs may name a connection: its own, and those of what its modules keep for it. */
  findPlacesOf(context: Context, connectionId: Id<"connection">): Promise<readonly string[]>;
  /** Opens a transaction of an organization as the system; events are written and the transaction commits when `work` returns. */
  transact<T>(
    organizationId: Id<"organization">,
    name: string,
    work: (context: Context) => Promise<T>,
    request?: RequestFacts,
  ): Promise<T>;
}

/** What runs before the transaction gets: no transaction yet, so slow work (hashing, storing bytes) holds no connection. */
export interface PreparationContext {
  readonly principal: Principal | null;
  readonly request: RequestFacts;
  /** For what reaches a platform. */
  readonly application: Application;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /** The request's body, for operations that take a stream. */
  readonly upload: Readable | null;
}
