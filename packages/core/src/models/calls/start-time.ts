import type { RequestTime } from "./request.ts";

/**
 * Starts the time of a visit at a provider. `stop` gives everything back: a timer of each call that stayed until its end would hold the
 * whole request in memory as long.
 */
export function startTime(
  asker: AbortSignal,
  milliseconds: number,
): { readonly time: RequestTime; readonly stop: () => void } {
  const deadline = new AbortController();
  const either = new AbortController();
  const timer = setTimeout(
    () => {
      deadline.abort();
      either.abort(deadline.signal.reason);
    },
    Math.max(1, Math.ceil(milliseconds)),
  );
  const leave = () => either.abort(asker.reason);
  if (asker.aborted) leave();
  asker.addEventListener("abort", leave, { once: true });
  return {
    time: { asker, deadline: deadline.signal, either: either.signal },
    stop() {
      clearTimeout(timer);
      asker.removeEventListener("abort", leave);
    },
  };
}
