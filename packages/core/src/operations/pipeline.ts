/**
 * The one way in which an operation runs:
 * authenticate, limit, authorize (role), validate, prepare, then in one transaction: repeat check, load the target, authorize
 * (scope), approve, run, audit, emit. {@link stageOrder} in `stages.ts` names the stages that other modules own.
 */
import { EurekaError, forbidden, notFound } from "@eureka/contracts/errors";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Permission } from "@eureka/contracts/permissions";
import { permissionTable } from "@eureka/contracts/permissions";
import type { ComposedApplication } from "./application.ts";
import type { Answer, Call, Credential, LimitState, RequestFacts } from "./call.ts";
import type { Context, NestedAnswer, NestedCall, PreparationContext } from "./context.ts";
import type { AnyOperation, Operation, Target } from "./define-operation.ts";
import { recallAnswer, storeAnswer, takesIdempotencyKey } from "./idempotency.ts";
import type { Principal } from "./principal.ts";
import type { AuditEntry } from "./stages.ts";
import type { Transaction } from "./transaction.ts";
import { mergeChanges, type UnitOfWork } from "./unit-of-work.ts";
import { validateInput } from "./validate-input.ts";

/** Points at which a crash test kills the process, in the order in which a write passes them. */
export const pipelineFaultPoints = [
  "pipeline.before-transaction",
  "pipeline.before-run",
  "pipeline.after-run",
  "pipeline.before-commit",
  "pipeline.after-commit",
] as const;

// What an operation's functions take is known to its own file; the list only promises that they fit together.
type LooseOperation = Operation<unknown, unknown, Target, unknown>;

export function loosen(operation: AnyOperation): LooseOperation {
  return operation as unknown as LooseOperation;
}

/** Opens the unit of work of a transaction; `compose` remembers it for operations that run others. */
export type OpenUnit = (transaction: Transaction, principal: Principal, request: RequestFacts) => UnitOfWork;

/** Runs a call through the whole pipeline. Throws an EurekaError that the surface renders. */
export async function runCall(application: ComposedApplication, open: OpenUnit, call: Call): Promise<Answer> {
  const { ports } = application;
  const operation = findOperation(application, call.operation);
  const { principal: known, limit } = await admit(application, operation, call.credential, call.request);
  const input = validateInput(operation, call.input);
  const preparation: PreparationContext = {
    principal: known,
    request: call.request,
    application,
    ports,
    clock: ports.clock,
    log: ports.log,
    upload: call.upload ?? null,
  };
  const { answer: answerAtOnce } = loosen(operation);
  if (answerAtOnce) {
    return { output: await answerAtOnce(preparation, input), replayed: false, pending: false, limit, bytes: null };
  }
  const prepared = await loosen(operation).prepare?.(preparation, input);
  const principal =
    known && operation.permission !== "public" ? known : await resolvePublic(operation, preparation, input, prepared);

  ports.faults.reach("pipeline.before-transaction");
  const reading = operation.effect === "read";
  try {
    const answer = await ports.database.withOrganization(
      principal.organizationId,
      async (transaction) => {
        const unit = open(transaction, principal, call.request);
        const result = await perform(application, operation, unit, input, call, prepared);
        if (!reading) {
          await unit.flush();
          ports.faults.reach("pipeline.before-commit");
        }
        return result;
      },
      // All that it does is in the transaction, so that it may run again when another one was in its way.
      { readOnly: reading, retryable: true, modest: isDear(operation) },
    );
    ports.faults.reach("pipeline.after-commit");
    const bytes = (!answer.pending && (await loosen(operation).open?.(preparation, answer.output))) || null;
    return { ...answer, limit, bytes };
  } catch (error) {
    const refusal = asRefusal(error, operation, principal, call.request);
    if (!refusal) throw error;
    await keepRefusal(application, principal, refusal.entry);
    throw refusal.error;
  }
}

