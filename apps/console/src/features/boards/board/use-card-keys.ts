/** The board by keyboard: arrows go from card to card; Space picks one up, arrows move it, Space drops it, Esc puts it back. */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../types.ts";
import type { ColumnHandle } from "./board-column.tsx";
import type { ColumnView } from "./column-view.ts";
import { type Direction, type DropPlace, isSamePlace, stepPlace } from "./drop-place.ts";

interface Carried {
  readonly item: Item;
  readonly from: string;
  readonly place: DropPlace;
}

interface CardKeysOptions {
  readonly columns: readonly ColumnView[];
  readonly handles: ReadonlyMap<string, ColumnHandle>;
  readonly root: RefObject<HTMLElement | null>;
  readonly mayMove: boolean;
  readonly canOrder: boolean;
  readonly onMove: (item: Item, to: DropPlace) => void;
}

export interface CardKeys {
  readonly activeId: string | null;
  readonly carried: Carried | null;
  readonly announcement: string;
  /** The columns as they stand with the carried item where it would be dropped. */
  readonly columns: readonly ColumnView[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
/** Frames for which a card that was just scrolled to is waited for, and kept in focus. */
const patience = 20;

export function useCardKeys({ columns, handles, root, mayMove, canOrder, onMove }: CardKeysOptions): CardKeys {
  const { t } = useTranslation("boards");
  const [activeId, setActiveId] = useState<string | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const [wanted, setWanted] = useState<{ readonly listId: string; readonly index: number; readonly id: string } | null>(
    null,
  );
  const isFocusing = useRef(false);

  const preview = useMemo(() => (carried ? withCarried(columns, carried) : columns), [columns, carried]);

  // Only what is near the visible part is drawn: scroll there first, then take the focus along.
  useEffect(() => {
    if (!wanted) return;
    let left = patience;
    let frame = 0;
    let isReached = false;
    isFocusing.current = true;
    const reach = () => {
      const card = root.current?.querySelector<HTMLElement>(`[data-item="${wanted.id}"]`);
      // A column that measures itself may draw the card anew, and the focus falls off with the old one: it is put back.
      if (card && (!isReached || document.activeElement === document.body)) {
        card.focus({ preventScroll: true });
        card.scrollIntoView({ block: "nearest", inline: "nearest" });
        isReached = true;
        isFocusing.current = false;
      }
      if (!isReached) handles.get(wanted.listId)?.scrollTo(wanted.index);
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(reach);
      else isFocusing.current = false;
    };
    reach();
    return () => cancelAnimationFrame(frame);
  }, [wanted, handles, root]);

  function describe(place: DropPlace, item: Item): { list: string; position: number; count: number } {
    const column = columns.find(({ list }) => list.id === place.listId);
    const others = column?.shown.filter(({ id }) => id !== item.id).length ?? 0;
    return { list: column?.list.name ?? "", position: place.index + 1, count: others + 1 };
  }

  function pickUp(item: Item, listId: string, index: number): void {
    const place = { listId, index };
    setCarried({ item, from: listId, place });
    setWanted({ ...place, id: item.id });
    setAnnouncement(t("keys.pickedUp", { title: item.title, ...describe(place, item) }));
  }

  function carry(direction: Direction): void {
    if (!carried) return;
    const lists = columns.map(({ list, shown }) => ({ id: list.id, items: shown }));
    const place = stepPlace(lists, carried.item.id, carried.place, direction, canOrder);
    setCarried({ ...carried, place });
    setWanted({ ...place, id: carried.item.id });
    setAnnouncement(t(canOrder ? "keys.moved" : "keys.movedToList", describe(place, carried.item)));
  }

  function drop(): void {
    if (!carried) return;
    const { item, from, place } = carried;
    setCarried(null);
    setWanted({ ...place, id: item.id });
    const shown = columns.find(({ list }) => list.id === from)?.shown ?? [];
    setAnnouncement(t("keys.dropped", { title: item.title, ...describe(place, item) }));
    if (!isSamePlace(shown, item.id, from, place)) onMove(item, place);
  }

  function cancel(): void {
    if (!carried) return;
    const shown = columns.find(({ list }) => list.id === carried.from)?.shown ?? [];
    setCarried(null);
    setWanted({
      listId: carried.from,
      index: shown.findIndex(({ id }) => id === carried.item.id),
      id: carried.item.id,
    });
    setAnnouncement(t("keys.cancelled", { title: carried.item.title }));
  }

  function goTo(at: number, index: number): void {
    const column = columns[at];
    const item = column?.shown[Math.min(index, column.shown.length - 1)];
    if (column && item) setWanted({ listId: column.list.id, index: column.shown.indexOf(item), id: item.id });
  }

  function walk(at: number, index: number, direction: Direction): void {
    if (direction === "up") goTo(at, Math.max(0, index - 1));
    else if (direction === "down") goTo(at, index + 1);
    else {
      const step = direction === "left" ? -1 : 1;
      let next = at + step;
      while (columns[next]?.shown.length === 0) next += step;
      goTo(next, index);
    }
  }

  function onCarryKey(event: Pick<KeyboardEvent, "key" | "preventDefault" | "stopPropagation">): void {
    const direction = directions[event.key];
    if (direction) carry(direction);
    else if (event.key === " " || event.key === "Enter") drop();
    else if (event.key === "Escape") cancel();
    else if (event.key === "Tab") cancel();
    // Tab goes on to the next thing; every other key is the carried item's.
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The moment in which its new column draws the card has no focus anywhere; a key that comes then is meant for it.
  const carryKey = useRef(onCarryKey);
  useEffect(() => {
    carryKey.current = onCarryKey;
  });
  const isCarrying = carried !== null;
  useEffect(() => {
    if (!isCarrying) return;
    const onLostKey = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body) carryKey.current(event);
    };
    document.addEventListener("keydown", onLostKey, { capture: true });
    return () => document.removeEventListener("keydown", onLostKey, { capture: true });
  }, [isCarrying]);

  function onKeyDown(event: KeyboardEvent): void {
    const id = event.target instanceof HTMLElement ? event.target.dataset.item : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (carried) {
      onCarryKey(event);
      return;
    }
    const direction = directions[event.key];
    const at = columns.findIndex(({ shown }) => shown.some((item) => item.id === id));
    const column = columns[at];
    const index = column?.shown.findIndex((item) => item.id === id) ?? -1;
    const item = column?.shown[index];
    if (!column || !item) return;
    if (direction) walk(at, index, direction);
    else if (event.key === "Home") goTo(at, 0);
    else if (event.key === "End") goTo(at, column.shown.length - 1);
    else if (event.key === " " && mayMove) pickUp(item, column.list.id, index);
    else return;
    event.preventDefault();
  }

  function onFocus(event: FocusEvent): void {
    const id = event.target instanceof HTMLElement ? event.target.dataset.item : undefined;
    if (id !== undefined) setActiveId(id);
    // A click elsewhere while something is carried: it goes back.
    if (carried && id !== carried.item.id && !isFocusing.current) cancel();
  }

  return { activeId, carried, announcement, columns: preview, onKeyDown, onFocus };
}

function withCarried(columns: readonly ColumnView[], { item, place }: Carried): readonly ColumnView[] {
  return columns.map((column) => {
    const has = column.shown.some(({ id }) => id === item.id);
    if (!has && column.list.id !== place.listId) return column;
    const others = column.shown.filter(({ id }) => id !== item.id);
    return { ...column, shown: column.list.id === place.listId ? others.toSpliced(place.index, 0, item) : others };
  });
}
