import { useSyncExternalStore } from "react";

const minute = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

/** One clock for all times on the screen: it ticks each minute while something shows a time. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, minute);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The present time in milliseconds, new each minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => (listeners.size === 0 ? minuteOf(Date.now()) : now));
}

/** Before anybody listens the snapshot has to stay the same between two looks. */
function minuteOf(time: number): number {
  if (Math.abs(time - now) >= minute) now = time;
  return now;
}
