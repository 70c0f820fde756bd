/** The stages of the pipeline that other modules own. A stage enters this interface together with its module. */
import type { Actor } from "@eureka/contracts/actor";
import type { AuditResult } from "@eureka/contracts/audit-record";
import type { Decision } from "@eureka/contracts/decision";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import type { ApprovalRequest } from "./approval-request.ts";
import type { Credential, LimitState, RequestFacts } from "./call.ts";
import type { Context, NewJob } from "./context.ts";
import type { Target } from "./define-operation.ts";
import type { OperationDescription } from "./operation-description.ts";
import type { Ports } from "./ports.ts";
import type { Principal } from "./principal.ts";

/** `core/identity`: finds who holds the credential, or throws `authentication.*`. Must be cheap: it is on every request's path. */
export interface AuthenticateStage {
  authenticate(ports: Ports, credential: Credential, request: RequestFacts): Promise<Principal | null>;
}

/** `core/settings`: limits by key, member, organization and address; throws `limit.exceeded`. */
export interface LimitStage {
  /** Before anybody is known: by address, so that guessing credentials is slow. */
  beforeAuthentication(ports: Ports, request: RequestFacts): Promise<void>;
  /** A credential was refused: counts against the address. */
  afterRefusal(ports: Ports, request: RequestFacts): Promise<void>;
  afterAuthentication(ports: Ports, principal: Principal, operation: OperationDescription): Promise<LimitState | null>;
}

/** `core/permissions`: the two halves of authorizing. */
export interface AuthorizeStage {
  /** First half: whether the actor holds the permission anywhere. */
  holdsAnywhere(principal: Principal, permission: Permission): boolean;
  /** Second half: whether the actor may do it to this target. `hidden` answers like a missing id. */
  decide(
    context: Context,
    permission: Permission,
    sight: Permission,
    target: Target,
  ): Promise<"allowed" | "hidden" | "forbidden">;
}

/** `core/decisions`: holds a call back until people agreed to it. */
export interface ApproveStage {
  /** Asks them, in the call's transaction, and gives what the caller is told. */
  hold(context: Context, request: ApprovalRequest): Promise<Decision>;
}

/** How a call ended, as the audit record keeps it. */
export interface AuditEntry {
  readonly operation: string;
  readonly effect: "read" | "write" | "danger";
  readonly result: AuditResult;
  readonly target: { readonly type: string; readonly id: string } | null;
  readonly workspaceId: Id<"workspace"> | null;
  readonly actor: Actor;
  readonly onBehalfOf: Id<"member"> | null;
  readonly request: RequestFacts;
  /** The fields changed, from the events of the same transaction. */
  readonly changes: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  /** Why it was refused: the error's code and the permission that was missing. */
  readonly reason: string | null;
}

/** `core/audit`: writes in their transaction, refusals in one of their own, reads in batches outside. */
export interface AuditStage {
  recordWrite(context: Context, entry: AuditEntry): Promise<void>;
  recordRefusal(ports: Ports, organizationId: Id<"organization">, entry: AuditEntry): Promise<void>;
  /** Only takes a note; the module writes the notes in batches. */
  noteRead(organizationId: Id<"organization">, entry: AuditEntry): void;
}

/** A handler's job for one event. */
export interface HandlerJob {
  readonly handler: string;
  readonly eventId: Id<"event">;
  readonly orderingKey: string | null;
}

/** `core/events`: the outbox. */
export interface EmitStage {
  /** Writes the events, their handlers' jobs and further jobs in one statement. */
  write(
    context: Pick<Context, "transaction" | "ports">,
    events: readonly EventEnvelope[],
    handlerJobs: readonly HandlerJob[],
    jobs: readonly NewJob[],
  ): Promise<void>;
  /** Reads an event for a handler and enters the handler in the effect ledger; null when this handler had it already. */
  take(
    context: Pick<Context, "transaction" | "ports">,
    handler: string,
    eventId: Id<"event">,
  ): Promise<EventEnvelope | null>;
}

export interface Stages {
  readonly authenticate: AuthenticateStage;
  readonly limit: LimitStage;
  readonly authorize: AuthorizeStage;
  readonly approve: ApproveStage;
  readonly audit: AuditStage;
  readonly emit: EmitStage;
}

/** The order in which the pipeline calls them; start-up fails when a module for one of them is missing. */
export const stageOrder = [
  "authenticate",
  "limit",
  "authorize",
  "approve",
  "audit",
  "emit",
] as const satisfies readonly (keyof Stages)[];
