import { query, type Transaction } from "../db/index.ts";

/** Whether a job of an ordering key waits or runs, as far as it is committed: what must come behind it cannot be done at once. */
export async function hasJobOf(transaction: Transaction, orderingKey: string): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "queue.has_job_of",
      text: `select from jobs where organization_id = current_organization() and ordering_hash is not null
               and ordering_hash = hashtextextended($1, 0) order by ordering_hash, sequence limit 1`,
    },
    [orderingKey],
  );
  return rows.length > 0;
}
