/** The columns of a work item with its labels, assignees, placements and counts, for one statement, and what becomes of them. */
import { fromUuid } from "@eureka/contracts/ids";
import type { LabelColor } from "@eureka/contracts/label";
import type { ListCategory } from "@eureka/contracts/list";
import type { Due, Priority, WorkItem, WorkItemSource, WorkItemSummary } from "@eureka/contracts/work-item";
import { fromPersonUuids, toTime, toTimeOrNull } from "../columns.ts";

const ofItem = (alias: string) => `${alias}.organization_id = i.organization_id and ${alias}.work_item_id = i.id`;

/** Needs `work_items i` in the from clause. */
export const itemColumns = `i.id, i.workspace_id, i.key, i.title, i.priority, i.due_date::text as due_date, i.due_at, i.state,
  i.completed_at, i.archived_at, i.parent_id, i.created_by_member_id, i.created_by_external_identity_id, i.version, i.created_at, i.updated_at,
  (select json_agg(json_build_array(l.id, l.name, l.color) order by lower(l.name), l.id)
   from work_item_labels il join labels l on l.organization_id = il.organization_id and l.id = il.label_id
   where ${ofItem("il")}) as labels,
  (select json_agg(json_build_array(a.member_id, a.external_identity_id) order by a.id)
   from work_item_assignees a where ${ofItem("a")}) as assignees,
  (select json_agg(json_build_array(p.id, p.board_id, b.workspace_id, p.list_id, p.position, b.connection_id, b.is_linked) order by p.id)
   from placements p join boards b on b.organization_id = p.organization_id and b.id = p.board_id where ${ofItem("p")}) as placements,
  (select up.key from work_items up where up.organization_id = i.organization_id and up.id = i.parent_id) as parent_key,
  (select json_build_array(count(*), count(*) filter (where s.state in ('done', 'dropped')))
   from work_items s where s.organization_id = i.organization_id and s.parent_id = i.id) as sub_items,
  (select json_build_array(count(*), count(*) filter (where e.done)) from checklist_entries e where ${ofItem("e")}) as checklist,
  (select count(*)::int from comments c where ${ofItem("c")} and c.deleted_at is null) as comment_count,
  (select count(*)::int from attachments t where ${ofItem("t")}) as attachment_count`;

/** What only the item's own page shows. */
export const itemTextColumns = "i.description, i.source";

export interface SummaryRow {
  id: string;
  workspace_id: string;
  key: string;
  title: string;
  priority: Priority;
  due_date: string | null;
  due_at: Date | null;
  state: ListCategory;
  completed_at: Date | null;
  archived_at: Date | null;
  parent_id: string | null;
  parent_key: string | null;
  sub_items: [number, number];
  created_by_member_id: string | null;
  created_by_external_identity_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  labels: [string, string, LabelColor][] | null;
  assignees: [string | null, string | null][] | null;
  placements: [string, string, string, string, string, string | null, boolean][] | null;
  checklist: [number, number];
  comment_count: number;
  attachment_count: number;
}

export interface ItemRow extends SummaryRow {
  description: string;
  source: WorkItemSource | null;
}

export function toSummary(row: SummaryRow): WorkItemSummary {
  return {
    id: fromUuid("work_item", row.id),
    key: row.key,
    workspaceId: fromUuid("workspace", row.workspace_id),
    title: row.title,
    priority: row.priority,
    due: toDue(row.due_date, row.due_at),
    state: row.state,
    completedAt: toTimeOrNull(row.completed_at),
    archivedAt: toTimeOrNull(row.archived_at),
    labels: (row.labels ?? []).map(([id, name, color]) => ({ id: fromUuid("label", id), name, color })),
    assignees: (row.assignees ?? []).flatMap((columns) => fromPersonUuids(...columns) ?? []),
    placements: (row.placements ?? []).map(([id, boardId, workspaceId, listId, position, connectionId, isLinked]) => ({
      id: fromUuid("placement", id),
      boardId: fromUuid("board", boardId),
      workspaceId: fromUuid("workspace", workspaceId),
      listId: fromUuid("list", listId),
      position,
      connectionId: connectionId === null ? null : fromUuid("connection", connectionId),
      isLinked,
    })),
    parent:
      row.parent_id === null || row.parent_key === null
        ? null
        : { id: fromUuid("work_item", row.parent_id), key: row.parent_key },
    subItems: { total: row.sub_items[0], closed: row.sub_items[1] },
    checklist: { total: row.checklist[0], done: row.checklist[1] },
    commentCount: row.comment_count,
    attachmentCount: row.attachment_count,
    createdBy: fromPersonUuids(row.created_by_member_id, row.created_by_external_identity_id),
    version: row.version,
    createdAt: toTime(row.created_at),
    updatedAt: toTime(row.updated_at),
  };
}

export function toWorkItem(row: ItemRow): WorkItem {
  return { ...toSummary(row), description: row.description, source: row.source };
}

function toDue(date: string | null, at: Date | null): Due | null {
  if (date) return { type: "date", date };
  return at ? { type: "instant", at: toTime(at) } : null;
}
