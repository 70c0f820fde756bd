/** Waits until everything that was promised has been done. */
import { setTimeout as wait } from "node:timers/promises";
import { asOwner } from "@eureka/kit/db";

/** What has still to happen, in words; empty when everything is done. */
const leftovers = `
  select format('job %s of %s, %s, attempt %s: %s', id, name, state, attempts, coalesce(last_error, 'no error')) as what from jobs
  -- What was meant for an hour later or more from the beginning, such as the end of a decision or the next comparison of a board, is not left over.
  where not (state = 'delayed' and attempts = 0 and losses = 0 and run_at >= created_at + interval '1 hour')
  union all select format('event %s without position', id) from events where position is null
  union all select format('audit record %s without seal', id) from audit_records where sequence is null`;

/**
 * Gives what is left when for so long (`patience`, milliseconds) nothing of it was done; usually nothing. How much there is to do
 * depends on the machine, which takes requests while it is slow to work them off: only standing still is a failure.
 */
export async function drain(ownerConnection: string, patience: number): Promise<readonly string[]> {
  return await asOwner(ownerConnection, async (client) => {
    let least = Number.POSITIVE_INFINITY;
    let deadline = Date.now() + patience;
    for (;;) {
      const { rows } = await client.query<{ what: string; total: number }>(
        `select what, (count(*) over ())::int as total from (${leftovers}) as left_over limit 20`,
      );
      const total = rows[0]?.total ?? 0;
      if (total < least) {
        least = total;
        deadline = Date.now() + patience;
      }
      if (total === 0 || Date.now() > deadline) return rows.map(({ what }) => what);
      await wait(100);
    }
  });
}
