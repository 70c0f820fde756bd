/** The tables that the rig looks at, read by the owner of the database, past row-level security. Ids are uuids as they stand there. */
import type { Actor } from "@eureka/contracts/actor";
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
  inbound: { id: string; delivery: string; isProcessed: boolean };
  events: {
    id: string;
    type: string;
    actorType: Actor["type"];
    subjectId: string;
    position: number | null;
    correlationId: string;
  };
  audits: { operation: string; result: string; correlationId: string };
  ledger: { event: string; handler: string };
  answers: { key: string };
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
  inbound: `select organization_id as organization, id, delivery_id as delivery, processed_at is not null as "isProcessed" from inbound_events`,
  events: `select organization_id as organization, id, type, actor_type as "actorType", subject_id as "subjectId", position::integer, correlation_id as "correlationId" from events`,
  audits: `select organization_id as organization, operation, result, correlation_id as "correlationId" from audit_records`,
  ledger: "select organization_id as organization, event_id as event, handler from event_effects",
  answers: "select organization_id as organization, key from idempotency_keys",
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
