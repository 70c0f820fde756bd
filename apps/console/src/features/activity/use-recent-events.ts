import { useCallback, useEffect, useState } from "react";
import { useLiveEvents } from "../../live/use-live-events.ts";
import { useClient } from "../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { findLatestPosition } from "./find-latest-position.ts";
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
/** Where many events are hidden from me a stretch of the stream may hold none: the next one looked at is twice as long. */
const mostStretches = 8;

/** The newest events that I may see, and on demand the ones before them. What happens now is added at the top. */
export function useRecentEvents(): RecentEvents {
  const client = useClient();
  const [events, setEvents] = useState<readonly EventRow[]>([]);
  /** All events behind this position were read. */
  const [start, setStart] = useState<number | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const readBetween = useCallback(
    async (after: number, until: number): Promise<EventRow[]> => {
      const found: EventRow[] = [];
      for await (const event of client.all("event.list", { after, limit: pageSize })) {
        if ((event.position ?? Number.POSITIVE_INFINITY) > until) break;
        found.push(event);
      }
      return found.reverse();
    },
    [client],
  );

  const attempt = useCallback(async (work: () => Promise<void>) => {
    setLoading(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(toFailure(error));
    }
    setLoading(false);
  }, []);

  const reload = useCallback(
    () =>
      void attempt(async () => {
        const after = await findLatestPosition(async (position) => {
          const { data } = await client.call("event.list", { after: position, limit: 1 });
          return data.length > 0;
        });
        setEvents(await readBetween(after, Number.POSITIVE_INFINITY));
        setStart(after);
      }),
    [attempt, client, readBetween],
  );
  useEffect(reload, [reload]);

  const loadMore = () =>
    void attempt(async () => {
      let until = start ?? 0;
      let length = pageSize;
      for (let stretch = 0; stretch < mostStretches && until > 0; stretch++) {
        const after = Math.max(0, until - length);
        const older = await readBetween(after, until);
        until = after;
        length *= 2;
        setStart(after);
        setEvents((before) => [...before, ...older]);
        if (older.length > 0) break;
      }
    });

  useLiveEvents({
    onEvent: (event) =>
      setEvents((before) => (before.some(({ id }) => id === event.id) ? before : [event as EventRow, ...before])),
    onReset: reload,
  });
  return { events, isLoading, failure, hasMore: (start ?? 0) > 0, loadMore, reload };
}
