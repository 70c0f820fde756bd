/** The log's reading of table `inbound_events`. */
import type { LogOutcome } from "@eureka/contracts/connection-log";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import type { PartOutcome } from "../inbound-events.store.ts";
import type { DeliveryFacts } from "./view-delivery.ts";

export interface DeliveryFilter {
  readonly connectionId: Id<"connection">;
  readonly outcome?: LogOutcome | undefined;
  /** Only what is older: a moment in UTC with microseconds, and the UUID that goes before at the same moment. */
  readonly before: { readonly at: string; readonly uuid: string } | null;
  readonly limit: number;
}

/** As `viewDelivery` finds the outcome of a delivery. */
const outcomeOfDelivery = `case
    when jsonb_path_exists(outcomes, '$.*.outcome ? (@ == "failed")') then 'failed'
    when cardinality(processed_parts) < parts then 'waiting'
    when outcomes = '{}' or jsonb_path_exists(outcomes, '$.*.outcome ? (@ == "done")') then 'done'
    else 'ignored'
  end`;

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly at: string;
  readonly parts: number;
  readonly processedParts: number[];
  readonly outcomes: Record<string, PartOutcome>;
}

/** The latest first, without their bodies. `at` is UTC with microseconds. */
export async function selectDeliveries(transaction: Transaction, filter: DeliveryFilter): Promise<DeliveryFacts[]> {
  const { connectionId, outcome, before, limit } = filter;
  const rows = await query<Row>(
    transaction,
    {
      name: "intake.deliveries",
      text: `select id, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, parts,
          processed_parts as "processedParts", outcomes
        from inbound_events
        where organization_id = $1 and connection_id = $2 and ($3::text is null or ${outcomeOfDelivery} = $3)
          and ($4::timestamptz is null or (received_at, id) < ($4::timestamptz, $5::uuid))
        order by received_at desc, id desc limit $6`,
    },
    [
      toUuid(transaction.organizationId as string),
      toUuid(connectionId),
      outcome ?? null,
      before?.at ?? null,
      before?.uuid ?? null,
      limit,
    ],
  );
  return rows.map(({ id, at, parts, processedParts, outcomes }) => ({
    id: fromUuid("inbound_event", id),
    connectionId,
    at,
    parts,
    processedParts,
    outcomes,
  }));
}
