/** Operations, and the one pipeline that runs them all. */
export type { ComposedApplication, QueuedJob } from "./application.ts";
export type { ApprovalRequest } from "./approval-request.ts";
export { becauseOf } from "./because-of.ts";
export { beginReading } from "./begin-reading.ts";
export type { Answer, ByteAnswer, Call, Credential, LimitState, RequestFacts, Surface } from "./call.ts";
export { coerceValue } from "./coerce-value.ts";
export { compose, handlerFaultPoints } from "./compose.ts";
export type {
  Application,
  Context,
  NestedAnswer,
  NestedCall,
  NewEvent,
  NewJob,
  PreparationContext,
} from "./context.ts";
export {
  type AnyJob,
  type BackgroundService,
  defineJob,
  defineModule,
  type EventHandler,
  type Job,
  type JobContext,
  type Module,
  type PersonalData,
} from "./define-module.ts";
export {
  type AnyOperation,
  defineInstallationRead,
  defineOperation,
  type Operation,
  type Scope,
  type Target,
} from "./define-operation.ts";
export { fillInput } from "./fill-input.ts";
export { takesIdempotencyKey } from "./idempotency.ts";
export { operationsModule } from "./module.ts";
export type { Access, CommandBinding, HttpBinding, OperationDescription } from "./operation-description.ts";
export { type CursorKey, pageOfRows, readCursor, writeCursor } from "./page-cursor.ts";
export { pipelineFaultPoints } from "./pipeline.ts";
export type { Ports } from "./ports.ts";
export type { Grant, Principal } from "./principal.ts";
export type {
  ApproveStage,
  AuditEntry,
  AuditStage,
  AuthenticateStage,
  AuthorizeStage,
  EmitStage,
  HandlerJob,
  LimitStage,
  Stages,
} from "./stages.ts";
export type { Transaction, TransactionRunner } from "./transaction.ts";
export { internalRequest, systemPrincipal } from "./unit-of-work.ts";
