/** Makes a call; when it is too slow a second one beside it; and gives both up when that does not help either. */
import type { Pace } from "./pace.ts";

/** How one of the tries went. `abandoned`: nobody waited for it any longer. */
export type Try<T> =
  | { readonly state: "answered"; readonly answer: T; readonly duration: number }
  | { readonly state: "failed"; readonly error: unknown; readonly duration: number }
  | { readonly state: "abandoned"; readonly duration: number };

/**
 * @param attempt makes the call: `sample` 0 is the first one, 1 the second; it must heed its signal
 * @returns the tries in the order in which they began; at most one has answered, and if none has, the call was given up or has failed
 * @throws the reason of `signal` when that aborts
 */
export function raceStragglers<T>(
  attempt: (sample: number, signal: AbortSignal) => Promise<T>,
  pace: Pace,
  signal: AbortSignal,
): Promise<Try<T>[]> {
  return new Promise((resolve, reject) => {
    const open = new Map<number, { readonly began: number; readonly controller: AbortController }>();
    const tries: Try<T>[] = [];
    const began = performance.now();
    let hedged: number | null = null;
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;

    const unwatch = pace.watch(plan);
    signal.addEventListener("abort", stop, { once: true });

    function end(): boolean {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener("abort", stop);
      for (const [sample, { began, controller }] of open) {
        tries[sample] = { state: "abandoned", duration: performance.now() - began };
        controller.abort(signal.aborted ? signal.reason : new DOMException("too slow", "AbortError"));
      }
      return true;
    }

    function finish(): void {
      if (end()) resolve(tries);
    }

    function stop(): void {
      if (end()) reject(signal.reason);
    }

    function launch(sample: number): void {
      const controller = new AbortController();
      const began = performance.now();
      open.set(sample, { began, controller });
      const settle = (outcome: (duration: number) => Try<T>): void => {
        // What comes after the end belongs to a try that was abandoned.
        if (isOver) return;
        open.delete(sample);
        const made = outcome(performance.now() - began);
        tries[sample] = made;
        if (made.state === "answered" || open.size === 0) finish();
      };
      attempt(sample, controller.signal).then(
        (answer) => settle((duration) => ({ state: "answered", answer, duration })),
        (error: unknown) => settle((duration) => ({ state: "failed", error, duration })),
      );
    }

    function dueAt(): number | null {
      return hedged === null ? pace.hedgeAt(began) : pace.giveUpAt(began, hedged);
    }

    function plan(): void {
      clearTimeout(timer);
      const due = dueAt();
      if (due === null || isOver) return;
      // Answers that came while this process was busy are read before anybody is called slow.
      timer = setTimeout(() => setImmediate(act), Math.max(0, due - performance.now()));
    }

    function act(): void {
      if (isOver) return;
      const due = dueAt();
      // What was read meanwhile may have changed the pace.
      if (due === null || due > performance.now()) {
        plan();
        return;
      }
      if (hedged !== null) {
        finish();
        return;
      }
      hedged = performance.now();
      launch(1);
      plan();
    }

    if (signal.aborted) {
      stop();
      return;
    }
    launch(0);
    plan();
  });
}
