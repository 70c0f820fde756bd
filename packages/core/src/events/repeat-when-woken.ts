/** Work that is repeated for as long as a process lives: at once when woken, else after a pause. */

export interface Repetition {
  /** Runs again soon, even when it is running now. */
  wake(): void;
  /** Lets the current run finish and starts no other. */
  stop(): Promise<void>;
}

export interface RepeatedWork {
  /** True: there is more to do at once. */
  readonly run: () => Promise<boolean>;
  /** The longest time between the end of a run and the next one, in milliseconds. */
  readonly pauseMilliseconds: number;
  /** A failed run is repeated after the pause. */
  readonly onError: (error: unknown) => void;
}

/** Starts the first run at once. Runs never overlap. */
export function repeatWhenWoken({ run, pauseMilliseconds, onError }: RepeatedWork): Repetition {
  let woken = false;
  let stopped = false;
  let endPause: (() => void) | undefined;

  async function runOnce(): Promise<boolean> {
    try {
      return await run();
    } catch (error) {
      onError(error);
      // Woken while failing counts for nothing: whoever is in trouble should not be asked without a pause.
      woken = false;
      return false;
    }
  }

  async function pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMilliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    endPause = undefined;
  }

  async function repeat(): Promise<void> {
    while (!stopped) {
      woken = false;
      const more = await runOnce();
      if (!more && !woken && !stopped) await pause();
    }
  }

  const ended = repeat();
  return {
    wake() {
      woken = true;
      endPause?.();
    },
    async stop() {
      stopped = true;
      endPause?.();
      await ended;
    },
  };
}
