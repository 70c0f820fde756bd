/** Takes the jobs of workers that are known to be dead away from them, instead of waiting until their leases run out. */
import { asOwner } from "../db/index.ts";

/**
 * Ends the leases of all workers: only for whoever has the database to himself and has not begun to work. `owner` is the connection
 * string of its owner. A worker that lives after all stops its jobs and begins anew, as after any lease that ran out.
 */
export async function endLeases(owner: string): Promise<void> {
  await asOwner(owner, (client) => client.query("update job_workers set lease_until = clock_timestamp()"));
}
