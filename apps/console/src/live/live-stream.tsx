/** The one event stream of this tab: keeps what is shown up to date, and comes back after every broken connection. */
import { eurekaApi, everyTag, type Tag } from "@eureka/sdk/rtk-query";
import { useEffect, useRef } from "react";
import { useAppDispatch, useAppSelector } from "../app/hooks.ts";
import { client } from "../session/client.ts";
import { handOut, type LiveEvent } from "./live-events.ts";
import { liveChanged } from "./live-slice.ts";
import { useFollowedTopics } from "./live-topics.ts";
import { staleTags } from "./stale-tags.ts";

/** Everything that I may see, and what concerns me. The server checks each event against my rights when it sends it. */
const always = ["organization", "me"];
/** Milliseconds over which stale answers are gathered: a bulk change reads a list once, not a hundred times. */
const gathering = 200;

/** Shows nothing; runs while somebody is signed in. */
export function LiveStream(): null {
  const dispatch = useAppDispatch();
  const signedIn = useAppSelector((root) => root.session.state === "signed-in");
  const followed = useFollowedTopics();
  const position = useRef<number | undefined>(undefined);
  const current = useRef<AbortController | null>(null);

  useEffect(() => {
    if (!signedIn) return;
    const before = current.current;
    const ending = new AbortController();
    current.current = ending;
    let stale: Tag[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    function gather(event: LiveEvent): void {
      stale.push(...staleTags(event));
      timer ??= setTimeout(tell, gathering);
    }

    function tell(): void {
      clearTimeout(timer);
      timer = undefined;
      if (stale.length > 0) dispatch(eurekaApi.util.invalidateTags(stale));
      stale = [];
    }

    async function follow(topics: readonly string[]): Promise<void> {
      const frames = client.stream({
        topics,
        signal: ending.signal,
        ...(position.current !== undefined && { after: position.current }),
        onConnection(state) {
          // Only now, so that between two streams nothing is missed.
          if (state === "open") before?.abort();
          dispatch(liveChanged(state === "open" ? "live" : "offline"));
        },
      });
      for await (const frame of frames) {
        if (frame.kind !== "frame") {
          // While two streams overlap an event may come twice.
          if (position.current !== undefined && frame.position <= position.current) continue;
          position.current = frame.position;
        }
        handOut(frame);
        if (frame.kind === "event") gather(frame.event);
        // Read again rather than forgotten: what is typed beside it stays.
        if (frame.kind === "reset") dispatch(eurekaApi.util.invalidateTags([...everyTag]));
      }
    }

    async function followAll(): Promise<void> {
      const besides = followed === "" ? [] : followed.split(",");
      // What is followed besides may be gone meanwhile: the rest goes on without it.
      if (besides.length > 0) await follow([...always, ...besides]).catch(() => follow(always));
      else await follow(always);
    }

    if (!before) dispatch(liveChanged("connecting"));
    // Refused: the session has ended, and the dialog that asks for a new one starts it again.
    followAll().catch(() => dispatch(liveChanged("offline")));
    return tell;
  }, [dispatch, signedIn, followed]);

  useEffect(() => {
    if (!signedIn) return;
    return () => {
      current.current?.abort();
      current.current = null;
    };
  }, [signedIn]);

  return null;
}
