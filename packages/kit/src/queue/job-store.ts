/** The calls of a worker to the database: one SQL function each (see the migrations create-jobs and exchange-jobs). */
import { fromUuid } from "@eureka/contracts/ids";
import { type Database, DatabaseError } from "../db/index.ts";
import { jobPriorities, type LeasedJob } from "./job.ts";

/** What a worker says to the queue at once: that it lives, what ended well, and what there is room for. */
export interface Exchange {
  /** Milliseconds that the lease is to last from now on. */
  readonly lease: number;
  readonly completed: readonly LeasedJob[];
  /** About how many jobs to take; 0 = none. */
  readonly batch: number;
  readonly names: readonly string[];
  /** UUIDs of organizations to leave out. */
  readonly held: readonly string[];
  /** UUID of the organization to begin behind. */
  readonly after: string;
  /** After an exchange whose answer was lost: all jobs that the worker knows to hold. Whatever else it was given goes back. */
  readonly known: readonly LeasedJob[] | null;
}

/** A job that comes back: failed (`error`, next attempt after `delay` milliseconds) or not begun (no `error`). */
export interface ReturnedJob {
  readonly job: LeasedJob;
  readonly error?: string;
  readonly delay?: number;
}

type TakenRow = Omit<LeasedJob, "id" | "organizationId" | "priority"> & { priority: number };

const exchangeText = `select organization_id as "organizationUuid", id as uuid, sequence, name, payload, ordering_hash as "orderingHash", priority,
  attempts + 1 as attempt, max_attempts as "maxAttempts", created_at as "createdAt" from exchange_jobs($1, $2 * interval '1 millisecond', $3, $4, $5, $6, $7, $8, $9)`;

const uuidsOf = (jobs: readonly LeasedJob[]) => jobs.map(({ uuid }) => uuid);
const organizationsOf = (jobs: readonly LeasedJob[]) => jobs.map(({ organizationUuid }) => organizationUuid);

/** The worker fell silent for too long; its jobs may be with others. */
export class LeaseOverError extends Error {}

function recogniseLeaseOver(error: unknown): never {
  throw error instanceof DatabaseError && error.sqlState === "55000" ? new LeaseOverError(error.message) : error;
}

/** `worker` is the UUID of a lease, times are milliseconds. */
export function createJobStore(database: Database) {
  const call = <Row extends Record<string, unknown>>(name: string, text: string, values: unknown[]) =>
    database.call<Row>({ name: `queue.${name}`, text }, values);

  return {
    async openLease(worker: string, lease: number): Promise<void> {
      await call("open-lease", "select open_lease($1, $2 * interval '1 millisecond')", [worker, lease]);
    },
    async closeLease(worker: string): Promise<void> {
      await call("close-lease", "select close_lease($1)", [worker]);
    },
    /** Gives the jobs that the worker holds from now on. Throws a {@link LeaseOverError}. */
    async exchange(worker: string, exchange: Exchange): Promise<LeasedJob[]> {
      const { lease, completed, known, batch, names, held, after } = exchange;
      const ended = [organizationsOf(completed), uuidsOf(completed), known && uuidsOf(known)];
      const values = [worker, lease, ...ended, batch, names, held, after];
      const rows = await call<TakenRow>("exchange", exchangeText, values).catch(recogniseLeaseOver);
      return rows.map((row) => ({
        ...row,
        id: fromUuid("job", row.uuid),
        organizationId: fromUuid("organization", row.organizationUuid),
        priority: row.priority === jobPriorities.interactive ? "interactive" : "background",
      }));
    },
    async giveBack(worker: string, returned: readonly ReturnedJob[]): Promise<void> {
      const jobs = returned.map(({ job }) => job);
      const [errors, delays] = [returned.map(({ error }) => error ?? null), returned.map(({ delay }) => delay ?? 0)];
      const text = "select return_jobs($1, $2, $3, $4, $5)";
      await call("give-back", text, [worker, organizationsOf(jobs), uuidsOf(jobs), errors, delays]);
    },
  };
}
