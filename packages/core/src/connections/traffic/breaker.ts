/** The breaker of one connection in one process: after outages in a row it lets nobody through for a while, then one to look. */

/** So many outages in a row open it. */
export const outagesUntilOpen = 5;
/** So long it stays open before one call may look. */
export const openMilliseconds = 15_000;

/** A call that was let through; exactly one of the three is called when it has ended. */
export interface Permit {
  /** False once it opened while the call waited for its turn. */
  holds(): boolean;
  /** The platform answered, whatever it said. True when that ends an outage. */
  answered(): boolean;
  /** It did not. True when that begins an outage. */
  failed(): boolean;
  /** Nothing was learned: the call was not made. */
  unused(): void;
}

export interface Breaker {
  /** Null while nobody is let through; whoever only wants to look (`always`) is. */
  enter(options?: { readonly always: boolean }): Permit | null;
}

/** `monotonic` is the process's clock in milliseconds. */
export function createBreaker(monotonic: () => number): Breaker {
  let failures = 0;
  let openUntil: number | null = null;
  let isProbing = false;

  function permit({ isProbe = false, always = false }): Permit {
    return {
      holds: () => isProbe || always || openUntil === null,
      answered() {
        const wasOpen = openUntil !== null;
        [failures, openUntil] = [0, null];
        if (isProbe) isProbing = false;
        return wasOpen;
      },
      failed() {
        const wasOpen = openUntil !== null;
        failures++;
        if (isProbe) isProbing = false;
        // What set out before it opened says nothing about now.
        if (isProbe || (!wasOpen && failures >= outagesUntilOpen)) openUntil = monotonic() + openMilliseconds;
        return !wasOpen && openUntil !== null;
      },
      unused() {
        if (isProbe) isProbing = false;
      },
    };
  }

  return {
    enter({ always } = { always: false }) {
      if (openUntil === null || always) return permit({ always });
      if (isProbing || monotonic() < openUntil) return null;
      isProbing = true;
      return permit({ isProbe: true });
    },
  };
}
