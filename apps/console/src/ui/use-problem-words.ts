import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "./api-failure.ts";
import { describeProblem, type FieldProblem } from "./field-problem.ts";

/** Says what is wrong with a field. */
export function useProblemWords(): (problem: FieldProblem) => string {
  const { t } = useTranslation("ui");
  return useCallback(
    (problem: FieldProblem) => {
      const { key, values } = describeProblem(problem);
      return t(key, values ?? {});
    },
    [t],
  );
}

/** Says what a refusal has against one field of what was sent; undefined when nothing. */
export function useFieldErrors(failure: ApiFailure | null | undefined): (path: string) => string | undefined {
  const say = useProblemWords();
  return useCallback(
    (path: string) => {
      const problem = failure?.errors.find((candidate) => candidate.path === path);
      return problem && say(problem);
    },
    [failure, say],
  );
}
