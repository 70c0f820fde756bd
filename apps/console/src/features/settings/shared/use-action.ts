import { useCallback, useState } from "react";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";

export interface Action {
  /** Why the last attempt was refused. */
  readonly failure: ApiFailure | null;
  readonly isBusy: boolean;
  /** Gives what the work gave; undefined when it was refused. */
  readonly run: <Result>(work: () => Promise<Result>) => Promise<{ readonly result: Result } | undefined>;
  readonly clear: () => void;
}

/** Does one thing at a time and keeps why it was refused, to be shown beside what was pressed. */
export function useAction(): Action {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(async <Result>(work: () => Promise<Result>) => {
    setBusy(true);
    setFailure(null);
    try {
      return { result: await work() };
    } catch (error) {
      setFailure(toFailure(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { failure, isBusy, run, clear };
}
