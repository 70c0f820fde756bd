/** A platform's request limit: so many calls in a window, the rest is refused with the time to wait. */

export interface RequestLimit {
  readonly calls: number;
  readonly windowMilliseconds: number;
}

/** What was called under a key so far. */
export interface RequestTally {
  readonly calls: number;
  readonly refused: number;
  /** Milliseconds from the first call to the last one. */
  readonly span: number;
}

export class RequestWindow {
  readonly #limit: RequestLimit;
  readonly #tallies = new Map<string, { calls: number; refused: number; firstAt: number; lastAt: number }>();
  readonly #windows = new Map<string, { startedAt: number; count: number }>();

  constructor(limit: RequestLimit) {
    this.#limit = limit;
  }

  /** Counts one call under a key (a token, a route). Milliseconds to wait, 0 when the call may go on. */
  take(key: string, now: number): number {
    const wait = this.#count(key, now);
    const tally = this.#tallies.get(key) ?? { calls: 0, refused: 0, firstAt: now, lastAt: now };
    this.#tallies.set(key, tally);
    if (wait > 0) tally.refused++;
    else tally.calls++;
    tally.lastAt = now;
    return wait;
  }

  tally(key: string): RequestTally {
    const { calls = 0, refused = 0, firstAt = 0, lastAt = 0 } = this.#tallies.get(key) ?? {};
    return { calls, refused, span: lastAt - firstAt };
  }

  #count(key: string, now: number): number {
    const { calls, windowMilliseconds } = this.#limit;
    const window = this.#windows.get(key);
    if (!window || now - window.startedAt >= windowMilliseconds) {
      this.#windows.set(key, { startedAt: now, count: 1 });
      return 0;
    }
    if (window.count >= calls) return window.startedAt + windowMilliseconds - now;
    window.count++;
    return 0;
  }

  /** Calls that are left under a key in the present window. */
  remaining(key: string, now: number): number {
    const { calls, windowMilliseconds } = this.#limit;
    const window = this.#windows.get(key);
    return !window || now - window.startedAt >= windowMilliseconds ? calls : calls - window.count;
  }
}
