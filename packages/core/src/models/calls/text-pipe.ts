/** Hands text on from whoever receives it to whoever reads it. What nobody has read yet is kept: it is no longer than an answer may be. */

export interface TextPipe {
  readonly text: AsyncIterable<string>;
  /** Comes when the reader stops reading before the end. */
  readonly readerLeft: AbortSignal;
  write(piece: string): void;
  end(): void;
  /** Whether nothing was written so far. */
  isEmpty(): boolean;
}

export function createTextPipe(): TextPipe {
  const waiting: string[] = [];
  const left = new AbortController();
  let wake: (() => void) | null = null;
  let ended = false;
  let empty = true;
  /** The first half of a character whose second half is in the next piece. */
  let half = "";

  function hand(piece: string): void {
    if (piece === "") return;
    waiting.push(piece);
    wake?.();
  }

  async function* read(): AsyncGenerator<string, void, undefined> {
    try {
      for (;;) {
        const piece = waiting.shift();
        if (piece !== undefined) yield piece;
        else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      if (!ended) left.abort();
    }
  }

  return {
    text: read(),
    readerLeft: left.signal,
    write(piece) {
      if (piece === "") return;
      empty = false;
      const joined = half + piece;
      half = /[\ud800-\udbff]$/.test(joined) ? joined.slice(-1) : "";
      hand(half ? joined.slice(0, -1) : joined);
    },
    end() {
      // A half that is alone at the end is no character.
      half = "";
      ended = true;
      wake?.();
    },
    isEmpty: () => empty,
  };
}
