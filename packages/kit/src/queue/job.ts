/** What a job is, to those who queue it and to those who run it. */
import { fromUuid, type Id } from "@eureka/contracts/ids";

/** Interactive jobs, for which a person waits, go before background jobs of the same organization. */
export const jobPriorities = { interactive: 0, background: 1 } as const;
export type JobPriority = keyof typeof jobPriorities;

/** The organization of jobs that belong to none (sweeps, housekeeping): the nil UUID, to the queue one more tenant with its fair share. */
export const systemOrganizationId: Id<"organization"> = fromUuid(
  "organization",
  "00000000-0000-0000-0000-000000000000",
);

/** So many causes of several wishes are kept that became one job: the last ones. */
export const mostCauses = 10;

/** A job to be queued. */
export interface NewJob {
  /** Chosen by the caller when something must refer to the job; else made. */
  readonly id?: Id<"job">;
  /** The handler that runs it. */
  readonly name: string;
  /**
   * JSON; keep it small and refer to rows by id. Default `{}`. In a list `causes` it says what led to it: those of a job that is left out,
   * because its `uniqueKey` is taken, join those of the one that has it, the last {@link mostCauses}.
   */
  readonly payload?: unknown;
  /**
   * Jobs of one organization with the same key run one at a time, in the order in which they were queued, on all nodes. A job that
   * waits (for its time or for its next attempt) holds those behind it until it succeeded or died.
   */
  readonly orderingKey?: string;
  /** Default `background`. */
  readonly priority?: JobPriority;
  /** Not before this time. Default: now. */
  readonly runAt?: Date;
  /** Attempts before the job becomes a dead job. Default 10. */
  readonly maxAttempts?: number;
  /** While a job of the organization with this key is queued or running, another one is silently not queued; see `releaseUniqueKey`. */
  readonly uniqueKey?: string;
}

/** A job in the hands of its handler. */
export interface Job {
  readonly id: Id<"job">;
  readonly organizationId: Id<"organization">;
  readonly name: string;
  readonly payload: unknown;
  readonly priority: JobPriority;
  /** 1 for the first attempt. Attempts whose worker died do not count: their end was not the job's failure. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly createdAt: Date;
}

/** A job as a worker holds it. */
export interface LeasedJob extends Job {
  readonly organizationUuid: string;
  readonly uuid: string;
  /** Order of queueing. */
  readonly sequence: number;
  /** Jobs with the same one of one organization run one after the other; null = free. */
  readonly orderingHash: string | null;
}
