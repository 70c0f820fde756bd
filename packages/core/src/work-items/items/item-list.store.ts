/** Lists of work items: filters, sort orders and pages in one statement. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { type ListCategory, listCategories } from "@eureka/contracts/list";
import type { Priority, WorkItemSummary, workItemSorts } from "@eureka/contracts/work-item";
import { query } from "@eureka/kit/db";
import type { CursorKey, Transaction } from "../../operations/index.ts";
import type { VisiblePlaces } from "../../permissions/index.ts";
import { organizationUuid, type PersonColumns } from "../columns.ts";
import { createParameters, type Parameters } from "../parameters.ts";
import { itemColumns, type SummaryRow, toSummary } from "./item-row.ts";

export interface ItemFilter {
  readonly places: VisiblePlaces;
  readonly workspaceId?: Id<"workspace"> | undefined;
  readonly boardId?: Id<"board"> | undefined;
  readonly listId?: Id<"list"> | undefined;
  readonly states?: readonly ListCategory[] | undefined;
  readonly assignee?: PersonColumns | undefined;
  /** An id or a name. */
  readonly label?: { readonly id: Id<"label"> } | { readonly name: string } | undefined;
  readonly parentId?: Id<"work_item"> | undefined;
  readonly text?: string | undefined;
  readonly priority?: Priority | undefined;
  /** Days, both exclusive. */
  readonly dueBefore?: string | undefined;
  readonly dueAfter?: string | undefined;
  readonly archived: boolean;
  /** `position` only together with a board or a list. */
  readonly sort: (typeof workItemSorts)[number];
  readonly after: CursorKey | null;
  readonly limit: number;
}

export interface ListedItem {
  readonly item: WorkItemSummary;
  readonly cursorKey: CursorKey;
}

const dueDay = "coalesce(i.due_date, (i.due_at at time zone 'UTC')::date)";
/** A column that a list is sorted by: what is compared, its type, and its exact text, which the cursor holds. */
interface SortKey {
  readonly value: string;
  readonly type: "text" | "timestamptz" | "int";
  readonly text: string;
}

