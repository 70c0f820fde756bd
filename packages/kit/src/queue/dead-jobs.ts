/** Jobs that failed as often as they may, of the organization of the transaction. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query, type Transaction } from "../db/index.ts";
import { wakeWorkers } from "./enqueue.ts";

export interface DeadJob {
  readonly id: Id<"job">;
  readonly name: string;
  readonly payload: unknown;
  readonly orderingKey: string | undefined;
  readonly attempts: number;
  readonly lastError: string | undefined;
  readonly createdAt: Date;
  readonly diedAt: Date;
}

type DeadJobRow = {
  id: string;
  name: string;
  payload: unknown;
  ordering_key: string | null;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  died_at: Date;
};

/** The latest first; `after` is the last id of the page before. */
export async function listDeadJobs(
  transaction: Transaction,
  page: { limit?: number; after?: Id<"job"> } = {},
): Promise<DeadJob[]> {
  const text = `select id, name, payload, ordering_key, attempts, last_error, created_at, died_at from dead_jobs
    where $1::uuid is null or (died_at, id) < (select died_at, id from dead_jobs where id = $1)
    order by died_at desc, id desc limit $2`;
  const values = [page.after === undefined ? null : toUuid(page.after), page.limit ?? 50];
  const rows = await query<DeadJobRow>(transaction, { name: "queue.list-dead", text }, values);
  return rows.map((row) => ({
    id: fromUuid("job", row.id),
    name: row.name,
    payload: row.payload,
    orderingKey: row.ordering_key ?? undefined,
    attempts: row.attempts,
    lastError: row.last_error ?? undefined,
    createdAt: row.created_at,
    diedAt: row.died_at,
  }));
}

/** Queues dead jobs again, with all attempts before them and behind whatever waits on their keys. Gives the ids that were dead jobs. */
export async function replayDeadJobs(transaction: Transaction, ids: readonly Id<"job">[]): Promise<Id<"job">[]> {
  const text = `with revived as (
      delete from dead_jobs where organization_id = current_organization() and id = any ($1::uuid[])
      returning organization_id, id, name, payload, ordering_key, priority, max_attempts, created_at
    ), queued as (
      insert into jobs (organization_id, id, name, payload, ordering_key, priority, max_attempts, created_at)
      select * from revived order by created_at, id returning id
    )
    select array(select id from queued) as ids`;
  const rows = await query<{ ids: string[] }>(transaction, { name: "queue.replay", text }, [ids.map(toUuid)]);
  wakeWorkers(transaction);
  return (rows[0]?.ids ?? []).map((id) => fromUuid("job", id));
}
