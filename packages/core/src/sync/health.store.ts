/** How well a board is kept the same. The tables of jobs, budgets and calls are only read. */
import { toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";

export interface Health {
  readonly waiting: number;
  readonly lagSeconds: number;
  readonly lastChangeAt: Date | null;
  readonly lastError: string | null;
  readonly refused: number;
  readonly conflicts: number;
  readonly waitsUntil: Date | null;
  readonly callsPerMinute: number | null;
  readonly callsInLastMinute: number;
}

/** What waits for its turn a second time because it failed has a later `run_at`; it counts from when it was wanted. */
export async function selectHealth(
  transaction: Transaction,
  { boardId, connectionId }: Pick<ConnectedBoardRow, "boardId" | "connectionId">,
): Promise<Health> {
  const organizationId = toUuid(transaction.organizationId as string);
  const rows = await query<{
    waiting: number;
    lag: number;
    last_change: Date | null;
    last_error: string | null;
    refused: number;
    conflicts: number;
    blocked_until: Date | null;
    pace: number | null;
    calls: number;
  }>(
    transaction,
    {
      name: "sync.health",
      text: `select j.waiting, j.lag, k.last_change, k.last_error, k.refused, k.conflicts, b.blocked_until, b.pace, c.calls
             from (select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::int as lag
                   from jobs where organization_id = $1 and name like 'sync.%' and name not in ('sync.compare-board-again', 'sync.release-backlog')
                     and payload ->> 'boardId' = $4) j
             cross join (select max(l.updated_at) filter (where l.state = 'linked') as last_change,
                     (array_agg(l.error order by l.updated_at desc) filter (where l.state = 'refused'))[1] as last_error,
                     count(*) filter (where l.state = 'refused')::int as refused,
                     (select count(*)::int from sync_conflicts c join external_links o
                        on o.organization_id = c.organization_id and o.id = c.external_link_id
                      where c.organization_id = $1 and o.board_id = $2) as conflicts
                   from external_links l where l.organization_id = $1 and l.board_id = $2) k
             cross join (select count(*)::int as calls from connection_calls
                   where organization_id = $1 and connection_id = $3 and at > clock_timestamp() - interval '1 minute') c
             left join (select case when blocked_until > clock_timestamp() then blocked_until end as blocked_until,
                     pace_milliseconds as pace from connection_budgets where organization_id = $1 and connection_id = $3) b on true`,
    },
    [organizationId, toUuid(boardId), toUuid(connectionId), boardId],
  );
  const row = rows[0];
  if (!row) throw new Error("a query of counts gives one row");
  return {
    waiting: row.waiting,
    lagSeconds: Math.max(0, row.lag),
    lastChangeAt: row.last_change,
    lastError: row.last_error,
    refused: row.refused,
    conflicts: row.conflicts,
    waitsUntil: row.blocked_until,
    callsPerMinute: row.pace ? Math.floor(60_000 / row.pace) : null,
    callsInLastMinute: row.calls,
  };
}
