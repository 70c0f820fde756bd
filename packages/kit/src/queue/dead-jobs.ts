/** Jobs that failed as often as they may, of the organization of the transaction. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query, type Transaction } from "../db/index.ts";
import { wakeWorkers } from "./enqueue.ts";

export interface DeadJob {
  readonly id: Id<"job">;
  readonly name: string;
  readonly payload: unknown;
  readonly orderingKey: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly diedAt: Date;
}

/**
 * The latest first; `after` is the last id of the page before. `about` leaves only those that name one of these ids, in what they work
 * on or in their ordering key.
 */
export async function listDeadJobs(
  transaction: Transaction,
  {
    limit = 50,
    after,
    about,
  }: { readonly limit?: number; readonly after?: Id<"job">; readonly about?: readonly string[] } = {},
): Promise<DeadJob[]> {
  const text = `select id, name, payload, ordering_key as "orderingKey", attempts, last_error as "lastError", created_at as "createdAt",
      died_at as "diedAt" from dead_jobs
    where ($1::uuid is null or (died_at, id) < (select died_at, id from dead_jobs where id = $1))
      and ($3::jsonb is null or jsonb_path_exists(payload, '$.** ? (@ == $ids[*])', jsonb_build_object('ids', $3::jsonb))
        or exists (select from jsonb_array_elements_text($3::jsonb) as named (id) where strpos(ordering_key, to_json(named.id)::text) > 0))
    order by died_at desc, id desc limit $2`;
  const values = [
    after === undefined ? null : toUuid(after),
    limit,
    about === undefined ? null : JSON.stringify(about),
  ];
  const rows = await query<Omit<DeadJob, "id"> & { id: string }>(
    transaction,
    { name: "queue.list-dead", text },
    values,
  );
  return rows.map((row) => ({ ...row, id: fromUuid("job", row.id) }));
}

/** The jobs of a name that work on exactly this, waiting and dead ones. Reads all that wait under the name: for rare questions of people. */
export async function findJobs(
  transaction: Transaction,
  name: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: Id<"job">; readonly isDead: boolean }[]> {
  const text = `select id, false as "isDead" from jobs where organization_id = current_organization() and name = $1 and payload = $2::jsonb
    union all
    select id, true as "isDead" from dead_jobs where organization_id = current_organization() and name = $1 and payload = $2::jsonb`;
  const rows = await query<{ id: string; isDead: boolean }>(transaction, { name: "queue.find", text }, [
    name,
    JSON.stringify(payload),
  ]);
  return rows.map(({ id, isDead }) => ({ id: fromUuid("job", id), isDead }));
}

/** Queues dead jobs again, with all attempts before them and behind whatever waits on their keys. Gives the ids that were dead jobs. */
export async function replayDeadJobs(transaction: Transaction, ids: readonly Id<"job">[]): Promise<Id<"job">[]> {
  const text = `with revived as (
      delete from dead_jobs where organization_id = current_organization() and id = any ($1::uuid[])
      returning organization_id, id, name, payload, ordering_key, priority, max_attempts, created_at
    )
    insert into jobs (organization_id, id, name, payload, ordering_key, priority, max_attempts, created_at)
    select * from revived order by created_at, id returning id`;
  const rows = await query<{ id: string }>(transaction, { name: "queue.replay", text }, [ids.map(toUuid)]);
  wakeWorkers(transaction);
  return rows.map(({ id }) => fromUuid("job", id));
}
