/** Takes back changes of an item's own fields, of its people and of whether it is in use. */
import type { Person } from "@eureka/contracts/actor";
import { EurekaError } from "@eureka/contracts/errors";
import type { WorkItem } from "@eureka/contracts/work-item";
import { changedSince, type Deed, isSame, runAgain, type TakeBack } from "./taking-back.ts";

const texts = ["title", "description", "priority", "due", "labels", "parent"] as const;

function fieldOf(item: WorkItem, field: string): unknown {
  if (field === "labels") return item.labels.map(({ name }) => name).toSorted();
  if (field === "parent") return item.parent?.key ?? null;
  return item[field as keyof WorkItem];
}

const updated: TakeBack = (deed) => {
  const { item, event } = deed;
  const wanted = texts.filter((field) => field in event.changes);
  // The state of an item is that of its list: nobody set it.
  if (wanted.length === 0)
    throw new EurekaError("work_item.undo_impossible", { eventId: event.id, reason: "a list became another one" });
  return {
    changed: changedSince(event, (field, to) =>
      isSame(fieldOf(item, field), field === "labels" ? sortedNames(to) : to),
    ),
    async act() {
      const former = Object.fromEntries(
        wanted.map((field) => [field === "parent" ? "parentId" : field, event.changes[field]?.from ?? null]),
      );
      await runAgain(deed, "work_item.update", { id: item.id, ...former });
    },
  };
};

function sortedNames(names: unknown): unknown {
  return Array.isArray(names) ? names.toSorted() : names;
}

/** Somebody who left or was erased cannot be given work again. */
const person =
  (operation: "work_item.assign" | "work_item.unassign"): TakeBack =>
  (deed) => {
    const { item, event } = deed;
    const { id } = event.data.person as Person;
    const isAssigned = item.assignees.some((assignee) => assignee.id === id);
    return {
      changed: isAssigned === (operation === "work_item.unassign") ? [] : ["assignees"],
      act: async () => void (await runAgain(deed, operation, { id: item.id, assignee: id })),
    };
  };

const use =
  (operation: "work_item.archive" | "work_item.unarchive"): TakeBack =>
  (deed) => ({
    changed: (deed.item.archivedAt !== null) === (operation === "work_item.unarchive") ? [] : ["archivedAt"],
    act: async () => void (await runAgain(deed, operation, { id: deed.item.id })),
  });

/**
 * What was made is put away and not deleted: deleting could not be taken back. Whatever others did to it since stands in the way, so
 * that nobody's work disappears with it.
 */
const created: TakeBack = (deed) => {
  const { item, event, later, context } = deed;
  const others = later.filter(
    ({ actor, changes }) => isOfSomebodyElse(actor, context) && Object.keys(changes).length > 0,
  );
  const fields = others.flatMap(({ type, changes }) =>
    type.startsWith("work_item.")
      ? Object.keys(changes).filter((field) => field in event.changes)
      : [type.split(".")[0] ?? type],
  );
  return {
    changed: [...new Set([...fields, ...(item.archivedAt ? ["archivedAt"] : [])])],
    act: async () => void (await runAgain(deed, "work_item.archive", { id: item.id })),
  };
};

function isOfSomebodyElse(actor: Deed["event"]["actor"], { actor: me }: Deed["context"]): boolean {
  return actor.id !== me.id;
}

export const takeBackFields = {
  "work_item.created": created,
  "work_item.updated": updated,
  "work_item.assigned": person("work_item.unassign"),
  "work_item.unassigned": person("work_item.assign"),
  "work_item.archived": use("work_item.unarchive"),
  "work_item.unarchived": use("work_item.archive"),
} satisfies Record<string, TakeBack>;
