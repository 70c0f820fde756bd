/** The tables that the rig looks at, read by the owner of the database, past row-level security. Ids are uuids as they stand there. */
import type { Actor } from "@eureka/contracts/actor";
import type { EventEnvelope } from "@eureka/contracts/event";
import { asOwner } from "@eureka/kit/db";
import { groupBy } from "./group-by.ts";

/** The rows of each table; every row has its `organization` besides. */
interface TableRows {
  organizations: { name: string };
  positions: { last: number };
  workspaces: { id: string };
  items: { id: string; title: string };
  files: { id: string; name: string };
  unclaimed: { id: string };
  messages: { id: string; text: string; thread: string | null; intent: string | null };
  outgoing: {
    id: string;
    connector: string;
    state: string;
    isCurrent: boolean;
    /** Where it belongs; null outside threads. */
    thread: string | null;
    /** The event that it answers: what delivered it, and its place there. */
    answers: string | null;
  };
  decisions: {
    id: string;
    /** Of the work item that is proposed. */
    title: string;
    state: string;
    verb: string | null;
    /** What was approved could not be done. */
    hasError: boolean;
    /** Messages that show it. */
    cards: number;
  };
  inbound: { id: string; delivery: string; isProcessed: boolean };
  events: {
    id: string;
    type: string;
    actorType: Actor["type"];
    actorId: Actor["id"];
    subjectType: string;
    subjectId: string;
    data: EventEnvelope["data"];
    changes: EventEnvelope["changes"];
    position: number | null;
    correlationId: string;
  };
  audits: { operation: string; result: string; correlationId: string };
  ledger: { event: string; handler: string };
  answers: { key: string };
  ideaRuns: {
    id: string;
    topic: string;
    state: string;
    ideas: number;
    /** When the last step of each stage was stored, in milliseconds since 1970; only for stages of which every step is. */
    stageEnds: Readonly<Record<string, number>> | null;
  };
}

export type TableName = keyof TableRows;
export type TableRow<Name extends TableName> = TableRows[Name];

const queries: Readonly<Record<TableName, string>> = {
  organizations: "select id as organization, name from organizations",
  positions: "select organization_id as organization, last_position::integer as last from event_positions",
  workspaces: "select organization_id as organization, id from workspaces",
  items: "select organization_id as organization, id, title from work_items",
  files: "select organization_id as organization, id, name from files",
  unclaimed: "select organization_id as organization, id from unclaimed_contents",
  messages: "select organization_id as organization, id, text, thread_id as thread, intent from messages",
  outgoing: `select sent.organization_id as organization, sent.id, connections.connector, sent.state, sent.delivered_revision >= sent.revision as "isCurrent",
    sent.platform_thread_id as thread, sent.answers from outgoing_messages as sent
    join connections on connections.organization_id = sent.organization_id and connections.id = sent.connection_id`,
  decisions: `select organization_id as organization, id, payload #>> '{input,title}' as title, state, outcome ->> 'verb' as verb,
    coalesce(outcome ->> 'error', '') <> '' as "hasError",
    (select count(*)::integer from posted_cards as cards
     where cards.organization_id = decisions.organization_id and cards.subject_type = 'decision' and cards.subject_id = decisions.id) as cards
    from decisions`,
  inbound: `select organization_id as organization, id, delivery_id as delivery, processed_at is not null as "isProcessed" from inbound_events`,
  events: `select organization_id as organization, id, type, actor_type as "actorType", actor_id as "actorId", subject_type as "subjectType", subject_id as "subjectId", data, changes, position::integer, correlation_id as "correlationId" from events`,
  audits: `select organization_id as organization, operation, result, correlation_id as "correlationId" from audit_records`,
  ledger: "select organization_id as organization, event_id as event, handler from event_effects",
  answers: "select organization_id as organization, key from idempotency_keys",
  ideaRuns: `select asked.organization_id as organization, asked.id, asked.request ->> 'topic' as topic, runs.state,
    (select count(*)::integer from ideas where ideas.organization_id = asked.organization_id and ideas.run_id = asked.id) as ideas,
    (select json_object_agg(stage, ended) from (
       select split_part(key, '.', 1) as stage, extract(epoch from max(finished_at))::float8 * 1000 as ended from run_steps as steps
       where steps.organization_id = asked.organization_id and steps.run_id = asked.id
       group by 1 having bool_and(steps.state = 'succeeded')) as stages) as "stageEnds"
    from idea_runs as asked join runs on runs.organization_id = asked.organization_id and runs.id = asked.id`,
};

export interface Tables {
  /** UUIDs of all organizations. */
  readonly organizations: readonly string[];
  of<Name extends TableName>(organization: string, table: Name): readonly TableRow<Name>[];
}

export async function readTables(ownerConnection: string): Promise<Tables> {
  const tables = await asOwner(ownerConnection, async (client) => {
    const read = new Map<string, Map<string, { organization: string }[]>>();
    for (const [name, text] of Object.entries(queries)) {
      const { rows } = await client.query<{ organization: string }>(text);
      read.set(
        name,
        groupBy(rows, ({ organization }) => organization),
      );
    }
    return read;
  });
  return {
    organizations: [...(tables.get("organizations")?.keys() ?? [])],
    // Each query above selects the columns of its table's row.
    of: (organization, table) => (tables.get(table)?.get(organization) ?? []) as readonly object[] as never,
  };
}
