/** What the queue's own functions on `dead_jobs` leave out. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

/** The name of a dead job of the organization, locked until the transaction ends. */
export async function lockDeadJob(
  transaction: Transaction,
  id: Id<"job">,
): Promise<{ readonly name: string } | undefined> {
  const rows = await query<{ name: string }>(
    transaction,
    {
      name: "runs.lock_dead_job",
      text: "select name from dead_jobs where organization_id = current_organization() and id = $1 for update",
    },
    [toUuid(id)],
  );
  return rows[0];
}

export async function deleteDeadJob(transaction: Transaction, id: Id<"job">): Promise<void> {
  await query(
    transaction,
    {
      name: "runs.delete_dead_job",
      text: "delete from dead_jobs where organization_id = current_organization() and id = $1",
    },
    [toUuid(id)],
  );
}
