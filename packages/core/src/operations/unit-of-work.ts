/** One transaction's worth of work: builds the context, collects events and jobs, and writes them before the commit. */
import { systemActor } from "@eureka/contracts/actor";
import type { Changes, EventEnvelope } from "@eureka/contracts/event";
import { type Id, newId } from "@eureka/contracts/ids";
import { personInEvent, replacePersonalValues } from "@eureka/contracts/personal-values";
import type { ComposedApplication } from "./application.ts";
import type { RequestFacts } from "./call.ts";
import type { Context, NewEvent, NewJob } from "./context.ts";
import type { Principal } from "./principal.ts";
import type { HandlerJob } from "./stages.ts";
import type { Transaction } from "./transaction.ts";

export interface UnitOfWork {
  readonly context: Context;
  /** The events stated so far. */
  readonly events: readonly EventEnvelope[];
  /** The same unit for somebody else: what he causes is collected here too, in his name. */
  actAs(principal: Principal, request: RequestFacts): UnitOfWork;
  /** Forgets everything that was stated after a mark, because a savepoint was rolled back. */
  mark(): () => void;
  /** Writes what was stated. Call once, as the last thing before the commit. */
  flush(): Promise<void>;
}

/** The principal of the platform's own work in an organization: it may do everything there. */
export function systemPrincipal(organizationId: Id<"organization">, name: string): Principal {
  return {
    organizationId,
    actor: systemActor(name),
    memberId: null,
    userId: null,
    sessionId: null,
    grants: [{ scope: "organization", role: "admin" }],
    keyScopes: null,
  };
}

/** Facts for work that no request started. */
export function internalRequest(
  now: number,
  causationId: Id<"event"> | null = null,
  correlationId?: string,
): RequestFacts {
  const id = newId("request", now);
  return { id, surface: "job", address: null, userAgent: null, correlationId: correlationId ?? id, causationId };
}

/** Opens a unit of work in a transaction. */
export function openUnitOfWork(
  application: ComposedApplication,
  transaction: Transaction,
  principal: Principal,
  request: RequestFacts,
): UnitOfWork {
  const { ports } = application;
  const events: EventEnvelope[] = [];
  const jobs: NewJob[] = [];

  function contextOf(someone: Principal, facts: RequestFacts): Context {
    const context: Context = {
      organizationId: principal.organizationId,
      actor: someone.actor,
      onBehalfOf: someone.actor.type === "user" ? null : someone.memberId,
      principal: someone,
      request: facts,
      transaction,
      application,
      ports,
      clock: ports.clock,
      log: ports.log,
      emit: (event) => events.push(envelope(context, event)),
      enqueue: (job) => jobs.push({ ...job, ...attemptsOf(application, job) }),
    };
    return context;
  }

  function envelope(context: Context, event: NewEvent): EventEnvelope {
    const now = ports.clock.now();
    return {
      id: newId("event", now.getTime()),
      type: event.type,
      version: 1,
      position: null,
      organizationId: principal.organizationId,
      workspaceId: event.workspaceId ?? null,
      subject: { ...event.subject },
      actor: context.actor,
      onBehalfOf: context.onBehalfOf,
      occurredAt: now.toISOString(),
      causationId: context.request.causationId ?? context.request.id,
      correlationId: context.request.correlationId,
      changes: event.changes ?? {},
      data: { ...event.data },
    };
  }

  const unit: UnitOfWork = {
    context: contextOf(principal, request),
    events,
    actAs: (someone, facts) => ({ ...unit, context: contextOf(someone, facts) }),
    mark() {
      const [eventCount, jobCount] = [events.length, jobs.length];
      return () => {
        events.length = eventCount;
        jobs.length = jobCount;
      };
    },
    async flush() {
      if (events.length === 0 && jobs.length === 0) return;
      await application.stages.emit.write({ transaction, ports }, events, handlerJobs(application, events), jobs);
    },
  };
  return unit;
}

/** How often a job is tried is said where it is defined, not by whoever queues it. */
function attemptsOf({ jobs }: ComposedApplication, { name }: NewJob): Pick<NewJob, "maxAttempts"> {
  const maxAttempts = jobs.get(name)?.maxAttempts;
  return maxAttempts === undefined ? {} : { maxAttempts };
}

function handlerJobs(application: ComposedApplication, events: readonly EventEnvelope[]): HandlerJob[] {
  return events.flatMap((event) =>
    [...application.handlers.values()]
      .filter((handler) => handler.on.includes(event.type) && (handler.when?.(event) ?? true))
      .map((handler) => ({ handler: handler.name, eventId: event.id, orderingKey: handler.orderBy?.(event) ?? null })),
  );
}

/** Stands in audit records, which are never altered, for what an erasure must be able to take away. */
const personalMark = "[personal]";

/** All changes that events state, by field, the first `from` and the last `to`; of a person's values only that they changed. */
export function mergeChanges(events: readonly EventEnvelope[]): Changes {
  const merged: Record<string, { from?: unknown; to?: unknown }> = {};
  for (const event of events) {
    const { changes } = personInEvent(event) ? replacePersonalValues(event, () => personalMark) : event;
    for (const [field, change] of Object.entries(changes)) {
      merged[field] = { from: merged[field]?.from ?? change.from, to: change.to };
    }
  }
  return merged as Changes;
}
