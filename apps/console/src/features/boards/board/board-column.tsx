/** A list of the board: its head, its items (only those that are seen are drawn), and the line for new ones. */
import Box from "@mui/material/Box";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { Item, List } from "../types.ts";
import { BoardCard } from "./board-card.tsx";

/** What the board asks of a column while something is dragged over it, or the focus goes there. */
export interface ColumnHandle {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  /** The gap so many pixels below the scroller's upper edge, counting all its items. */
  readonly gapAt: (below: number) => number;
  /** Marks where a dragged item would land: behind the last one if the gap is beyond it, nowhere for null. */
  readonly showGap: (gap: number | null) => void;
  readonly scrollTo: (index: number) => void;
  /** Scrolls by some pixels, up when negative. */
  readonly scrollBy: (pixels: number) => void;
}

export interface BoardColumnProps {
  readonly list: List;
  readonly items: readonly Item[];
  readonly touched: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, ApiFailure>>;
  readonly onDismiss: (id: string) => void;
  readonly search: string;
  readonly openKey: string | null;
  /** The item of this column that Tab reaches; the first one unless given. */
  readonly activeId: string | null;
  /** An item of this column that must stay drawn: it is carried or dragged. */
  readonly heldId: string | null;
  readonly isCarrying: boolean;
  readonly describedBy: string | undefined;
  readonly register: (listId: string, handle: ColumnHandle | null) => void;
  readonly head: ReactNode;
  readonly foot: ReactNode;
  readonly nothing: string;
}

const usualHeight = 92;

export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { list, items, touched, refusals, onDismiss, search, openKey, activeId, heldId, isCarrying } = props;
  const { describedBy, register, head, foot, nothing } = props;
  const { t } = useTranslation("boards");
  const element = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const indexOf = (id: string | null) => (id === null ? -1 : items.findIndex((item) => item.id === id));
  const kept = [indexOf(activeId), indexOf(heldId)].filter((index) => index >= 0);
  const keptKey = kept.join();
  const rangeExtractor = useCallback(
    (range: Range) => {
      const stay = keptKey === "" ? [] : keptKey.split(",").map(Number);
      return [...new Set([...defaultRangeExtractor(range), ...stay])].toSorted((left, right) => left - right);
    },
    [keptKey],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 4,
    rangeExtractor,
  });

  const count = items.length;
  useEffect(() => {
    if (!element.current || !scroller.current) return;
    const place = scroller.current;
    register(list.id, {
      element: element.current,
      scroller: place,
      gapAt: (below) => {
        // As the virtualizer remembers it: asking the page would lay it out anew.
        const inside = below + (virtualizer.scrollOffset ?? 0);
        return virtualizer.getVirtualItems().find(({ start, size }) => start + size / 2 > inside)?.index ?? count;
      },
      showGap: (gap) => {
        element.current?.toggleAttribute("data-target", gap !== null);
        if (!mark.current) return;
        mark.current.hidden = gap === null;
        const drawn = virtualizer.getVirtualItems();
        const top = drawn.find(({ index }) => index === gap)?.start ?? drawn.at(-1)?.end ?? 0;
        mark.current.style.transform = `translateY(${Math.max(0, top - 5)}px)`;
      },
      scrollTo: (index) => virtualizer.scrollToIndex(index),
      scrollBy: (pixels) => {
        const most = virtualizer.getTotalSize() - (virtualizer.scrollRect?.height ?? 0);
        const at = virtualizer.scrollOffset ?? 0;
        if (pixels < 0 ? at > 0 : at < most) place.scrollBy(0, pixels);
      },
    });
    return () => register(list.id, null);
  }, [count, list.id, register, virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const firstShown = shown[0]?.index ?? 0;
  const tabStop = kept.length > 0 && activeId !== null ? indexOf(activeId) : firstShown;
  return (
    <section aria-label={t("column.name", { name: list.name, count })} className="board-column" ref={element}>
      {head}
      <div className="board-scroller" ref={scroller}>
        {count === 0 && <Nothing text={nothing} />}
        <ul aria-label={list.name} className="board-items" style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const item = items[index];
            return (
              item && (
                <li
                  aria-posinset={index + 1}
                  aria-setsize={count}
                  className="board-slot"
                  data-index={index}
                  key={key}
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <BoardCard
                    describedBy={describedBy}
                    href={`?${search}item=${item.key}`}
                    isCarried={isCarrying && item.id === heldId}
                    isDragged={!isCarrying && item.id === heldId}
                    isOpen={item.key === openKey || item.id === openKey}
                    isTabStop={index === tabStop}
                    item={item}
                    touchedAt={touched[item.id]}
                  />
                  {refusals[item.id] && (
                    <Refusal
                      failure={refusals[item.id]}
                      label={t("card.dismiss")}
                      onDismiss={() => onDismiss(item.id)}
                    />
                  )}
                </li>
              )
            );
          })}
        </ul>
        <div className="board-gap" hidden ref={mark} />
      </div>
      {foot}
    </section>
  );
});

function Nothing({ text }: { readonly text: string }) {
  return <Box sx={{ px: 3, py: 4, color: "text.secondary", fontSize: "0.8125rem", textAlign: "center" }}>{text}</Box>;
}

function Refusal({
  failure,
  label,
  onDismiss,
}: {
  readonly failure: ApiFailure | undefined;
  readonly label: string;
  readonly onDismiss: () => void;
}) {
  return (
    <Box sx={{ position: "relative", mt: 1, bgcolor: "background.paper", borderRadius: "6px" }}>
      <FailureNote failure={failure} />
      <Box
        aria-label={label}
        component="button"
        onClick={onDismiss}
        sx={{
          position: "absolute",
          top: 2,
          insetInlineEnd: 2,
          width: 24,
          height: 24,
          p: 0,
          border: 0,
          background: "none",
          color: "text.secondary",
          cursor: "pointer",
          display: "grid",
          placeItems: "center",
        }}
        type="button"
      >
        <Icon name="close" size={12} />
      </Box>
    </Box>
  );
}
