/** Tables `events`, `event_positions` and `event_effects`. */
import type { Actor } from "@eureka/contracts/actor";
import type { Changes, EventEnvelope } from "@eureka/contracts/event";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import {
  from,
  instant,
  json,
  parameter,
  prepared,
  query,
  rowSource,
  statementOf,
  typeId,
  wake,
  writeLater,
} from "@eureka/kit/db";
import { insertJobsSql, type NewJob, wakeWorkers } from "@eureka/kit/queue";
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { bigint, pgTable, smallint, text } from "drizzle-orm/pg-core";
import type { KeyAccess } from "../encryption/index.ts";
import type { Transaction } from "../operations/index.ts";
import { decryptPersonalValues, encryptPersonalValues } from "./personal-values.ts";

export const events = pgTable("events", {
  organizationId: typeId("organization").notNull(),
  id: typeId("event").notNull(),
  sequence: bigint({ mode: "number" }).notNull(),
  position: bigint({ mode: "number" }),
  type: text().notNull(),
  version: smallint().notNull(),
  workspaceId: typeId("workspace"),
  subjectType: text().notNull(),
  subjectId: text().notNull(),
  actorType: text().notNull(),
  actorId: text().notNull(),
  onBehalfOf: typeId("member"),
  occurredAt: instant().notNull(),
  causationId: text(),
  correlationId: text().notNull(),
  changes: json<Changes>().notNull(),
  data: json<Record<string, unknown>>().notNull(),
});

export const eventPositions = pgTable("event_positions", {
  organizationId: typeId("organization").notNull(),
  lastPosition: bigint({ mode: "number" }).notNull(),
});

export const eventEffects = pgTable("event_effects", {
  organizationId: typeId("organization").notNull(),
  eventId: typeId("event").notNull(),
  handler: text().notNull(),
  handledAt: instant().notNull(),
});

/** Wakes the relay of some process when the transaction commits. */
export const newEventsChannel = "eureka_events_new";
/** Tells that streams went on: `<organization uuid>=<last position>`, separated by commas. */
export const positionsChannel = "eureka_events";

const eventColumns = {
  id: "uuid",
  type: "text",
  version: "smallint",
  workspace_id: "uuid",
  subject_type: "text",
  subject_id: "text",
  actor_type: "text",
  actor_id: "text",
  on_behalf_of: "uuid",
  occurred_at: "timestamptz",
  causation_id: "text",
  correlation_id: "text",
  changes: "jsonb",
  data: "jsonb",
};
const eventColumnNames = Object.keys(eventColumns).join(", ");

/** Writes events in their order, and jobs beside them, with the next statement that is waited for; whoever waits for either is woken by the commit. */
export async function insertEvents(access: KeyAccess, stated: EventEnvelope[], jobs: readonly NewJob[]): Promise<void> {
  const { transaction } = access;
  const envelopes = await encryptPersonalValues(access, stated);
  const rows = envelopes.map((event) => [
    toUuid(event.id),
    event.type,
    event.version,
    event.workspaceId ? toUuid(event.workspaceId) : null,
    event.subject.type,
    event.subject.id,
    event.actor.type,
    event.actor.id,
    event.onBehalfOf ? toUuid(event.onBehalfOf) : null,
    event.occurredAt,
    event.causationId,
    event.correlationId,
    JSON.stringify(event.changes),
    JSON.stringify(event.data),
  ]);
  const source = rowSource("event", eventColumns, rows);
  const insert = () => `insert into events (organization_id, ${eventColumnNames})
    select current_organization(), ${eventColumnNames} from ${source.text}`;
  wake(transaction, newEventsChannel);
  if (jobs.length === 0) {
    writeLater(transaction, statementOf(`events.write.${source.variant}`, insert), source.values);
    return;
  }
  const queued = insertJobsSql(jobs, source.values.length + 1);
  const statement = statementOf(
    `events.write.${source.variant}.jobs.${queued.variant}`,
    () => `with emitted as (${insert()}), queued as (${queued.text}) select`,
  );
  writeLater(transaction, statement, [...source.values, ...queued.values]);
  wakeWorkers(transaction);
}

const takeEventStatement = prepared("events.take", (db) => {
  const entered = db.$with("entered").as(
    db
      .insert(eventEffects)
      .values({
        organizationId: sql.placeholder("organizationId"),
        eventId: sql.placeholder("eventId"),
        handler: sql.placeholder("handler"),
        handledAt: sql`now()`,
      })
      .onConflictDoNothing()
      .returning({ eventId: eventEffects.eventId }),
  );
  // Not a join: PostgreSQL could choose to read all events of the organization for it.
  return db
    .with(entered)
    .select(getTableColumns(events))
    .from(events)
    .where(
      and(
        eq(events.organizationId, sql`current_organization()`),
        eq(events.id, sql`(select ${entered.eventId} from ${entered})`),
      ),
    );
});

