/** A platform's request limit: so many calls in a window, the rest is refused with the time to wait. */

export interface RequestLimit {
  readonly calls: number;
  readonly windowMilliseconds: number;
}

export class RequestWindow {
  readonly #limit: RequestLimit;
  readonly #windows = new Map<string, { startedAt: number; count: number }>();

  constructor(limit: RequestLimit) {
    this.#limit = limit;
  }

  /** Counts one call under a key (a token, a route). Milliseconds to wait, 0 when the call may go on. */
  take(key: string, now: number): number {
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
