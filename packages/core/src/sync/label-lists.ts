/**
 * Lists that a platform has only as labels: the rules of a board divide one of its lists by them. Everybody else sees lists alone: a label
 * that stands for one is no label of an item, and moving an item swaps these labels. Of several the one that the rules name first counts.
 */
import type {
  ChangeItemInput,
  ItemChange,
  MoveItemInput,
  TrackerCapability,
  TrackerItem,
  UpdateItemInput,
} from "@eureka/connector-sdk";
import type { LabelList } from "@eureka/contracts/sync-rules";

/** Platforms compare labels without regard to capitals. */
const nameOf = (label: string) => label.trim().toLowerCase();

/** The id under which the list is known here, as the platform's own lists by theirs. */
export function labelListId({ label }: Pick<LabelList, "label">): string {
  return `label:${nameOf(label)}`;
}

/** The tracker as it is, where nothing is divided. */
export function withLabelLists(tracker: TrackerCapability, labelLists: readonly LabelList[]): TrackerCapability {
  const { dividedListId } = tracker.capabilities();
  if (labelLists.length === 0 || dividedListId === undefined) return tracker;
  const standsForList = (label: string) => labelLists.some((list) => nameOf(list.label) === nameOf(label));
  const findList = (platformListId: string | null | undefined) =>
    labelLists.find((list) => labelListId(list) === platformListId);

  function show(item: TrackerItem): TrackerItem {
    const { labels, platformListId } = item.fields;
    const found = labelLists.find(({ label }) => labels.some((one) => nameOf(one) === nameOf(label)));
    const isDivided = platformListId === dividedListId && found !== undefined;
    const fields = {
      ...item.fields,
      labels: labels.filter((label) => !standsForList(label)),
      platformListId: isDivided ? labelListId(found) : platformListId,
    };
    return { ...item, fields };
  }

  /** Leaves one label of those that stand for lists, or none. */
  async function swapLabels({ intent, item }: ChangeItemInput, now: TrackerItem, list: LabelList | undefined) {
    const standing = now.fields.labels.filter(standsForList);
    const isSame = list
      ? standing.length === 1 && nameOf(standing[0] ?? "") === nameOf(list.label)
      : standing.length === 0;
    if (isSame) return now;
    const labels = [...now.fields.labels.filter((label) => !standsForList(label)), ...(list ? [list.label] : [])];
    return tracker.updateItem({ intent, item, fields: { labels } });
  }

  async function updateItem({ intent, item, fields }: UpdateItemInput): Promise<TrackerItem> {
    if (!fields.labels) return show(await tracker.updateItem({ intent, item, fields }));
    const { labels: now } = (await tracker.getItem(item)).fields;
    const labels = [...fields.labels.filter((label) => !standsForList(label)), ...now.filter(standsForList)];
    return show(await tracker.updateItem({ intent, item, fields: { ...fields, labels } }));
  }

  async function moveItem({ platformListId, ...move }: MoveItemInput): Promise<TrackerItem> {
    const list = findList(platformListId);
    const moved = await tracker.moveItem({
      ...move,
      platformListId: list ? (dividedListId as string) : platformListId,
    });
    return show(await swapLabels(move, moved, list));
  }

  const showChange = (change: ItemChange): ItemChange =>
    change.kind === "present" ? { ...change, item: show(change.item) } : change;

  return {
    ...tracker,
    async listLists(board) {
      const lists = await tracker.listLists(board);
      const divided = labelLists.map((list) => ({ platformListId: labelListId(list), name: list.name }));
      return lists.flatMap((list) => (list.platformListId === dividedListId ? [list, ...divided] : [list]));
    },
    async createItem({ fields, ...wish }) {
      const { labels = [], platformListId } = fields;
      const list = findList(platformListId);
      const kept = [...labels.filter((label) => !standsForList(label)), ...(list ? [list.label] : [])];
      const place = list ? { platformListId: dividedListId } : {};
      return show(await tracker.createItem({ ...wish, fields: { ...fields, ...place, labels: kept } }));
    },
    async findByIntent(search) {
      const found = await tracker.findByIntent(search);
      return found && show(found);
    },
    getItem: async (item) => show(await tracker.getItem(item)),
    updateItem,
    moveItem,
    archiveItem: async (input) => show(await tracker.archiveItem(input)),
    restoreItem: async (input) => show(await tracker.restoreItem(input)),
    async listChanges(request) {
      const page = await tracker.listChanges(request);
      return { ...page, changes: page.changes.map(showChange) };
    },
  };
}
