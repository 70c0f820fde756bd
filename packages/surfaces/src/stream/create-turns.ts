/** Work for thousands that must not hold up a request in between: only so many go in each turn of the event loop. */
export interface Turns {
  /** Resolves when it is the caller's turn, in the order of asking. */
  next(): Promise<void>;
}

/** `places`: how many go in one turn. */
export function createTurns(places: number): Turns {
  let waiting: (() => void)[] = [];
  let gone = 0;

  function begin(): void {
    const end = Math.min(gone + places, waiting.length);
    while (gone < end) waiting[gone++]?.();
    if (gone < waiting.length) {
      setImmediate(begin);
      return;
    }
    waiting = [];
    gone = 0;
  }

  return {
    next: () =>
      new Promise((resolve) => {
        if (waiting.push(resolve) === 1) setImmediate(begin);
      }),
  };
}
