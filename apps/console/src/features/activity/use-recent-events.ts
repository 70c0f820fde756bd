import { type ApiFailure, toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useState } from "react";
import { useLiveEvents } from "../../live/use-live-events.ts";
import { useClient } from "../../session/use-client.ts";
import type { EventRow } from "./happening.ts";

export interface RecentEvents {
  /** Newest first. */
  readonly events: readonly EventRow[];
  readonly isLoading: boolean;
  readonly failure: ApiFailure | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

const pageSize = 200;

/** The newest events that I may see, and on demand the ones before them. What happens now is added at the top. */
export function useRecentEvents(): RecentEvents {
  const client = useClient();
  const [events, setEvents] = useState<readonly EventRow[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const read = useCallback(
    async (from: string | null) => {
      setLoading(true);
      setFailure(null);
      try {
        const input = { order: "newest", limit: pageSize, ...(from && { cursor: from }) } as const;
        const { data, nextCursor } = await client.call("event.list", input);
        setEvents((before) => (from === null ? data : [...before, ...data]));
        setCursor(nextCursor);
      } catch (error) {
        setFailure(toApiFailure(error));
      } finally {
        setLoading(false);
      }
    },
    [client],
  );

  const reload = useCallback(() => void read(null), [read]);
  useEffect(reload, [reload]);

  useLiveEvents({
    onEvent: (event) =>
      setEvents((before) => (before.some(({ id }) => id === event.id) ? before : [event as EventRow, ...before])),
    onReset: reload,
  });
  return { events, isLoading, failure, hasMore: cursor !== null, loadMore: () => void read(cursor), reload };
}
