import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents } from "../../live/use-live-events.ts";
import { useClient } from "../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { type ActivityFilters, inputOf } from "./activity-filters.ts";
import type { AuditRecord } from "./happening.ts";

export interface AuditRecords {
  readonly records: readonly AuditRecord[];
  /** Undefined until the first page came. */
  readonly isLoading: boolean;
  readonly failure: ApiFailure | null;
  readonly hasMore: boolean;
  /** Whether something happened since the newest record was read. */
  readonly hasNewer: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

interface State {
  readonly key: string;
  readonly records: readonly AuditRecord[];
  readonly cursor: string | null;
  readonly isLoading: boolean;
  readonly failure: ApiFailure | null;
  readonly hasNewer: boolean;
}

const pageSize = 100;
/** Reading is left out here and not by the server: pages are read on until so many rows stand there, or so many pages were looked through. */
const wantedRows = 30;
const mostPagesAtOnce = 6;

/**
 * Audit records, newest first. They never change, so that they are kept here and not in the store: what comes later is announced and
 * shown when it is asked for, and the rows under one's eyes stay where they are.
 */
export function useAuditRecords(filters: ActivityFilters): AuditRecords {
  const client = useClient();
  const key = JSON.stringify(filters);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<State>(() => emptyState(key));
  const running = useRef<AbortController | null>(null);

  const load = useCallback(
    async (cursor: string | null, before: readonly AuditRecord[]) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const { signal } = own;
      const wanted = JSON.parse(key) as ActivityFilters;
      const found = [...before];
      let next = cursor;
      setState({ ...emptyState(key), records: before, cursor });
      try {
        for (let page = 0; page < mostPagesAtOnce; page++) {
          const input = { ...inputOf(wanted), limit: pageSize, ...(next !== null && { cursor: next }) };
          const answer = await client.call("audit_record.list", input, { signal });
          found.push(...answer.data.filter((record) => wanted.reads || !isQuiet(record)));
          next = answer.nextCursor;
          if (next === null || found.length - before.length >= wantedRows) break;
        }
        if (!signal.aborted) setState({ ...emptyState(key), records: found, cursor: next, isLoading: false });
      } catch (error) {
        if (signal.aborted) return;
        setState({ ...emptyState(key), records: found, cursor: next, isLoading: false, failure: toFailure(error) });
      }
    },
    [client, key],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn reads anew
  useEffect(() => {
    void load(null, []);
    return () => running.current?.abort();
  }, [load, turn]);

  useLiveEvents({
    onEvent: () => setState((before) => (before.hasNewer ? before : { ...before, hasNewer: true })),
    onReset: () => setTurn((before) => before + 1),
  });

  const current = state.key === key ? state : emptyState(key);
  return {
    records: current.records,
    isLoading: current.isLoading,
    failure: current.failure,
    hasMore: current.cursor !== null,
    hasNewer: current.hasNewer,
    loadMore: () => void load(current.cursor, current.records),
    reload: () => setTurn((before) => before + 1),
  };
}

/** What changes nothing that anybody would ask about; shown with the reading. */
const quietWrites: readonly string[] = ["session.refresh", "channel.mark_read", "mention.mark_read"];

function isQuiet({ effect, operation }: AuditRecord): boolean {
  return effect === "read" || quietWrites.includes(operation);
}

function emptyState(key: string): State {
  return { key, records: [], cursor: null, isLoading: true, failure: null, hasNewer: false };
}
