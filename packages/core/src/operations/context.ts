/** What an operation, a handler or a job gets to work with. */
import type { Readable } from "node:stream";
import type { Actor } from "@eureka/contracts/actor";
import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Permission, Role } from "@eureka/contracts/permissions";
import type { Clock } from "@eureka/kit/clock";
import type { Log } from "@eureka/kit/log";
import type { Application } from "./application.ts";
import type { Ports } from "./ports.ts";
import type { Transaction } from "./transaction.ts";

/** A role of a member over the whole organization, one workspace or one board. */
export type Grant =
  | { readonly scope: "organization"; readonly role: Role }
  | { readonly scope: "workspace"; readonly workspaceId: Id<"workspace">; readonly role: Role }
  | { readonly scope: "board"; readonly boardId: Id<"board">; readonly workspaceId: Id<"workspace">; readonly role: Role };

/** Who acts, for which organization, with which rights: the result of authenticating. */
export interface Principal {
  readonly organizationId: Id<"organization">;
  readonly actor: Actor;
  /** The member whose rights are used: the user, or the member who made the API key; null for the system and unlinked people. */
  readonly memberId: Id<"member"> | null;
  readonly userId: Id<"user"> | null;
  readonly sessionId: Id<"session"> | null;
  readonly grants: readonly Grant[];
  /** An API key may be narrower than its member: only these permissions then; null means all that the grants give. */
  readonly keyScopes: readonly Permission[] | null;
}

/** Which entrance a call came through. */
export type Surface = "rest" | "chat" | "json-rpc" | "job" | "stream" | "internal";

/** Facts about the request that started the work; audit records and events carry them. */
export interface RequestFacts {
  readonly id: string;
  readonly surface: Surface;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The id at the start of the chain: the request's own, or the one of the message that led here. */
  readonly correlationId: string;
  /** The event that led here; null when a person did. */
  readonly causationId: Id<"event"> | null;
}

/** An event as the code that changed something states it; the envelope's other fields come from the context. */
export interface NewEvent {
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly workspaceId?: Id<"workspace"> | null;
  readonly changes?: Changes;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Everything that work inside one organization's transaction needs. First parameter of operations, handlers and stores. */
export interface Context {
  readonly organizationId: Id<"organization">;
  readonly actor: Actor;
  readonly onBehalfOf: Id<"member"> | null;
  readonly principal: Principal;
  readonly request: RequestFacts;
  readonly transaction: Transaction;
  readonly application: Application;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /** States an event; all events of the transaction are written with their handler jobs in one statement before it commits. */
  emit(event: NewEvent): void;
  /** Queues a job that becomes visible when the transaction commits. */
  enqueue(job: NewJob): void;
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
}

/** What runs before the transaction gets: no transaction yet, so slow work (hashing, storing bytes) holds no connection. */
export interface PreparationContext {
  readonly principal: Principal | null;
  readonly request: RequestFacts;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /** The request's body, for operations that take a stream. */
  readonly upload: Readable | null;
}
