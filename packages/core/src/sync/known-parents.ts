/**
 * What an item of a platform is a part of counts only where both have a counterpart on the board here: everybody else sees no other parent.
 * When the parent comes, its parts are compared once more.
 */
import type { ItemChange, TrackerCapability, TrackerItem } from "@eureka/connector-sdk";

/** Which of these items of the platform are known here. */
export type FindKnown = (platformItemIds: readonly string[]) => Promise<ReadonlySet<string>>;

export function withKnownParents(tracker: TrackerCapability, findKnown: FindKnown): TrackerCapability {
  if (!tracker.capabilities().fields.includes("parent")) return tracker;

  async function showAll(items: readonly TrackerItem[]): Promise<TrackerItem[]> {
    const parents = new Set(items.flatMap(({ fields }) => fields.parent ?? []));
    const known = parents.size === 0 ? parents : await findKnown([...parents]);
    return items.map((item) => {
      const { parent } = item.fields;
      return parent === null || known.has(parent) ? item : { ...item, fields: { ...item.fields, parent: null } };
    });
  }
  async function show(item: TrackerItem): Promise<TrackerItem> {
    const [shown = item] = await showAll([item]);
    return shown;
  }
  async function showChanges(changes: readonly ItemChange[]): Promise<ItemChange[]> {
    const items = await showAll(changes.flatMap((change) => (change.kind === "present" ? [change.item] : [])));
    const shown = new Map(items.map((item) => [item.platformItemId, item]));
    return changes.map((change) =>
      change.kind === "present" ? { ...change, item: shown.get(change.item.platformItemId) ?? change.item } : change,
    );
  }

  return {
    ...tracker,
    createItem: async (input) => show(await tracker.createItem(input)),
    async findByIntent(search) {
      const found = await tracker.findByIntent(search);
      return found && show(found);
    },
    getItem: async (item) => show(await tracker.getItem(item)),
    updateItem: async (input) => show(await tracker.updateItem(input)),
    moveItem: async (input) => show(await tracker.moveItem(input)),
    archiveItem: async (input) => show(await tracker.archiveItem(input)),
    restoreItem: async (input) => show(await tracker.restoreItem(input)),
    async listChanges(request) {
      const page = await tracker.listChanges(request);
      return { ...page, changes: await showChanges(page.changes) };
    },
  };
}
