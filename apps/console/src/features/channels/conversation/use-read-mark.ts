/** Says how far I have read: when the end of the channel is before my eyes, and not while the tab is hidden. */
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

type Channel = Output<"channel.get">;

export interface ReadMark {
  /** Where the line of what is new stands: it stays while I read, and moves when I come back. */
  readonly linePosition: number | null;
}

export function useReadMark(channel: Channel, newest: number, isAtEnd: boolean): ReadMark {
  const [markRead] = eurekaApi.useChannelMarkReadMutation();
  const isVisible = useIsVisible();
  const [linePosition, setLine] = useState(channel.readPosition);
  const told = useRef(channel.readPosition ?? 0);
  // Replies in threads have positions of the same channel and count as seen with it.
  const position = Math.max(newest, channel.lastPosition);
  const { id, readPosition } = channel;

  useEffect(() => {
    if (readPosition === null || !isVisible || !isAtEnd || newest === 0) return;
    if (position <= Math.max(readPosition, told.current)) return;
    told.current = position;
    // Refused, it stays unread: the next message tries again.
    void markRead({ id, position });
  }, [id, isAtEnd, isVisible, markRead, newest, position, readPosition]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the line moves when I look away, to what I had seen by then
  useEffect(() => {
    if (!isVisible && readPosition !== null) setLine(Math.max(readPosition, told.current));
  }, [isVisible]);

  return { linePosition };
}

function useIsVisible(): boolean {
  return useSyncExternalStore(
    (tell) => {
      document.addEventListener("visibilitychange", tell);
      return () => document.removeEventListener("visibilitychange", tell);
    },
    () => document.visibilityState === "visible",
  );
}
