/** What `compose` makes: the application, with the parts that only the server and the pipeline touch. */
import type { Id } from "@eureka/contracts/ids";
import type { Application } from "./context.ts";
import type { AnyJob, BackgroundService, EventHandler, Module } from "./define-module.ts";
import type { AnyOperation } from "./define-operation.ts";
import type { Stages } from "./stages.ts";

/** A job as the queue delivers it. */
export interface QueuedJob {
  readonly id: string;
  readonly name: string;
  readonly organizationId: Id<"organization">;
  readonly payload: unknown;
  readonly attempt: number;
  readonly lastAttempt: boolean;
  /** Nobody waits for it; left out: somebody does. */
  readonly isBackground?: boolean;
}

export interface ComposedApplication extends Application {
  readonly operations: ReadonlyMap<string, AnyOperation>;
  readonly handlers: ReadonlyMap<string, EventHandler>;
  readonly jobs: ReadonlyMap<string, AnyJob>;
  readonly services: readonly BackgroundService[];
  readonly modules: readonly Module[];
  readonly stages: Stages;
  /** Hands one event to one handler, at most once in effect. Called by the handler's job. */
  handle(handler: string, organizationId: Id<"organization">, eventId: Id<"event">): Promise<void>;
  /** Runs a module's job. */
  runJob(job: QueuedJob, signal: AbortSignal): Promise<void>;
}
