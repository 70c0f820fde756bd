/** Table `inbound_events`. */
import type { InboundRequest } from "@eureka/connector-sdk";
import { fromUuid, type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import { bytes, from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

/** What is kept of a request besides its body. */
export type StoredRequest = Omit<InboundRequest, "body">;

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

const acceptText = `select accept_inbound_events($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::bytea[], $7::integer[],
  $8::integer[], $9::integer[], $10::text[], $11::smallint) as accepted`;

/** Stores deliveries of any organizations with the jobs of their events, in one statement; known ones are left out. Needs a platform transaction. */
export async function insertDeliveries(
  transaction: Transaction,
  deliveries: readonly AcceptedDelivery[],
): Promise<void> {
  const parts = deliveries.flatMap((delivery, index) => delivery.parts.map((part) => ({ ...part, place: index + 1 })));
  await query(transaction, { name: "intake.accept", text: acceptText }, [
    arrayOf(deliveries.map(({ organizationId }) => uuidOf(organizationId))),
    arrayOf(deliveries.map(() => newUuid())),
    arrayOf(deliveries.map(({ connectionId }) => uuidOf(connectionId))),
    deliveries.map(({ deliveryId }) => deliveryId),
    arrayOf(deliveries.map(({ request }) => JSON.stringify(JSON.stringify(request)))),
    deliveries.map(({ body }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength)),
    arrayOf(deliveries.map((delivery) => delivery.parts.length)),
    arrayOf(parts.map(({ place }) => place)),
    arrayOf(parts.map(({ number }) => number)),
    parts.map(({ orderingKey }) => orderingKey),
    processAttempts,
  ]);
}

/**
 * An array as PostgreSQL reads it, of elements that need no quotes or bring their own: the driver's way of writing arrays looks at
 * every character twice, and this is the path of every delivery. JSON inside a JSON string has only escapes that both languages share.
 */
function arrayOf(elements: readonly (string | number)[]): string {
  return `{${elements.join(",")}}`;
}

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
): Promise<InboundEventRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(inboundEvents)
    .where(and(eq(inboundEvents.organizationId, current(transaction)), eq(inboundEvents.id, id)));
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
      text: "select from inbound_events where organization_id = $1 and connection_id = $2 and delivery_id = $3",
    },
    [toUuid(current(transaction)), toUuid(connectionId), deliveryId],
  );
  return rows.length > 0;
}

/** Notes that an event of a delivery has its effect in this transaction; false when it had it in an earlier one. */
export async function claimPart(transaction: Transaction, id: Id<"inbound_event">, part: number): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "intake.claim_part",
      text: `update inbound_events set processed_parts = processed_parts || $3::integer,
               processed_at = case when cardinality(processed_parts) + 1 >= parts then clock_timestamp() end
             where organization_id = $1 and id = $2 and $3 <> all (processed_parts) returning id`,
    },
    [toUuid(current(transaction)), toUuid(id), part],
  );
  return rows.length > 0;
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
