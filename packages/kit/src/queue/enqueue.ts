/** Putting jobs into the queue, inside the transaction of the change that they belong to (transactional outbox). */

import { fromUuid, type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import { query, type Transaction, wake } from "../db/index.ts";
import { jobPriorities, type NewJob } from "./job.ts";

/** The channel on which a commit with new jobs wakes the workers of other processes. */
export const queueChannel = "eureka_jobs";

/** A part of a larger statement: its text and the values of its parameters. */
export interface SqlPart {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * An `insert ... returning id` of jobs of the current organization, to be used as a common table expression beside another insert,
 * so that a change and its jobs are one statement. Parameters are numbered from `firstParameter`. Call {@link wakeWorkers} beside it.
 *
 * A job whose `uniqueKey` is taken is left out, but the one that has it is locked (an update of no row): it cannot release its key before
 * this transaction has committed, and then reads what this transaction wrote.
 *
 * @example
 * const jobs = insertJobsSql([{ name: "events.handle" }], 3);
 * query(transaction, { text: `with queued as (${jobs.text}) ...` }, [first, second, ...jobs.values]);
 * wakeWorkers(transaction);
 */
export function insertJobsSql(wanted: readonly NewJob[], firstParameter = 1): SqlPart {
  const jobs = withoutRepetitions(wanted);
  const types = ["uuid", "text", "jsonb", "text", "text", "smallint", "timestamptz", "smallint"];
  const parameters = types.map((type, index) => `$${firstParameter + index}::${type}[]`).join(", ");
  return {
    text: `insert into jobs (organization_id, id, name, payload, ordering_key, unique_key, priority, state, run_at, max_attempts)
      select current_organization(), id, name, payload, ordering_key, unique_key, priority,
        case when run_at > clock_timestamp() then 'delayed' else 'ready' end, coalesce(run_at, clock_timestamp()), max_attempts
      from unnest(${parameters}) as job (id, name, payload, ordering_key, unique_key, priority, run_at, max_attempts)
      on conflict (organization_id, unique_key) where unique_key is not null do update set unique_key = excluded.unique_key where false
      returning id`,
    values: [
      jobs.map((job) => (job.id === undefined ? newUuid() : toUuid(job.id))),
      jobs.map((job) => job.name),
      jobs.map((job) => JSON.stringify(job.payload ?? {})),
      jobs.map((job) => job.orderingKey ?? null),
      jobs.map((job) => job.uniqueKey ?? null),
      jobs.map((job) => jobPriorities[job.priority ?? "background"]),
      jobs.map((job) => job.runAt ?? null),
      jobs.map((job) => job.maxAttempts ?? 10),
    ],
  };
}

/** One statement does not meet a row twice. */
function withoutRepetitions(jobs: readonly NewJob[]): NewJob[] {
  const keys = new Set<string>();
  return jobs.filter(({ uniqueKey }) => {
    if (uniqueKey === undefined) return true;
    const isNew = !keys.has(uniqueKey);
    keys.add(uniqueKey);
    return isNew;
  });
}

/** Lets workers look for jobs once the transaction has committed. */
export function wakeWorkers(transaction: Transaction): void {
  wake(transaction, queueChannel);
}

const enqueueText = `with queued as (${insertJobsSql([]).text}) select array(select id from queued) as ids`;

/**
 * Queues jobs for the organization of the transaction, in one statement; they become visible to workers when it commits.
 * Gives the ids of the jobs that were queued: those whose `uniqueKey` was taken are left out.
 */
export async function enqueue(transaction: Transaction, jobs: readonly NewJob[]): Promise<Id<"job">[]> {
  if (jobs.length === 0) return [];
  const { values } = insertJobsSql(jobs);
  const rows = await query<{ ids: string[] }>(transaction, { name: "queue.enqueue", text: enqueueText }, values);
  wakeWorkers(transaction);
  return (rows[0]?.ids ?? []).map((id) => fromUuid("job", id));
}
