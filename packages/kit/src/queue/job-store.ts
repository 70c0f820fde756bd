/** The calls of a worker to the database: one SQL function each (see the migration create-jobs). */

import { fromUuid } from "@eureka/contracts/ids";
import { type Database, query } from "../db/index.ts";
import { jobPriorities, type LeasedJob } from "./job.ts";

export interface ClaimRequest {
  readonly batch: number;
  /** How many jobs there is room for, by job name; jobs of other names stay. */
  readonly rooms: ReadonlyMap<string, number>;
  /** UUIDs of organizations to leave out. */
  readonly held: readonly string[];
  /** UUID of the organization to begin behind. */
  readonly after: string;
}

/** A job that comes back: failed (`error`, next attempt after `delay` milliseconds) or not begun (no `error`). */
export interface ReturnedJob {
  readonly job: LeasedJob;
  readonly error?: string;
  readonly delay?: number;
}

type ClaimedRow = Pick<
  LeasedJob,
  "organizationUuid" | "uuid" | "sequence" | "name" | "payload" | "maxAttempts" | "createdAt"
> & {
  orderingHash: string | null;
  priority: number;
  attempts: number;
};

const claimText = `select organization_id as "organizationUuid", id as uuid, sequence, name, payload, ordering_hash as "orderingHash", priority, attempts,
  max_attempts as "maxAttempts", created_at as "createdAt" from claim_jobs($1, $2, $3, $4, $5, $6)`;

export type JobStore = ReturnType<typeof createJobStore>;

/** `worker` is the UUID of a lease, times are milliseconds. `complete` and `giveBack` answer with the job UUIDs that the worker no longer held. */
export function createJobStore(database: Database) {
  // What a crash of the database takes back of this is a claim or an acknowledgement: the job runs once more.
  const call = <Row extends Record<string, unknown>>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    database.withPlatform((transaction) => query<Row>(transaction, { name: `queue.${name}`, text }, values), {
      durable: false,
    });

  return {
    async openLease(worker: string, lease: number): Promise<void> {
      await call("open-lease", "select open_lease($1, $2 * interval '1 millisecond')", [worker, lease]);
    },
    async extendLease(worker: string, lease: number): Promise<boolean> {
      const text = "select extend_lease($1, $2 * interval '1 millisecond') as held";
      return (await call<{ held: boolean }>("extend-lease", text, [worker, lease]))[0]?.held ?? false;
    },
    async closeLease(worker: string): Promise<void> {
      await call("close-lease", "select close_lease($1)", [worker]);
    },
    async claim(worker: string, { batch, rooms, held, after }: ClaimRequest): Promise<LeasedJob[]> {
      const values = [worker, batch, [...rooms.keys()], [...rooms.values()], held, after];
      return (await call<ClaimedRow>("claim", claimText, values)).map(readJob);
    },
    async complete(worker: string, jobs: readonly LeasedJob[]): Promise<string[]> {
      const values = [worker, jobs.map((job) => job.organizationUuid), jobs.map((job) => job.uuid)];
      return (await call<{ lost: string }>("complete", "select complete_jobs($1, $2, $3) as lost", values)).map(
        ({ lost }) => lost,
      );
    },
    async giveBack(worker: string, returned: readonly ReturnedJob[]): Promise<string[]> {
      const [organizations, ids] = [
        returned.map(({ job }) => job.organizationUuid),
        returned.map(({ job }) => job.uuid),
      ];
      const values = [
        worker,
        organizations,
        ids,
        returned.map(({ error }) => error ?? null),
        returned.map(({ delay }) => delay ?? 0),
      ];
      return (await call<{ lost: string }>("give-back", "select return_jobs($1, $2, $3, $4, $5) as lost", values)).map(
        ({ lost }) => lost,
      );
    },
  };
}

function readJob(row: ClaimedRow): LeasedJob {
  return {
    ...row,
    id: fromUuid("job", row.uuid),
    organizationId: fromUuid("organization", row.organizationUuid),
    priority: row.priority === jobPriorities.interactive ? "interactive" : "background",
    attempt: row.attempts + 1,
    orderingHash: row.orderingHash ?? undefined,
  };
}
