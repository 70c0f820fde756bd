/** What is held of a board's work items, and how one change is put into it without reading the rest anew. */
import type { Item, WholeItem } from "../types.ts";

export interface BoardItems {
  readonly items: Readonly<Record<string, Item>>;
  /** When somebody else changed an item, in milliseconds since 1970: it is highlighted for a moment. */
  readonly touched: Readonly<Record<string, number>>;
}

export type Placement = Item["placements"][number];

export function placementOn(item: Pick<Item, "placements">, boardId: string): Placement | undefined {
  return item.placements.find((placement) => placement.boardId === boardId);
}

export function holdItems(rows: readonly Item[]): BoardItems {
  return { items: Object.fromEntries(rows.map((row) => [row.id, row])), touched: {} };
}

/** Without what only a single item carries: a board of thousands must not hold their descriptions. */
export function toRow({ description: _description, source: _source, ...row }: WholeItem): Item {
  return row;
}

/**
 * Takes in an item as it was just read: it replaces what is held, or leaves the board. An answer that is older than what is
 * held (two reads can overtake each other) changes nothing.
 */
export function putItem(held: BoardItems, boardId: string, item: Item, touchedAt?: number): BoardItems {
  const before = held.items[item.id];
  if (before && before.version > item.version) return held;
  if (item.archivedAt !== null || !placementOn(item, boardId)) return dropItem(held, item.id);
  // What I moved comes once as the answer and once as an event.
  if (before && touchedAt === undefined && JSON.stringify(before) === JSON.stringify(item)) return held;
  const items = { ...held.items, [item.id]: item };
  return touchedAt === undefined ? { ...held, items } : { items, touched: { ...held.touched, [item.id]: touchedAt } };
}

export function dropItem(held: BoardItems, id: string): BoardItems {
  if (!(id in held.items)) return held;
  const { [id]: _gone, ...items } = held.items;
  const { [id]: _was, ...touched } = held.touched;
  return { items, touched };
}

/** Moves an item's placement on a board, as it will stand once the server agrees, or back as it stood. */
export function placeItem(
  held: BoardItems,
  id: string,
  boardId: string,
  to: Pick<Placement, "listId" | "position">,
): BoardItems {
  const item = held.items[id];
  if (!item) return held;
  const placements = item.placements.map((placement) =>
    placement.boardId === boardId ? { ...placement, ...to } : placement,
  );
  return { ...held, items: { ...held.items, [id]: { ...item, placements } } };
}

/** A label got another name or colour, or (null) is no more: told by one event, however many items carry it. */
export function changeLabel(
  held: BoardItems,
  id: string,
  change: { name?: string; color?: Item["labels"][number]["color"] } | null,
): BoardItems {
  let isChanged = false;
  const items = { ...held.items };
  for (const item of Object.values(held.items)) {
    if (!item.labels.some((label) => label.id === id)) continue;
    isChanged = true;
    const labels = change
      ? item.labels.map((label) => (label.id === id ? { ...label, ...change } : label))
      : item.labels.filter((label) => label.id !== id);
    items[item.id] = { ...item, labels };
  }
  return isChanged ? { ...held, items } : held;
}

/** The items of each list in their order on the board. A list whose items are the same keeps its array. */
export function groupByList(
  held: BoardItems,
  boardId: string,
  previous: ReadonlyMap<string, readonly Item[]> = new Map(),
): ReadonlyMap<string, readonly Item[]> {
  const placed = new Map<string, { item: Item; position: string }[]>();
  for (const item of Object.values(held.items)) {
    const placement = placementOn(item, boardId);
    if (!placement) continue;
    const row = { item, position: placement.position };
    const rows = placed.get(placement.listId);
    if (rows) rows.push(row);
    else placed.set(placement.listId, [row]);
  }
  const groups = new Map<string, readonly Item[]>();
  for (const [listId, rows] of placed) {
    rows.sort((left, right) => compareText(left.position, right.position) || compareText(left.item.id, right.item.id));
    groups.set(
      listId,
      keepSame(
        previous.get(listId),
        rows.map(({ item }) => item),
      ),
    );
  }
  return groups;
}

/** The former array when it holds the same: what shows it need not be drawn again. */
export function keepSame<Element>(before: readonly Element[] | undefined, now: readonly Element[]): readonly Element[] {
  const isSame = before?.length === now.length && now.every((element, index) => element === before[index]);
  return isSame && before ? before : now;
}

/** Byte by byte, as the server orders positions: no language's rules. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