/** Enters a handler in the effect ledger and gives the event; null when the handler is there already, or the event is no longer kept. */
export async function takeEvent(
  access: KeyAccess,
  handler: string,
  eventId: Id<"event">,
): Promise<EventEnvelope | null> {
  const { transaction } = access;
  const { organizationId } = transaction;
  const rows = await takeEventStatement(transaction, { organizationId, eventId, handler });
  const [event] = await readEvents(access, rows);
  return event ?? null;
}

const selectEventsAfter = prepared("events.after", (db) =>
  db
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, parameter(events.organizationId, "organizationId")),
        gt(events.position, parameter(events.position, "after")),
      ),
    )
    .orderBy(asc(events.position))
    .limit(sql.placeholder("limit")),
);

/** An event that has its place in the stream. */
export type PlacedEvent = EventEnvelope & { readonly position: number };

/** The next events of the organization's stream, in order. */
export async function readStream(access: KeyAccess, after: number, limit: number): Promise<PlacedEvent[]> {
  const { transaction } = access;
  const rows = await selectEventsAfter(transaction, { organizationId: transaction.organizationId, after, limit });
  return readPlacedEvents(access, rows);
}

export interface EventFilter {
  readonly order: "oldest" | "newest";
  readonly after: number;
  /** Only events in front of this position; null for no such end. */
  readonly before: number | null;
  readonly limit: number;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly types?: readonly string[] | undefined;
  /** Whether events that belong to no workspace are among them. */
  readonly organizationWide: boolean;
  readonly workspaceIds: readonly Id<"workspace">[];
  /** The member who asks: events for a narrower audience show only when they name this member. */
  readonly memberId: Id<"member"> | null;
}

/** Events of the stream that pass the filter, in the order that is asked for. */
export async function selectEvents(access: KeyAccess, filter: EventFilter): Promise<PlacedEvent[]> {
  return readPlacedEvents(access, await queryEvents(access.transaction, filter));
}

/** The query of {@link selectEvents}: either order follows the index of the stream, so that a page costs no more than what it skips. */
export function queryEvents(transaction: Transaction, filter: EventFilter) {
  const places = [
    filter.organizationWide ? isNull(events.workspaceId) : undefined,
    filter.workspaceIds.length > 0 ? inArray(events.workspaceId, [...filter.workspaceIds]) : undefined,
  ].filter((place) => place !== undefined);
  return from(transaction)
    .select()
    .from(events)
    .where(
      and(
        ofOrganization(transaction),
        gt(events.position, filter.after),
        filter.before === null ? undefined : lt(events.position, filter.before),
        // Who sees no place sees nothing; an empty "or" would be left out.
        places.length === 0 ? sql`false` : or(...places),
        sql`(coalesce(${events.data}->>'audience', 'workspace') = 'workspace' or ${events.data}->'memberIds' ? ${filter.memberId ?? ""})`,
        filter.subjectType ? eq(events.subjectType, filter.subjectType) : undefined,
        filter.subjectId ? eq(events.subjectId, filter.subjectId) : undefined,
        filter.types ? inArray(events.type, [...filter.types]) : undefined,
      ),
    )
    .orderBy(filter.order === "newest" ? desc(events.position) : asc(events.position))
    .limit(filter.limit);
}

export interface HistoryRange {
  readonly order: "oldest-first" | "newest-first";
  /** The last event of the page before. */
  readonly after: Id<"event"> | null;
  readonly limit: number;
}

/** Events of one subject in the order in which they were written, also those that have no position yet. */
export async function selectHistory(
  access: KeyAccess,
  subject: { readonly type: string; readonly id: string },
  { order, after, limit }: HistoryRange,
): Promise<EventEnvelope[]> {
  const { transaction } = access;
  const before = order === "newest-first";
  const mark = after
    ? sql`(select ${events.sequence} from ${events} where ${ofOrganization(transaction)} and ${eq(events.id, after)})`
    : undefined;
  const rows = await from(transaction)
    .select()
    .from(events)
    .where(
      and(
        ofOrganization(transaction),
        eq(events.subjectId, subject.id),
        eq(events.subjectType, subject.type),
        mark && (before ? sql`${events.sequence} < ${mark}` : sql`${events.sequence} > ${mark}`),
      ),
    )
    .orderBy(before ? desc(events.sequence) : asc(events.sequence))
    .limit(limit);
  return readEvents(access, rows);
}

export async function selectEventsById(access: KeyAccess, ids: readonly Id<"event">[]): Promise<EventEnvelope[]> {
  const { transaction } = access;
  const rows = await from(transaction)
    .select()
    .from(events)
    .where(and(ofOrganization(transaction), inArray(events.id, [...ids])));
  return readEvents(access, rows);
}

