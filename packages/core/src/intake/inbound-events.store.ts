/** Table `inbound_events`. */
import { hash } from "node:crypto";
import type { InboundRequest } from "@eureka/connector-sdk";
import type { IgnoreReason, LogOutcome } from "@eureka/contracts/connection-log";
import { fromUuid, type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import {
  bytes,
  bytesArray,
  from,
  instant,
  integerArray,
  json,
  query,
  textArray,
  typeId,
  uuidArray,
  writeLater,
} from "@eureka/kit/db";
import { queueChannel } from "@eureka/kit/queue";
import { and, eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Ports, Transaction } from "../operations/index.ts";

/** What is kept of a request besides its body. */
export type StoredRequest = Omit<InboundRequest, "body">;

/** What became of one event of a delivery at its last try. */
export interface PartNote {
  /** The type of the universal event; null for what its connector makes nothing of. */
  readonly event: string | null;
  readonly outcome: LogOutcome;
  readonly reason?: IgnoreReason;
  readonly error?: string;
  readonly tries: number;
}

/** With the database's own time of it. */
export type PartOutcome = PartNote & { readonly at: string };

export const inboundEvents = pgTable("inbound_events", {
  organizationId: typeId("organization").notNull(),
  id: typeId("inbound_event").notNull(),
  connectionId: typeId("connection").notNull(),
  deliveryId: text().notNull(),
  request: json<StoredRequest>().notNull(),
  body: bytes().notNull(),
  parts: integer().notNull(),
  processedParts: integer().array().notNull(),
  receivedAt: instant().notNull(),
  processedAt: instant(),
  outcomes: json<Readonly<Record<string, PartOutcome>>>().notNull().default({}),
});

export type InboundEventRow = typeof inboundEvents.$inferSelect;

/** A verified delivery, ready to be stored. */
export interface AcceptedDelivery {
  readonly organizationId: Id<"organization">;
  readonly connectionId: Id<"connection">;
  readonly deliveryId: string;
  readonly request: StoredRequest;
  readonly body: Uint8Array;
  /** The ordering key of each of its events, with the event's place in the delivery. */
  readonly parts: readonly { readonly number: number; readonly orderingKey: string }[];
}

/** Attempts to process one event before its sender is told that we gave up. */
export const processAttempts = 5;

const acceptCall = {
  name: "intake.accept",
  text: `select accept_inbound_events($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::integer[],
    $8::integer[], $9::integer[], $10::uuid[], $11::text[], $12::smallint) as accepted`,
};

/** Stores deliveries of any organizations with the jobs of their events, in one committed statement; known ones are left out. */
export async function insertDeliveries(
  database: Pick<Ports["database"], "call">,
  deliveries: readonly AcceptedDelivery[],
): Promise<void> {
  const byId = new Map(deliveries.map((delivery) => [uuidOfDelivery(delivery), delivery]));
  const fresh = [...byId.values()];
  const parts = fresh.flatMap((delivery, index) => delivery.parts.map((part) => ({ ...part, place: index + 1 })));
  const values = [
    uuidArray(fresh.map(({ organizationId }) => uuidOf(organizationId))),
    uuidArray([...byId.keys()]),
    uuidArray(fresh.map(({ connectionId }) => uuidOf(connectionId))),
    textArray(fresh.map(({ deliveryId }) => deliveryId)),
    textArray(fresh.map(({ request }) => JSON.stringify(request))),
    bytesArray(fresh.map(({ body }) => body)),
    integerArray(fresh.map((delivery) => delivery.parts.length)),
    integerArray(parts.map(({ place }) => place)),
    integerArray(parts.map(({ number }) => number)),
    uuidArray(parts.map(() => newUuid())),
    textArray(parts.map(({ orderingKey }) => orderingKey)),
    processAttempts,
  ];
  await database.call(acceptCall, values, { wakes: [queueChannel] });
}

/**
 * The id of a delivery is made from what names it, so that its primary key stores it once: 122 bits of a SHA-256, as a UUID of
 * version 8 (RFC 9562 section 5.8), without dashes.
 */
function uuidOfDelivery({ connectionId, deliveryId }: Pick<AcceptedDelivery, "connectionId" | "deliveryId">): string {
  const digest = hash("sha256", `${uuidOf(connectionId)}/${deliveryId}`);
  const variant = hexDigits[8 + (Number.parseInt(digest.charAt(16), 16) & 3)];
  return `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`;
}

const hexDigits = "0123456789abcdef";

const uuids = new Map<string, string>();

/** The same few connections deliver all the time. */
function uuidOf(id: string): string {
  const known = uuids.get(id);
  if (known) return known;
  if (uuids.size >= 10_000) uuids.clear();
  const uuid = toUuid(id);
  uuids.set(id, uuid);
  return uuid;
}

export async function selectInboundEvent(
  transaction: Transaction,
  id: Id<"inbound_event">,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<InboundEventRow | undefined> {
  const select = from(transaction)
    .select()
    .from(inboundEvents)
    .where(and(eq(inboundEvents.organizationId, current(transaction)), eq(inboundEvents.id, id)));
  const rows = lock ? await select.for("update") : await select;
  return rows[0];
}

/** Whether a delivery of a connection was stored. */
export async function isDeliveryStored(
  transaction: Transaction,
  connectionId: Id<"connection">,
  deliveryId: string,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "intake.is_stored",
      text: "select from inbound_events where organization_id = $1 and id = $2",
    },
    [toUuid(current(transaction)), uuidOfDelivery({ connectionId, deliveryId })],
  );
  return rows.length > 0;
}

