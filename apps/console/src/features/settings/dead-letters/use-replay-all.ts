import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useRef, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";

export interface ReplayAll {
  readonly isRunning: boolean;
  readonly isFinished: boolean;
  readonly done: number;
  readonly failed: number;
  /** Why the list itself could not be read to its end. */
  readonly failure: ApiFailure | null;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

const nothing = { isRunning: false, isFinished: false, done: 0, failed: 0, failure: null as ApiFailure | null };

/** Replays one dead job after the other. One that is refused stays in the list and is counted; the rest goes on. */
export function useReplayAll(): ReplayAll {
  const client = useClient();
  const dispatch = useAppDispatch();
  const isStopped = useRef(false);
  const [state, setState] = useState(nothing);

  async function start(): Promise<void> {
    isStopped.current = false;
    setState({ ...nothing, isRunning: true });
    try {
      // Read to its end first: what fails again at once would otherwise be met again and again.
      const ids: string[] = [];
      for await (const { id } of client.all("job.list", { limit: 200 })) ids.push(id);
      for (const id of ids) {
        if (isStopped.current) break;
        const isReplayed = await client.call("job.replay", { id }).then(
          () => true,
          () => false,
        );
        setState((before) => ({
          ...before,
          done: before.done + (isReplayed ? 1 : 0),
          failed: before.failed + (isReplayed ? 0 : 1),
        }));
      }
      setState((before) => ({ ...before, isRunning: false, isFinished: !isStopped.current }));
    } catch (error) {
      setState((before) => ({ ...before, isRunning: false, failure: toFailure(error) }));
    }
    dispatch(eurekaApi.util.invalidateTags([{ type: "job", id: "LIST" }]));
  }
  return {
    ...state,
    start,
    stop: () => {
      isStopped.current = true;
    },
  };
}
