/** One attempt of one job. */
import type { Job } from "./job.ts";
import type { JobHandler } from "./worker-options.ts";

const defaultTimeout = 300_000;

/** A handler that did not end in time after its signal aborted. */
export class HandlerTimeoutError extends Error {
  constructor(name: string) {
    super(`the handler of ${name} did not end in time`);
    this.name = "HandlerTimeoutError";
  }
}

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
  const running = handler.run(job, controller.signal);
  if (!(running instanceof Promise)) return;
  await new Promise<void>((resolve, reject) => {
    let abandon: NodeJS.Timeout | undefined;
    const expire = setTimeout(
      () => controller.abort(new HandlerTimeoutError(job.name)),
      handler.timeout ?? defaultTimeout,
    );
    const giveUp = () => {
      abandon = setTimeout(() => reject(new HandlerTimeoutError(job.name)), grace);
    };
    if (controller.signal.aborted) giveUp();
    else controller.signal.addEventListener("abort", giveUp, { once: true });
    running.then(resolve, reject).finally(() => {
      clearTimeout(expire);
      clearTimeout(abandon);
    });
  });
}
