/** One call that a form makes, with whether it is under way and why it was refused. */
import { type ApiFailure, toApiFailure } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useFieldErrors } from "../../ui/use-problem-words.ts";

export interface FormCall {
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** What is wrong with a field of the input. */
  readonly errorOf: (path: string) => string | undefined;
  /** Runs the work; false when it was refused. A second press while it runs does nothing. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
}

export function useCall(): FormCall {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  return {
    busy,
    failure,
    errorOf: useFieldErrors(failure),
    async run(work) {
      if (busy) return false;
      setBusy(true);
      setFailure(null);
      try {
        await work();
        return true;
      } catch (error) {
        setFailure(toApiFailure(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
