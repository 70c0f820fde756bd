import { ConnectorError } from "@eureka/connector-sdk";

/** How often work at a platform is tried while the platform is away: about five hours, as the queue's delays end at a quarter of an hour. */
export const outageAttempts = 50;

/** How often work is tried whose failure no connector explains: waiting seldom mends it, and what is ordered behind it waits too. */
const unexplainedAttempts = 10;

/** Whether this was the last attempt that makes sense. */
export function isLastSensibleAttempt(
  error: unknown,
  job: { readonly attempt: number; readonly lastAttempt: boolean },
): boolean {
  const mayPass = error instanceof ConnectorError && error.isTemporary;
  return job.lastAttempt || (!mayPass && job.attempt >= unexplainedAttempts);
}