/** Notes that an event of a delivery has its effect in this transaction; false when it had it in an earlier one. */
export async function claimPart(
  transaction: Transaction,
  id: Id<"inbound_event">,
  part: number,
  note: PartNote,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "intake.claim_part",
      text: `update inbound_events set processed_parts = processed_parts || $3::integer,
               processed_at = case when cardinality(processed_parts) + 1 >= parts then clock_timestamp() end,
               outcomes = outcomes || jsonb_build_object($3::text, $4::jsonb || jsonb_build_object('at', clock_timestamp()))
             where organization_id = $1 and id = $2 and $3 <> all (processed_parts) returning id`,
    },
    [toUuid(current(transaction)), toUuid(id), part, JSON.stringify(note)],
  );
  return rows.length > 0;
}

/** Says of an event that this transaction has claimed that nothing was to be done. Waits for nothing. */
export function noteIgnored(
  transaction: Transaction,
  id: Id<"inbound_event">,
  part: number,
  reason: IgnoreReason,
): void {
  writeLater(
    transaction,
    {
      name: "intake.note_ignored",
      text: `update inbound_events
             set outcomes = jsonb_set(outcomes, array[$3::text], outcomes->$3::text || jsonb_build_object('outcome', 'ignored', 'reason', $4::text))
             where organization_id = $1 and id = $2`,
    },
    [toUuid(current(transaction)), toUuid(id), String(part), reason],
  );
}

/** Says how a try failed that had no effect. What has had its effect meanwhile stays as it is. */
export async function noteFailure(
  transaction: Transaction,
  id: Id<"inbound_event">,
  part: number,
  note: PartNote,
): Promise<void> {
  await query(
    transaction,
    {
      name: "intake.note_failure",
      text: `update inbound_events
             set outcomes = outcomes || jsonb_build_object($3::integer::text, $4::jsonb || jsonb_build_object('at', clock_timestamp()))
             where organization_id = $1 and id = $2 and $3::integer <> all (processed_parts)`,
    },
    [toUuid(current(transaction)), toUuid(id), part, JSON.stringify(note)],
  );
}

/** Lets events of a delivery be handled as if they never had been. Only for those without effect. */
export async function releaseParts(
  transaction: Transaction,
  id: Id<"inbound_event">,
  parts: readonly number[],
): Promise<void> {
  await query(
    transaction,
    {
      name: "intake.release_parts",
      text: `update inbound_events set processed_at = null, outcomes = outcomes - $3::integer[]::text[],
               processed_parts = array(select part from unnest(processed_parts) as part where part <> all ($3::integer[]))
             where organization_id = $1 and id = $2`,
    },
    [toUuid(current(transaction)), toUuid(id), [...parts]],
  );
}

/** Deletes deliveries of all organizations that were processed before a time. Needs a platform transaction. Gives their number. */
export async function deleteProcessedBefore(transaction: Transaction, before: Date, batch: number): Promise<number> {
  const rows = await query<{ forgotten: number }>(
    transaction,
    { name: "intake.forget", text: "select forget_inbound_events($1, $2) as forgotten" },
    [before, batch],
  );
  return rows[0]?.forgotten ?? 0;
}

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

/** The id of a job's payload as the rest of the system writes it. */
export function readInboundEventId(uuid: string): Id<"inbound_event"> {
  return fromUuid("inbound_event", uuid);
}
