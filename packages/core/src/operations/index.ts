/** Operations, and the one pipeline that runs them all. */
export type { Answer, Application, Call } from "./application.ts";
export { compose, handlerFaultPoints } from "./compose.ts";
export type {
  Context,
  Grant,
  NewEvent,
  NewJob,
  PreparationContext,
  Principal,
  RequestFacts,
  Surface,
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
  type Access,
  type AnyOperation,
  type ByteAnswer,
  defineOperation,
  type HttpBinding,
  type Operation,
  type Scope,
  type Target,
} from "./define-operation.ts";
export { operationsModule } from "./module.ts";
export { type CursorKey, pageOfRows, readCursor } from "./page-cursor.ts";
export { pipelineFaultPoints } from "./pipeline.ts";
export type { Ports } from "./ports.ts";
export type {
  AuditEntry,
  AuditStage,
  AuthenticateStage,
  AuthorizeStage,
  Credential,
  EmitStage,
  HandlerJob,
  LimitStage,
  LimitState,
  Stages,
} from "./stages.ts";
export type { Transaction, TransactionRunner } from "./transaction.ts";
export { internalRequest, systemPrincipal } from "./unit-of-work.ts";
