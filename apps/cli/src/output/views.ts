/** Which fields of which things a table shows, the telling ones first. Fields named `...Id` have lost their `Id` here. */
import { say } from "@eureka/contracts/words";

export type Row = Readonly<Record<string, unknown>>;

export interface View {
  /** In their order; what does not fit the terminal is left out from the end. */
  readonly columns: readonly string[];
  /** Makes further fields out of those of the answer. */
  readonly shape?: (row: Row) => Row;
}

/** By the noun of the command. */
const views: Readonly<Record<string, View>> = {
  "api-keys": { columns: ["id", "name", "member", "lastUsedAt", "expiresAt", "revokedAt", "prefix"] },
  attachments: { columns: ["id", "name", "size", "mediaType", "addedBy", "createdAt"] },
  "audit-records": {
    columns: ["occurredAt", "actor", "operation", "result", "target", "changes", "id"],
    shape: withActor,
  },
  boards: { columns: ["id", "name", "workspace", "isDefault", "archivedAt", "description"] },
  "channel-mappings": { columns: ["id", "connection", "platformChannelId", "workspace", "board", "list"] },
  "channel-members": { columns: ["member", "joinedAt"] },
  channels: {
    columns: ["id", "name", "workspace", "unread", "kind", "topic", "archivedAt"],
    shape: (row) => ({ ...row, unread: row.unreadCount }),
  },
  "checklist-entries": { columns: ["id", "done", "text"] },
  comments: { columns: ["createdAt", "author", "body", "id"] },
  connections: { columns: ["id", "title", "connector", "state", "defaultWorkspace"] },
  events: { columns: ["occurredAt", "actor", "type", "changes", "id"], shape: withActor },
  "external-identities": { columns: ["id", "displayName", "member", "connection", "linkedAt"] },
  files: { columns: ["id", "name", "size", "mediaType", "createdByMember", "createdAt"] },
  grants: { columns: ["id", "member", "role", "scope"] },
  invitations: { columns: ["id", "email", "state", "grants", "invitedBy", "expiresAt"] },
  jobs: { columns: ["id", "name", "attempts", "diedAt", "lastError"] },
  labels: { columns: ["id", "name", "color", "workspace"] },
  members: { columns: ["id", "name", "handle", "email", "status", "lastSeenAt"] },
  messages: {
    columns: ["createdAt", "author", "text", "replies", "id"],
    shape: (row) => ({ ...row, replies: row.replyCount }),
  },
  runs: { columns: ["id", "kind", "state", "progress", "requestedBy", "createdAt", "finishedAt"] },
  sessions: { columns: ["id", "device", "current", "lastUsedAt", "expiresAt", "member"] },
  "work-items": {
    columns: ["key", "title", "list", "priority", "due", "assignees", "labels"],
    shape: (row) => ({ ...row, list: listsOf(row) }),
  },
  workspaces: { columns: ["key", "name", "kind", "timeZone", "archivedAt", "id"] },
};

/** By the field of a record, for fields whose rows are shown as a table below it. */
const blockViews: Readonly<Record<string, View>> = {
  lists: { columns: ["id", "name", "category", "archivedAt"] },
  placements: { columns: ["list", "board", "workspace"] },
};

/** The view of a noun, when it has one. */
export function viewOf(name: string): View | undefined {
  return Object.hasOwn(views, name) ? views[name] : undefined;
}

/** The view of a record's field, when it has one. */
export function blockViewOf(field: string): View | undefined {
  return Object.hasOwn(blockViews, field) ? blockViews[field] : undefined;
}

/** The fields of a row that its view shows. */
export function viewRow({ columns, shape = (row) => row }: View, row: Row): Row {
  const shaped = shape(row);
  return Object.fromEntries(columns.map((column) => [column, shaped[column]]));
}

/** A record whose lists of things are viewed; everything else of it is shown as it is. */
export function viewRecord(record: Row): Row {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const view = blockViewOf(name);
      return [name, view && Array.isArray(value) ? value.map((row: Row) => viewRow(view, row)) : value];
    }),
  );
}

/** An item stands in one list of each board that it is on. */
function listsOf({ placements }: Row): unknown {
  return Array.isArray(placements) ? placements.map((placement: Row) => placement.list) : undefined;
}

function withActor(row: Row): Row {
  return { ...row, actor: actorOf(row) };
}

/** The person behind what was done, where there is one, else the key or the program. */
export function actorOf({ actor, onBehalfOf }: Row): unknown {
  if (onBehalfOf) return onBehalfOf;
  return isSystem(actor) ? say("cli.actor.system") : actor;
}

function isSystem(actor: unknown): boolean {
  return typeof actor === "object" && actor !== null && "type" in actor && actor.type === "system";
}
