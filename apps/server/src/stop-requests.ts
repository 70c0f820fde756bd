/** Hears that the process is to stop: by a signal, by the end of the process that started it, or by a part of itself. */

export interface StopRequests {
  /** Aborted by the first request. */
  readonly signal: AbortSignal;
  /** Resolves with the first request: null when somebody asked, else the sentence that says why it cannot go on. */
  readonly requested: Promise<string | null>;
  request(reason: string | null): void;
}

/** Everything is to be over within this time; whatever hangs is left behind. */
const longestStopSeconds = 24;

export function hearStopRequests(): StopRequests {
  const controller = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<string | null>();
  function request(reason: string | null): void {
    if (controller.signal.aborted) return;
    setTimeout(() => process.exit(1), longestStopSeconds * 1000).unref();
    resolve(reason);
    controller.abort();
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => request(null));
  process.on("disconnect", () => request(null));
  // The starter may have gone while this program was being loaded; without a starter it is undefined.
  if (process.connected === false) request(null);
  return { signal: controller.signal, requested, request };
}
