/** The one event stream of this tab: keeps what is shown up to date, and comes back after every broken connection. */
import { eurekaApi, type Tag } from "@eureka/sdk/rtk-query";
import { useEffect } from "react";
import { useAppDispatch, useAppSelector } from "../app/hooks.ts";
import { client } from "../session/client.ts";
import { handOut, type LiveEvent } from "./live-events.ts";
import { liveChanged } from "./live-slice.ts";
import { staleTags } from "./stale-tags.ts";

/** Everything that I may see, and what concerns me. The server checks each event against my rights when it sends it. */
const topics = ["organization", "me"];
/** Milliseconds over which stale answers are gathered: a bulk change reads a list once, not a hundred times. */
const gathering = 200;

/** Shows nothing; runs while somebody is signed in. */
export function LiveStream(): null {
  const dispatch = useAppDispatch();
  const signedIn = useAppSelector((root) => root.session.state === "signed-in");

  useEffect(() => {
    if (!signedIn) return;
    const ending = new AbortController();
    let stale: Tag[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    function gather(event: LiveEvent): void {
      stale.push(...staleTags(event));
      timer ??= setTimeout(() => {
        timer = undefined;
        dispatch(eurekaApi.util.invalidateTags(stale));
        stale = [];
      }, gathering);
    }

    async function follow(): Promise<void> {
      const frames = client.stream({
        topics,
        signal: ending.signal,
        onConnection: (state) => dispatch(liveChanged(state === "open" ? "live" : "offline")),
      });
      for await (const frame of frames) {
        handOut(frame);
        if (frame.kind === "event") gather(frame.event);
        if (frame.kind === "reset") dispatch(eurekaApi.util.resetApiState());
      }
    }

    dispatch(liveChanged("connecting"));
    // Refused: the session has ended, and the dialog that asks for a new one starts it again.
    follow().catch(() => dispatch(liveChanged("offline")));
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [dispatch, signedIn]);

  return null;
}