/** Runs an operation inside a transaction that is already open; its failure undoes only its own changes. */
export async function runNested(
  application: ComposedApplication,
  context: Context,
  unit: UnitOfWork,
  call: NestedCall,
): Promise<NestedAnswer> {
  const operation = findOperation(application, call.operation);
  if (operation.permission === "public") throw new Error(`${operation.name} cannot run inside another operation`);
  authorizeRole(application, operation, call.principal, context.request);
  const input = validateInput(operation, call.input);
  const nested = unit.actAs(call.principal, context.request);
  const prepared = await loosen(operation).prepare?.({ ...nested.context, upload: null }, input);
  const forget = unit.mark();
  try {
    return await application.ports.database.withSavepoint(context.transaction, async () => {
      const { output, pending } = await perform(
        application,
        operation,
        nested,
        input,
        { ...call, request: context.request },
        prepared,
      );
      return { output, pending };
    });
  } catch (error) {
    forget();
    const refusal = asRefusal(error, operation, call.principal, context.request);
    if (!refusal) throw error;
    await application.stages.audit.recordWrite(context, refusal.entry);
    throw refusal.error;
  }
}

/** What costs more than one call takes turns, so that a crowd of it leaves connections and time to everything else. */
function isDear({ cost = 1 }: AnyOperation): boolean {
  return cost > 1;
}

function findOperation(application: ComposedApplication, name: string): AnyOperation {
  const operation = application.operations.get(name);
  if (!operation) throw new EurekaError("operation.unknown", { name });
  return operation;
}

interface Admission {
  /** Null for a public operation. */
  readonly principal: Principal | null;
  readonly limit: LimitState | null;
}

/** The door: limits by address, who it is, limits by who it is, and whether the permission is held anywhere. */
async function admit(
  application: ComposedApplication,
  operation: AnyOperation,
  credential: Credential,
  request: RequestFacts,
): Promise<Admission> {
  const { ports, stages } = application;
  const inside = credential.kind === "principal";
  if (!inside) await stages.limit.beforeAuthentication(ports, request);
  if (operation.permission === "public") return { principal: null, limit: null };
  const principal = await authenticate(application, credential, request);
  const limit = inside ? null : await stages.limit.afterAuthentication(ports, principal, operation);
  authorizeRole(application, operation, principal, request);
  return { principal, limit };
}

/** Lets somebody in who comes for something that an operation permits but does not do itself: a stream of events. */
export async function admitTo(
  application: ComposedApplication,
  operationName: string,
  credential: Credential,
  request: RequestFacts,
): Promise<Principal> {
  const { principal } = await admit(application, findOperation(application, operationName), credential, request);
  if (!principal) throw new EurekaError("authentication.required");
  return principal;
}

async function authenticate(
  application: ComposedApplication,
  credential: Credential,
  request: RequestFacts,
): Promise<Principal> {
  try {
    const principal = await application.authenticate(credential, request);
    if (!principal) throw new EurekaError("authentication.required");
    return principal;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "unauthenticated" && credential.kind !== "none") {
      await application.stages.limit.afterRefusal(application.ports, request);
    }
    throw error;
  }
}

/** First half of authorizing: without the permission anywhere, nothing about any target is looked at. */
function authorizeRole(
  application: ComposedApplication,
  operation: AnyOperation,
  principal: Principal,
  request: RequestFacts,
): void {
  const { permission } = operation;
  if (permission === "public" || permission === "authenticated") return;
  if (application.stages.authorize.holdsAnywhere(principal, permission)) return;
  const entry = auditEntry(operation, principal, request, null, "refused", permission);
  void keepRefusal(application, principal, entry);
  throw forbidden(permission);
}

/** Records a refusal on its own; that this fails must not turn a 403 into a 500. */
async function keepRefusal(application: ComposedApplication, principal: Principal, entry: AuditEntry): Promise<void> {
  const { ports, stages } = application;
  try {
    await stages.audit.recordRefusal(ports, principal.organizationId, entry);
  } catch (error) {
    ports.log.error({ error, operation: entry.operation }, "audit.refusal_not_recorded");
  }
}

async function resolvePublic(
  operation: AnyOperation,
  preparation: PreparationContext,
  input: unknown,
  prepared: unknown,
): Promise<Principal> {
  const { resolve } = loosen(operation);
  if (!resolve) throw new EurekaError("authentication.required");
  return preparation.ports.database.withPlatform((transaction) =>
    resolve({ ...preparation, transaction }, input, prepared),
  );
}

type Performance = Pick<Call, "idempotencyKey" | "expectedVersion" | "request"> & Pick<NestedCall, "approved">;

