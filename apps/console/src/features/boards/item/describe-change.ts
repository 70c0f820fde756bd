/** What an entry of the history says, in words of the catalogue: which deed, and which fields from what to what. */
import type { HistoryEntry } from "../types.ts";

export interface ChangedField {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Event types by the word for them. */
const deeds: Readonly<Record<string, string>> = {
  "work_item.created": "created",
  "work_item.updated": "updated",
  "work_item.moved": "moved",
  "work_item.merged": "merged",
  "work_item.assigned": "assigned",
  "work_item.unassigned": "unassigned",
  "work_item.placed": "placed",
  "work_item.unplaced": "unplaced",
  "work_item.archived": "archived",
  "work_item.unarchived": "unarchived",
  "comment.created": "commented",
  "comment.updated": "commentEdited",
  "comment.deleted": "commentDeleted",
  "checklist_entry.created": "entryAdded",
  "checklist_entry.updated": "entryChanged",
  "checklist_entry.deleted": "entryRemoved",
  "attachment.created": "attached",
  "attachment.deleted": "detached",
  "external_link.changed": "copyChanged",
  "external_link.field_set": "platformFieldSet",
  "external_link.field_refused": "platformFieldRefused",
  "external_link.overruled": "overruled",
  "sync_conflict.opened": "conflictOpened",
  "sync_conflict.closed": "conflictClosed",
};

/** Fields that say nothing to people, or what another field of the same entry says better. */
const unsaid = new Set(["position", "completedAt", "archivedAt", "size", "mediaType"]);

/** The word for what was done; `other` for what this console does not know yet. */
export function deedOf(type: string): string {
  return deeds[type] ?? "other";
}

/** Whether the server would try to take it back: everything that people set, besides what only tells how a copy stands, and merging. */
export function isUndoable({ type, data }: Pick<HistoryEntry, "type" | "data">): boolean {
  if (type === "external_link.changed") return data.state === "gone";
  return type in deeds && type !== "external_link.field_refused" && type !== "work_item.merged";
}

/** Whether the entry takes an earlier one back. */
export function isUndo({ data }: Pick<HistoryEntry, "data">): boolean {
  const { because } = data;
  return typeof because === "object" && because !== null && "kind" in because && because.kind === "undo";
}

export function changedFields(entry: Pick<HistoryEntry, "type" | "changes">): readonly ChangedField[] {
  const fields = Object.entries(entry.changes).map(([field, { from, to }]) => ({ field, from, to }));
  const said = fields.filter(({ field, from, to }) => !unsaid.has(field) && !(isNothing(from) && isNothing(to)));
  // A new list says the new state, too.
  const hasList = said.some(({ field }) => field === "listId");
  return said.filter(({ field }) => !(field === "state" && hasList));
}

/** Nothing was there, or nothing came: a first value is told without what it was before. */
export function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    value === false ||
    value === "none" ||
    (Array.isArray(value) && value.length === 0)
  );
}
