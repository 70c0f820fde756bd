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
  /** The shortest time between them unless there is more to do, in milliseconds: what wakes meanwhile shares a run. Default 0. */
  readonly restMilliseconds?: number;
  /** A failed run is repeated after the pause. */
  readonly onError: (error: unknown) => void;
}

/** Starts the first run at once. Runs never overlap. */
export function repeatWhenWoken({ run, pauseMilliseconds, restMilliseconds = 0, onError }: RepeatedWork): Repetition {
  let woken = false;
  let stopped = false;
  let isResting = false;
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

  async function pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
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
      if (await runOnce()) continue;
      isResting = true;
      if (restMilliseconds > 0 && !stopped) await pause(restMilliseconds);
      isResting = false;
      if (!woken && !stopped) await pause(pauseMilliseconds);
    }
  }

  const ended = repeat();
  return {
    wake() {
      woken = true;
      if (!isResting) endPause?.();
    },
    async stop() {
      stopped = true;
      endPause?.();
      await ended;
    },
  };
}
