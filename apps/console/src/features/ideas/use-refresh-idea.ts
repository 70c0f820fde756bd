import { anyList, eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import type { Idea } from "./types.ts";

/** Reads an idea anew wherever it is shown: what is made of it (a bookmark, an item) belongs to other nouns. */
export function useRefreshIdea(): (idea: Pick<Idea, "id" | "runId">) => void {
  const dispatch = useAppDispatch();
  return useCallback(
    ({ id, runId }) => {
      dispatch(
        eurekaApi.util.invalidateTags([
          { type: "idea", id },
          { type: "idea", id: anyList },
          ...(runId ? [{ type: "idea_run", id: runId }] : []),
        ]),
      );
    },
    [dispatch],
  );
}