/** What tells one thing that an event may change from another: a type of event with a field, and the board where it has one each. */
export interface LastChange {
  readonly field: string;
  /** The board that the event names; null where it names none. */
  readonly boardId: string | null;
  readonly event: EventEnvelope;
}

/** For each field, and each board that an event names with it, the last event of the subject that changed it. */
export async function selectLastChanges(
  access: KeyAccess,
  subject: { readonly type: string; readonly id: string },
  prefix: string,
): Promise<LastChange[]> {
  const { transaction } = access;
  const last = await query<{ id: string; field: string; board: string | null }>(
    transaction,
    {
      name: "events.last_changes",
      text: `select distinct on (field, board) e.id, field, e.data->>'boardId' as board
             from events e, jsonb_object_keys(e.changes) as field
             where e.subject_id = $3 and e.organization_id = $1 and e.subject_type = $2 and starts_with(e.type, $4)
             order by field, board, e.sequence desc`,
    },
    [toUuid(transaction.organizationId as string), subject.type, subject.id, prefix],
  );
  const ids = [...new Set(last.map(({ id }) => fromUuid("event", id)))];
  const found = new Map((ids.length > 0 ? await selectEventsById(access, ids) : []).map((event) => [event.id, event]));
  return last.flatMap(({ id, field, board }) => {
    const event = found.get(fromUuid("event", id));
    return event ? [{ field, boardId: board, event }] : [];
  });
}

/** The last position given in the organization's stream; 0 while it is empty. */
export async function selectLastPosition(transaction: Transaction): Promise<number> {
  const [row] = await from(transaction)
    .select({ last: eventPositions.lastPosition })
    .from(eventPositions)
    .where(eq(eventPositions.organizationId, transaction.organizationId as Id<"organization">));
  return row?.last ?? 0;
}

/**
 * $2: moments in ascending order. For each the first event from it on is looked up by the key, which begins with the event's time, and
 * what lies between two of them is the difference of their positions: however many events there are, none is counted.
 */
export const positionsAtText = `select coalesce(
      (select e.position from events e
       where e.organization_id = $1 and e.id >= first_uuid_of(border.moment) and e.position is not null order by e.id limit 1),
      (select p.last_position + 1 from event_positions p where p.organization_id = $1), 1) as position
    from unnest($2::timestamptz[]) with ordinality as border (moment, place) order by border.place`;

/** For each moment the position of the organization's first event from it on, or the next one that will be given. */
export async function selectPositionsAt(transaction: Transaction, moments: readonly Date[]): Promise<number[]> {
  const rows = await query<{ position: number }>(transaction, { name: "events.positions_at", text: positionsAtText }, [
    toUuid(transaction.organizationId as string),
    moments,
  ]);
  return rows.map(({ position }) => position);
}

/** Places the oldest events of all organizations; gives their number, or null while another process is at it. */
export async function assignPositions(transaction: Transaction, batch: number): Promise<number | null> {
  const [row] = await query<{ placed: number | null }>(
    transaction,
    { name: "events.assign_positions", text: "select assign_event_positions($1) as placed" },
    [batch],
  );
  return row?.placed ?? null;
}

/** Makes missing monthly partitions up to `ahead` months from now; gives their names. */
export async function createPartitions(transaction: Transaction, ahead: number): Promise<string[]> {
  const rows = await query<{ name: string }>(transaction, { text: "select create_event_partitions($1) as name" }, [
    ahead,
  ]);
  return rows.map(({ name }) => name);
}

function ofOrganization(transaction: Transaction): SQL {
  return eq(events.organizationId, transaction.organizationId as Id<"organization">);
}

type EventRow = typeof events.$inferSelect;

function readEvents(access: KeyAccess, rows: readonly EventRow[]): Promise<EventEnvelope[]> {
  return decryptPersonalValues(access, rows.map(readEvent));
}

function readPlacedEvents(access: KeyAccess, rows: readonly EventRow[]): Promise<PlacedEvent[]> {
  // The queries that lead here compare the position, so it is not null.
  const placed = rows.map((row) => ({ ...readEvent(row), position: row.position as number }));
  return decryptPersonalValues(access, placed);
}

function readEvent(row: EventRow): EventEnvelope {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    position: row.position,
    organizationId: row.organizationId,
    workspaceId: row.workspaceId,
    subject: { type: row.subjectType, id: row.subjectId },
    actor: { type: row.actorType, id: row.actorId } as Actor,
    onBehalfOf: row.onBehalfOf,
    occurredAt: row.occurredAt.toISOString(),
    causationId: row.causationId,
    correlationId: row.correlationId,
    changes: row.changes,
    data: row.data,
  };
}