/** The part inside the transaction. */
async function perform(
  application: ComposedApplication,
  operation: AnyOperation,
  unit: UnitOfWork,
  input: unknown,
  call: Performance,
  prepared: unknown,
): Promise<NestedAnswer & { replayed: boolean }> {
  const { context } = unit;
  const { faults } = application.ports;
  const writing = operation.effect !== "read";
  const loose = loosen(operation);
  const asked = loose.fingerprint ? [input, loose.fingerprint(prepared)] : input;
  const key =
    takesIdempotencyKey(operation) && call.idempotencyKey
      ? { value: call.idempotencyKey, operation, input: asked }
      : null;
  if (key) {
    const earlier = await recallAnswer(context, key);
    if (earlier) return { ...earlier, replayed: true };
  }
  const target = await loose.target?.(context, input);
  if (target) await authorizeScope(application, operation, context, target);
  checkVersion(call, target);
  faults.reach("pipeline.before-run");
  const firstEvent = unit.events.length;
  const request = call.approved ? null : await loose.approval?.(context, input, target as Target);
  const output = request
    ? await application.stages.approve.hold(context, request)
    : await loose.run(context, input, target as Target, prepared);
  const pending = Boolean(request);
  faults.reach("pipeline.after-run");
  const events = unit.events.slice(firstEvent).filter((event) => !recorded.has(event));
  for (const event of events) recorded.add(event);
  // What was made or changed says more than the place at which it was made, which is all that a creating operation loads.
  const subject = events[0]?.subject ?? (target ? { type: target.noun, id: target.id } : null);
  const workspaceId = target?.scopes[0]?.workspaceId ?? events[0]?.workspaceId ?? null;
  const entry: AuditEntry = {
    ...auditEntry(operation, context.principal, call.request, subject, pending ? "held" : "success", null),
    workspaceId,
    changes: mergeChanges(events),
  };
  if (!writing) application.stages.audit.noteRead(context.organizationId, entry);
  else await application.stages.audit.recordWrite(context, entry);
  if (key) storeAnswer(context, key, { output, pending });
  return { output, pending, replayed: false };
}

/** Events that the audit record of an operation tells of: the record of the one that ran it tells only of its own. */
const recorded = new WeakSet<EventEnvelope>();

/** Second half of authorizing: what the actor may not see does not exist; what he sees but may not do is refused and recorded. */
async function authorizeScope(
  application: ComposedApplication,
  operation: AnyOperation,
  context: Context,
  target: Target,
): Promise<void> {
  const { permission } = operation;
  if (permission === "public" || permission === "authenticated") return;
  const decision = await application.stages.authorize.decide(context, permission, sightOf(operation, target), target);
  if (decision === "allowed") return;
  if (decision === "hidden") throw notFound(target.noun, target.id);
  const subject = { type: target.noun, id: target.id };
  throw new Refusal(
    forbidden(permission),
    auditEntry(operation, context.principal, context.request, subject, "refused", permission),
  );
}

function sightOf(operation: AnyOperation, target: Target): Permission {
  if (operation.sight) return operation.sight;
  const read = `${target.noun}:read`;
  return read in permissionTable ? (read as Permission) : (operation.permission as Permission);
}

function checkVersion(call: Performance, target: Target | undefined): void {
  if (call.expectedVersion === undefined || call.expectedVersion === null || target?.version === undefined) return;
  if (call.expectedVersion === target.version) return;
  throw new EurekaError("precondition.failed", { given: call.expectedVersion, current: target.version });
}

function auditEntry(
  operation: AnyOperation,
  principal: Principal,
  request: RequestFacts,
  target: { type: string; id: string } | null,
  result: AuditEntry["result"],
  permission: Permission | null,
): AuditEntry {
  return {
    operation: operation.name,
    effect: operation.effect,
    result,
    target,
    workspaceId: null,
    actor: principal.actor,
    onBehalfOf: principal.actor.type === "user" ? null : principal.memberId,
    request,
    changes: {},
    reason: permission ? `permission.denied ${permission}` : null,
  };
}

/** What an error says about a refusal; operations may refuse by themselves what only they can judge. */
function asRefusal(
  error: unknown,
  operation: AnyOperation,
  principal: Principal,
  request: RequestFacts,
): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof EurekaError) || error.kind !== "forbidden") return null;
  const entry = auditEntry(operation, principal, request, null, "refused", null);
  return new Refusal(error, { ...entry, reason: error.code });
}

/** Carries a refusal out of the transaction that it rolls back, so that it can be recorded in one of its own. */
class Refusal extends Error {
  readonly error: EurekaError;
  readonly entry: AuditEntry;

  constructor(error: EurekaError, entry: AuditEntry) {
    super(error.message);
    this.error = error;
    this.entry = entry;
  }
}
