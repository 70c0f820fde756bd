/** A value of a field in words that people read: texts as they stand. */
import type { RuledField } from "@eureka/contracts/sync-rules";
import { say } from "@eureka/contracts/words";
import type { ConnectedListRow } from "./connected-boards.store.ts";
import type { SyncedFields } from "./our-side.ts";
import { sideNameOf } from "./rules-of.ts";

/** What people are called over there, by their platform user ids, as far as that is known. */
export interface ValueNames {
  readonly lists: readonly Pick<ConnectedListRow, "platformListId" | "name">[];
  readonly people: ReadonlyMap<string, string>;
}

export function sayValue(field: RuledField, side: SyncedFields, { lists, people }: ValueNames): string {
  const value = side[sideNameOf(field) as keyof SyncedFields];
  const words = wordsOf(field, side, { lists, people });
  return words === "" || value === null || value === undefined ? say("sync.value.nothing") : words;
}

function wordsOf(field: RuledField, side: SyncedFields, { lists, people }: ValueNames): string {
  const { title = "", body = "", labels = [], assignees = [], due, priority, checklist = [], archived } = side;
  switch (field) {
    case "title":
      return title;
    case "body":
      return body;
    case "list": {
      const known = lists.find(({ platformListId }) => platformListId === side.platformListId);
      return known?.name ?? side.platformListId ?? "";
    }
    case "labels":
      return labels.join(", ");
    case "assignees":
      return assignees.map((id) => people.get(id) ?? id).join(", ");
    case "due":
      return due ? (due.kind === "date" ? due.date : due.at) : "";
    case "priority":
      return priority === "none" || priority === undefined ? "" : priority;
    case "checklist":
      return checklist.map(({ text, done }) => `${done ? "☑" : "☐"} ${text}`).join("\n");
    case "parent":
      return side.parent ?? "";
    case "archived":
      return say(archived ? "sync.value.archived" : "sync.value.in_use");
  }
}
