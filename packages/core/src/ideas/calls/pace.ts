/** How long the calls of a stage take, and from when on one of them counts as too slow. */

/** All in milliseconds on the monotonic clock. */
export interface Pace {
  /** A call has ended; null when its time says nothing, because it failed or came from a cache. */
  ended(duration: number | null): void;
  /** When a call that began then shall get a second try beside it; null while that is not known. */
  hedgeAt(began: number): number | null;
  /** When it shall be given up, with its second try that began at `hedged`; null while that is not known. */
  giveUpAt(began: number, hedged: number): number | null;
  /** Calls back whenever the answers above may have changed. Gives the function that ends this. */
  watch(listener: () => void): () => void;
}

/**
 * Multiples of the usual time. A second try begins when a call has taken noticeably longer than the others and the last of them is some
 * time past; both are given up when the second try had time enough, too. A call without others, whose usual time is a guess, gets far
 * longer. Waiting for the last one to be past keeps a server that answers one call after the other from looking like a row of
 * stragglers.
 */
const amongOthers = {
  hedge: 1.25,
  hedgeAfterLast: 0.3,
  giveUp: 2.4,
  giveUpAfterLast: 1,
  giveUpAfterHedge: 1.1,
} as const;
const alone = { hedge: 3, hedgeAfterLast: 0, giveUp: 10, giveUpAfterLast: 0, giveUpAfterHedge: 4 } as const;

/** Below these, a slow call is chance. */
const soonestHedge = 500;
const soonestGivingUp = 1_500;

/**
 * @param size how many calls the stage has
 * @param guess the usual time of such a call as far as the earlier stages tell; null when they do not
 */
export function createPace(size: number, guess: number | null): Pace {
  const durations: number[] = [];
  const listeners = new Set<() => void>();
  let ended = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;

  /** Known when at least half of the calls have ended. */
  function usual(): { readonly time: number; readonly factors: typeof amongOthers | typeof alone } | null {
    if (size > 1 && ended < Math.ceil(size / 2)) return null;
    if (durations.length > 0) return { time: medianOf(durations), factors: amongOthers };
    return guess === null ? null : { time: guess, factors: alone };
  }

  return {
    ended(duration) {
      ended++;
      lastEnd = performance.now();
      if (duration !== null) durations.push(duration);
      for (const listener of listeners) listener();
    },
    hedgeAt(began) {
      const known = usual();
      if (!known) return null;
      const { time, factors } = known;
      return Math.max(began + Math.max(factors.hedge * time, soonestHedge), lastEnd + factors.hedgeAfterLast * time);
    },
    giveUpAt(began, hedged) {
      const known = usual();
      if (!known) return null;
      const { time, factors } = known;
      return Math.max(
        began + Math.max(factors.giveUp * time, soonestGivingUp),
        lastEnd + factors.giveUpAfterLast * time,
        hedged + factors.giveUpAfterHedge * time,
      );
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
