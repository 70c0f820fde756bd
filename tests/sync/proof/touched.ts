/** Who changed what, item by item: a value may be given up only where two sides wrote it, and a write needs a change elsewhere. */
import type { RuledField } from "@eureka/contracts/sync-rules";
import type { Edit } from "./edit.ts";

/** An item as one place names it. 0: the team; n: the n-th platform. */
export interface NamedItem {
  readonly place: number;
  readonly id: string;
}

export interface Touched {
  readonly notes: readonly (NamedItem & { readonly kind: Edit["kind"] })[];
  note(item: NamedItem, kind: Edit["kind"]): void;
  /** That a work item stands there under this name, or did so once. */
  link(workItemId: string, copy: NamedItem): void;
  /** All names that a work item ever had. */
  namesOf(workItemId: string): NamedItem[];
}

const fieldOf: Partial<Record<Edit["kind"], RuledField>> = {
  title: "title",
  body: "body",
  labels: "labels",
  due: "due",
  priority: "priority",
  assignee: "assignees",
  move: "list",
  archive: "archived",
  restore: "archived",
  delete: "archived",
  "add entry": "checklist",
  "tick entry": "checklist",
  parent: "parent",
};

export function createTouched(): Touched {
  const notes: (NamedItem & { readonly kind: Edit["kind"] })[] = [];
  const copies = new Map<string, Map<string, NamedItem>>();
  return {
    notes,
    note: (item, kind) => void notes.push({ ...item, kind }),
    link(workItemId, copy) {
      const known = copies.get(workItemId) ?? new Map<string, NamedItem>();
      copies.set(workItemId, known.set(`${copy.place}:${copy.id}`, copy));
    },
    namesOf: (workItemId) => [{ place: 0, id: workItemId }, ...(copies.get(workItemId)?.values() ?? [])],
  };
}

/** What was done to an item, wherever. */
export function changesOf({ notes, namesOf }: Touched, workItemId: string): Touched["notes"] {
  const names = namesOf(workItemId);
  return notes.filter((note) => names.some(({ place, id }) => note.place === place && note.id === id));
}

/** The places that wrote into a field of an item. */
export function writersOf(touched: Touched, workItemId: string, field: RuledField): ReadonlySet<number> {
  const changes = changesOf(touched, workItemId).filter(({ kind }) => fieldOf[kind] === field);
  return new Set(changes.map(({ place }) => place));
}
