/** Waits until everything that was promised has been done. */
import { setTimeout as wait } from "node:timers/promises";
import { asOwner } from "@eureka/kit/db";

/** What has still to happen, in words; empty when everything is done. */
const leftovers = `
  select format('job %s of %s, %s, attempt %s: %s', id, name, state, attempts, coalesce(last_error, 'no error')) as what from jobs
  where run_at < clock_timestamp() + interval '1 hour' -- what is due in days, such as the end of a decision, is not left over
  union all select format('event %s without position', id) from events where position is null
  union all select format('audit record %s without seal', id) from audit_records where sequence is null`;

/** Gives what is left when the patience (milliseconds) is over; usually nothing. */
export async function drain(ownerConnection: string, patience: number): Promise<readonly string[]> {
  const deadline = Date.now() + patience;
  return await asOwner(ownerConnection, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ what: string }>(`${leftovers} limit 20`);
      if (rows.length === 0 || Date.now() > deadline) return rows.map(({ what }) => what);
      await wait(100);
    }
  });
}
