/** One attempt of one job. */
import type { Job } from "./job.ts";
import type { JobHandler } from "./worker-options.ts";

const defaultTimeout = 300_000;

/**
 * Runs the handler; rejects with its error. After its timeout the signal aborts. A handler that does not heed its signal for
 * `grace` milliseconds is left alone and the attempt rejects: only then can the next attempt run beside the abandoned one.
 */
export async function runHandler(
  handler: JobHandler,
  job: Job,
  controller: AbortController,
  grace: number,
): Promise<void> {
  const { signal } = controller;
  const working = handler.run(job, signal);
  if (!working) return;
  const expire = () => controller.abort(new Error(`the handler of ${job.name} did not end in time`));
  const expiry = setTimeout(expire, handler.timeout ?? defaultTimeout);
  const abandoned = new Promise<never>((_resolve, reject) => {
    const giveUp = () => void setTimeout(() => reject(signal.reason), grace).unref();
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
  await Promise.race([working, abandoned]).finally(() => clearTimeout(expiry));
}
