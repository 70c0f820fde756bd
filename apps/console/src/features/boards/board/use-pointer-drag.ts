/** Dragging a card by mouse or finger: where it would land, and scrolling when it comes near an edge. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ColumnHandle } from "./board-column.tsx";

export interface Landing {
  readonly listId: string;
  /** The gap, counting all items of the list, the dragged one included. */
  readonly gap: number;
}

/** So many pixels from an edge the board begins to scroll, at most so many pixels each frame. */
const edge = 56;
const fastest = 18;

export interface PointerDrag {
  readonly landing: Landing | null;
  readonly start: (event: Event | null) => void;
  /** Ends it and gives where it was last. */
  readonly end: () => Landing | null;
}

export function usePointerDrag(
  columns: ReadonlyMap<string, ColumnHandle>,
  board: () => HTMLElement | null,
): PointerDrag {
  const [landing, setLanding] = useState<Landing | null>(null);
  const last = useRef<Landing | null>(null);
  const stop = useRef<() => void>(undefined);

  const end = useCallback(() => {
    stop.current?.();
    stop.current = undefined;
    const landed = last.current;
    last.current = null;
    setLanding(null);
    return landed;
  }, []);

  const start = useCallback(
    (event: Event | null) => {
      let point = pointOf(event);
      const onMove = (moved: Event) => {
        point = pointOf(moved) ?? point;
      };
      const follow = () => {
        if (point) {
          scrollSideways(board(), point.x);
          const found = columnAt(columns, point.x);
          if (found) {
            const [listId, column] = found;
            scrollColumn(column.scroller, point.y);
            const gap = column.gapAt(point.y);
            if (last.current?.listId !== listId || last.current.gap !== gap) {
              last.current = { listId, gap };
              setLanding(last.current);
            }
          }
        }
        frame = requestAnimationFrame(follow);
      };
      let frame = requestAnimationFrame(follow);
      const kinds = ["mousemove", "touchmove"] as const;
      for (const kind of kinds) window.addEventListener(kind, onMove, { capture: true, passive: true });
      stop.current = () => {
        cancelAnimationFrame(frame);
        for (const kind of kinds) window.removeEventListener(kind, onMove, { capture: true });
        swallowNextClick();
      };
    },
    [board, columns],
  );

  useEffect(() => () => stop.current?.(), []);
  return { landing, start, end };
}

function pointOf(event: Event | null): { x: number; y: number } | null {
  const source =
    event instanceof MouseEvent
      ? event
      : typeof TouchEvent !== "undefined" && event instanceof TouchEvent
        ? event.touches[0]
        : undefined;
  return source ? { x: source.clientX, y: source.clientY } : null;
}

/** The column under a point, or the nearest one. */
function columnAt(columns: ReadonlyMap<string, ColumnHandle>, x: number): [string, ColumnHandle] | undefined {
  let nearest: [string, ColumnHandle] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [listId, column] of columns) {
    const { left, right } = column.element.getBoundingClientRect();
    const distance = x < left ? left - x : x > right ? x - right : 0;
    if (distance < least) {
      least = distance;
      nearest = [listId, column];
    }
  }
  return nearest;
}

function scrollColumn(scroller: HTMLElement, y: number): void {
  const { top, bottom } = scroller.getBoundingClientRect();
  scroller.scrollTop += speed(y, top, bottom);
}

function scrollSideways(board: HTMLElement | null, x: number): void {
  if (!board) return;
  const { left, right } = board.getBoundingClientRect();
  board.scrollLeft += speed(x, left, right);
}

function speed(at: number, from: number, to: number): number {
  if (at < from + edge) return -fastest * Math.min(1, (from + edge - at) / edge);
  if (at > to - edge) return fastest * Math.min(1, (at - to + edge) / edge);
  return 0;
}

/** Letting go is no click: the card is a link, and would open. */
function swallowNextClick(): void {
  const swallow = (event: Event) => event.preventDefault();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
}