const asText = (value: string): SortKey => ({ value: `(${value}) collate "C"`, type: "text", text: value });
const asTime = (value: string): SortKey => ({
  value,
  type: "timestamptz",
  text: `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
});
const priorityRank = "array_position(array['none','low','medium','high','urgent'], i.priority)";

/** The id comes behind these keys, so that no two rows are alike. */
const sortOrders: Readonly<
  Record<ItemFilter["sort"], { readonly keys: readonly SortKey[]; readonly descending: boolean }>
> = {
  position: { keys: [asText("pl.position"), asText("p.position")], descending: false },
  updated: { keys: [asTime("i.updated_at")], descending: true },
  created: { keys: [asTime("i.created_at")], descending: true },
  due: { keys: [asText(`coalesce(to_char(${dueDay}, 'YYYY-MM-DD'), '~')`)], descending: false },
  priority: { keys: [{ value: priorityRank, type: "int", text: `${priorityRank}::text` }], descending: true },
};

export async function selectItemPage(transaction: Transaction, filter: ItemFilter): Promise<ListedItem[]> {
  const parameters = createParameters(organizationUuid(transaction));
  const join = placeJoin(filter, parameters);
  const conditions = [...whatIsVisible(filter, parameters), ...whatIsAskedFor(filter, parameters)];
  const { keys, descending } = sortOrders[filter.sort];
  if (filter.after) conditions.push(isBehind(filter.after, keys, descending, parameters));
  const direction = descending ? "desc" : "asc";
  const inner = [...keys.map(({ value }) => value), "i.id"].map((value) => `${value} ${direction}`);
  const outer = [...keys.map((_key, index) => `page.key_${index}`), "page.id"].map((value) => `${value} ${direction}`);
  const text = `select ${itemColumns}, page.sort_key
    from (
      select i.organization_id, i.id, array[${keys.map((key) => key.text).join(", ")}] as sort_key,
        ${keys.map(({ value }, index) => `${value} as key_${index}`).join(", ")}
      from work_items i ${join}
      where ${conditions.join(" and ")}
      order by ${inner.join(", ")} limit ${parameters.bind(filter.limit)}
    ) as page
    -- Each by its key: for a join PostgreSQL could choose to read all items of the organization again for each of them.
    cross join lateral (select * from work_items where organization_id = page.organization_id and id = page.id offset 0) i
    order by ${outer.join(", ")}`;
  const rows = await query<SummaryRow & { sort_key: string[] }>(transaction, { text }, parameters.values);
  return rows.map((row) => {
    const item = toSummary(row);
    return { item, cursorKey: [...row.sort_key, item.id] };
  });
}

function isBehind(after: CursorKey, keys: readonly SortKey[], descending: boolean, { bind }: Parameters): string {
  const last = keys.map(({ type }, index) => `${bind(String(after[index]))}::${type}`);
  const id = `${bind(toUuid(String(after[keys.length])))}::uuid`;
  const values = keys.map(({ value }) => value).join(", ");
  return `(${values}, i.id) ${descending ? "<" : ">"} (${[...last, id].join(", ")})`;
}

/** The placement on the board or in the list that is asked for; an item has at most one there. */
function placeJoin({ boardId, listId }: ItemFilter, { bind }: Parameters): string {
  if (!boardId && !listId) return "";
  const conditions = ["p.organization_id = i.organization_id", "p.work_item_id = i.id"];
  if (boardId) conditions.push(`p.board_id = ${bind(toUuid(boardId))}`);
  if (listId) conditions.push(`p.list_id = ${bind(toUuid(listId))}`);
  return `join placements p on ${conditions.join(" and ")}
    join lists pl on pl.organization_id = p.organization_id and pl.id = p.list_id`;
}

/** Items of the places themselves, and items of other places that stand on a board there. */
function whatIsVisible({ places }: ItemFilter, { bind }: Parameters): string[] {
  const workspaces = `${bind(places.workspaceIds.map(toUuid))}::uuid[]`;
  const boards = `${bind(places.boardIds.map(toUuid))}::uuid[]`;
  return [
    "i.organization_id = $1",
    `(i.workspace_id = any (${workspaces}) or exists (
       select from placements shown join boards b on b.organization_id = shown.organization_id and b.id = shown.board_id
       where shown.organization_id = i.organization_id and shown.work_item_id = i.id
         and (b.workspace_id = any (${workspaces}) or b.id = any (${boards}))))`,
  ];
}

function whatIsAskedFor(filter: ItemFilter, { bind }: Parameters): string[] {
  const conditions = [`i.archived_at is ${filter.archived ? "not " : ""}null`];
  if (filter.workspaceId) conditions.push(`i.workspace_id = ${bind(toUuid(filter.workspaceId))}`);
  if (filter.parentId) conditions.push(`i.parent_id = ${bind(toUuid(filter.parentId))}`);
  if (filter.states && filter.states.length < listCategories.length)
    conditions.push(`i.state = any (${bind(filter.states)}::text[])`);
  if (filter.priority) conditions.push(`i.priority = ${bind(filter.priority)}`);
  if (filter.dueBefore) conditions.push(`${dueDay} < ${bind(filter.dueBefore)}::date`);
  if (filter.dueAfter) conditions.push(`${dueDay} > ${bind(filter.dueAfter)}::date`);
  if (filter.text) {
    const pattern = bind(`%${filter.text.replace(/[\\%_]/g, "\\$&")}%`);
    conditions.push(`(i.title ilike ${pattern} or i.key ilike ${pattern} or i.description ilike ${pattern})`);
  }
  if (filter.assignee) {
    const { memberId, externalIdentityId } = filter.assignee;
    const person = memberId
      ? `a.member_id = ${bind(toUuid(memberId))}`
      : `a.external_identity_id = ${bind(externalIdentityId && toUuid(externalIdentityId))}`;
    conditions.push(`exists (select from work_item_assignees a
      where a.organization_id = i.organization_id and a.work_item_id = i.id and ${person})`);
  }
  if (filter.label) {
    const label =
      "id" in filter.label
        ? `l.id = ${bind(toUuid(filter.label.id))}`
        : `lower(l.name) = lower(${bind(filter.label.name)})`;
    conditions.push(`exists (select from work_item_labels il join labels l on l.organization_id = il.organization_id and l.id = il.label_id
      where il.organization_id = i.organization_id and il.work_item_id = i.id and ${label})`);
  }
  return conditions;
}
