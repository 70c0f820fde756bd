/** A module: what one folder of the domain plugs into the server. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Clock } from "@eureka/kit/clock";
import type { Log } from "@eureka/kit/log";
import type { z } from "zod";
import type { RequestFacts } from "./call.ts";
import type { Application, Context } from "./context.ts";
import type { AnyOperation } from "./define-operation.ts";
import type { Ports } from "./ports.ts";
import type { Stages } from "./stages.ts";

/**
 * Hears events. It runs inside one transaction of the event's organization, and the pipeline's effect ledger makes the second
 * delivery of the same event do nothing. Effects outside the database belong into a job that the handler enqueues.
 */
export interface EventHandler {
  /** `module.verb-noun`, never renamed: the ledger knows it. */
  readonly name: string;
  readonly on: readonly string[];
  /** Which of these events concern it, told from the envelope alone; for others no job is queued. Without it: all. */
  readonly when?: (event: EventEnvelope) => boolean;
  /** Events with the same key are handled one at a time and in order. */
  readonly orderBy?: (event: EventEnvelope) => string | null;
  readonly run: (context: Context, event: EventEnvelope) => Promise<void>;
}

/** What a job gets. It opens its own transactions, so that calls to other systems hold no connection. */
export interface JobContext {
  readonly organizationId: Id<"organization">;
  readonly job: {
    readonly id: string;
    readonly attempt: number;
    readonly lastAttempt: boolean;
    readonly isBackground: boolean;
  };
  readonly signal: AbortSignal;
  readonly application: Application;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  /** Runs `work` in a transaction of the job's organization, as the system. What a job in the background queues is in the background too. */
  transact<T>(work: (context: Context) => Promise<T>, request?: RequestFacts): Promise<T>;
}

export interface Job<Payload = unknown> {
  /** `module.verb-noun`. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How often it is tried before it is a dead letter; 10 when left out. */
  readonly maxAttempts?: number;
  readonly timeoutSeconds?: number;
  /** Whether it mostly waits for something elsewhere, as a run does for models: very many of such jobs go on at once. */
  readonly patient?: boolean;
  readonly run: (context: JobContext, payload: Payload) => Promise<void>;
}

export type AnyJob = Job<never>;

/** Ties the type of a job's payload schema to its function. */
export function defineJob<PayloadSchema extends z.ZodType>(
  job: Omit<Job<z.output<PayloadSchema>>, "payload"> & { readonly payload: PayloadSchema },
): AnyJob {
  return job as unknown as AnyJob;
}

/** Work of the platform itself, for all organizations: one process at a time runs it, by a lease. */
export interface BackgroundService {
  readonly name: string;
  /** In which role of the server it runs. */
  readonly role: "worker" | "scheduler" | "api" | "gateway";
  /** Starts it; the returned function stops it and waits for what is under way. */
  readonly start: (application: Application) => Promise<() => Promise<void>>;
}

/** Personal data that a module keeps: what the export and the erasure of a person call. */
export interface PersonalData {
  readonly export: (context: Context, memberId: Id<"member">) => Promise<Readonly<Record<string, unknown>>>;
  readonly erase: (context: Context, memberId: Id<"member">) => Promise<void>;
}

export interface Module {
  readonly name: string;
  readonly operations?: readonly AnyOperation[];
  readonly handlers?: readonly EventHandler[];
  readonly jobs?: readonly AnyJob[];
  readonly stages?: Partial<Stages>;
  readonly services?: readonly BackgroundService[];
  readonly personalData?: PersonalData;
  /** What belongs to a work item that becomes part of another comes to belong to that one; in the transaction that makes them one. */
  readonly absorbWorkItem?: (context: Context, duplicate: Id<"work_item">, into: Id<"work_item">) => Promise<void>;
  /** Ids by which jobs of the module name what belongs to a connection, besides the connection's own. */
  readonly findPlacesOf?: (context: Context, connectionId: Id<"connection">) => Promise<readonly string[]>;
}

/** Declares a module; the name is its folder's. */
export function defineModule(module: Module): Module {
  return module;
}
