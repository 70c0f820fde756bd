/** Putting jobs into the queue, inside the transaction of the change that they belong to (transactional outbox). */

import { fromUuid, type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import { query, rowSource, statementOf, type Transaction, wake } from "../db/index.ts";
import { jobPriorities, mostCauses, type NewJob } from "./job.ts";

/** The channel on which a commit with new jobs wakes the workers of other processes. */
export const queueChannel = "eureka_jobs";

/** A part of a larger statement: its text and the values of its parameters. */
export interface SqlPart {
  /** Put together when it is asked for. */
  readonly text: string;
  readonly values: readonly unknown[];
  /** Tells its possible texts apart: a part of the name of the statement. */
  readonly variant: string;
}

/**
 * An `insert ... returning id` of jobs of the current organization, to be used as a common table expression beside another insert,
 * so that a change and its jobs are one statement. Parameters are numbered from `firstParameter`. Call {@link wakeWorkers} beside it.
 *
 * A job whose `uniqueKey` is taken is left out, but the one that has it is locked (at least, an update of no row), gets its causes, and becomes as
 * urgent: it cannot release its key before this transaction has committed, and then reads what this transaction wrote. Of the rows that
 * come back those that were queued are `is_new`.
 *
 * @example
 * const jobs = insertJobsSql([{ name: "events.handle" }], 3);
 * query(transaction, { text: `with queued as (${jobs.text}) ...` }, [first, second, ...jobs.values]);
 * wakeWorkers(transaction);
 */
export function insertJobsSql(wanted: readonly NewJob[], firstParameter = 1): SqlPart {
  const jobs = withoutRepetitions(wanted);
  const rows = jobs.map((job) => [
    job.id === undefined ? newUuid() : toUuid(job.id),
    job.name,
    JSON.stringify(job.payload ?? {}),
    job.orderingKey ?? null,
    job.uniqueKey ?? null,
    jobPriorities[job.priority ?? "background"],
    job.runAt ?? null,
    job.maxAttempts ?? 10,
  ]);
  const source = rowSource("job", jobColumns, rows, firstParameter);
  return {
    get text() {
      return `insert into jobs (organization_id, id, name, payload, ordering_key, unique_key, priority, state, run_at, max_attempts)
      select current_organization(), id, name, payload, ordering_key, unique_key, priority,
        case when run_at > clock_timestamp() then 'delayed' else 'ready' end, coalesce(run_at, clock_timestamp()), max_attempts
      from ${source.text}
      on conflict (organization_id, unique_key) where unique_key is not null do update set
        payload = case when jsonb_typeof(excluded.payload -> 'causes') = 'array' then jsonb_set(jobs.payload, '{causes}', (
          select jsonb_agg(cause order by place) from (
            select cause, place
            from jsonb_array_elements(coalesce(jobs.payload -> 'causes', '[]') || (excluded.payload -> 'causes'))
              with ordinality as known (cause, place)
            order by place desc limit ${mostCauses}) as last)) else jobs.payload end,
        priority = least(jobs.priority, excluded.priority)
        where jsonb_typeof(excluded.payload -> 'causes') = 'array' or excluded.priority < jobs.priority
      returning id, xmax = 0 as is_new`;
    },
    values: source.values,
    variant: source.variant,
  };
}

const jobColumns = {
  id: "uuid",
  name: "text",
  payload: "jsonb",
  ordering_key: "text",
  unique_key: "text",
  priority: "smallint",
  run_at: "timestamptz",
  max_attempts: "smallint",
};

/** One statement does not meet a row twice. */
function withoutRepetitions(jobs: readonly NewJob[]): NewJob[] {
  const kept: NewJob[] = [];
  const places = new Map<string, number>();
  for (const job of jobs) {
    const place = job.uniqueKey === undefined ? undefined : places.get(job.uniqueKey);
    const first = place === undefined ? undefined : kept[place];
    if (place !== undefined && first) kept[place] = withCauses(first, causesOf(job));
    else if (job.uniqueKey !== undefined) places.set(job.uniqueKey, kept.push(job) - 1);
    else kept.push(job);
  }
  return kept;
}

function causesOf({ payload }: NewJob): readonly unknown[] {
  const { causes } = (payload ?? {}) as { readonly causes?: unknown };
  return Array.isArray(causes) ? causes : [];
}

function withCauses(job: NewJob, more: readonly unknown[]): NewJob {
  if (more.length === 0) return job;
  return { ...job, payload: { ...(job.payload ?? {}), causes: [...causesOf(job), ...more].slice(-mostCauses) } };
}

/** Lets workers look for jobs once the transaction has committed. */
export function wakeWorkers(transaction: Transaction): void {
  wake(transaction, queueChannel);
}

/**
 * Queues jobs for the organization of the transaction, in one statement; they become visible to workers when it commits.
 * Gives the ids of the jobs that were queued: those whose `uniqueKey` was taken are left out.
 */
export async function enqueue(transaction: Transaction, jobs: readonly NewJob[]): Promise<Id<"job">[]> {
  if (jobs.length === 0) return [];
  const queued = insertJobsSql(jobs);
  const statement = statementOf(
    `queue.enqueue.${queued.variant}`,
    () => `with queued as (${queued.text}) select array(select id from queued where is_new) as ids`,
  );
  const rows = await query<{ ids: string[] }>(transaction, statement, queued.values);
  wakeWorkers(transaction);
  return (rows[0]?.ids ?? []).map((id) => fromUuid("job", id));
}
