import { toUuid } from "@eureka/contracts/ids";
import { query, type Transaction } from "../db/index.ts";
import type { Job } from "./job.ts";

/**
 * Lets the same work be queued again while this job still runs: call it first, and what is read afterwards is not older than what
 * any wish that was left out until now told of. Without it a wish that comes after the reading is lost.
 */
export async function releaseUniqueKey(transaction: Transaction, id: Job["id"]): Promise<void> {
  await query(
    transaction,
    {
      name: "queue.release_unique_key",
      text: "update jobs set unique_key = null where organization_id = current_organization() and id = $1 and unique_key is not null",
    },
    [toUuid(id)],
  );
}
