/**
 * Dragging a card by mouse or finger: where it would land, and scrolling when it comes near an edge. Nothing of this is
 * state of a component: what follows the pointer is written into the page, once a frame.
 */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { ColumnHandle } from "./board-column.tsx";
import { type DragHands, type Point, watchPresses } from "./follow-press.ts";

/** The gap counts all items of the list, the dragged one included. */
export interface Landing {
  readonly listId: string;
  readonly gap: number;
}

interface PointerDragOptions {
  readonly board: RefObject<HTMLElement | null>;
  /** Lies over everything while something is dragged; what hangs on the pointer stands in it. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly columns: ReadonlyMap<string, ColumnHandle>;
  /** Changes when columns come, go or change their height. */
  readonly shape: unknown;
  readonly mayMove: boolean;
  /** False while the items are sorted by something else than their place: each lands at the end. */
  readonly canOrder: boolean;
  readonly onDrop: (id: string, landing: Landing) => void;
}

interface Measures {
  /** The shape that was measured. */
  readonly shape: unknown;
  readonly board: DOMRect;
  /** Pixels by which the board can be scrolled to each side. */
  readonly room: { readonly before: number; readonly after: number };
  readonly columns: readonly { readonly listId: string; readonly column: DOMRect; readonly scroller: DOMRect }[];
}

/** So many pixels from an edge the board begins to scroll, at most so many pixels each frame. */
const edge = 56;
const fastest = 18;

/** The id of the item that hangs on the pointer. */
export function usePointerDrag(options: PointerDragOptions): string | null {
  const { board, mayMove } = options;
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const current = useRef(options);
  useEffect(() => {
    current.current = options;
  });
  useEffect(() => {
    if (!mayMove || !board.current) return;
    return watchPresses(
      board.current,
      makeHands(() => current.current, setDraggedId),
    );
  }, [board, mayMove]);
  return draggedId;
}

function makeHands(options: () => PointerDragOptions, tell: (draggedId: string | null) => void): DragHands {
  let frame = 0;
  let id = "";
  let point: Point = { x: 0, y: 0 };
  /** From the pointer to the card's corner. */
  let grip: Point = point;
  let landing: Landing | null = null;
  let measures: Measures | null = null;
  let target: ColumnHandle | undefined;
  let ghost: HTMLElement | undefined;

  function follow(): void {
    const { board, columns, shape, canOrder } = options();
    frame = requestAnimationFrame(follow);
    if (measures === null || measures.shape !== shape) measures = measure(board.current, columns, shape);
    const places = measures;
    const sideways = speed(point.x, places.board.left, places.board.right);
    const found = nearest(places.columns, point.x);
    const column = found && columns.get(found.listId);
    const gap = found && column?.gapAt(point.y - found.scroller.top);

    // From here on the page is only written to.
    if (ghost) ghost.style.transform = hangingAt(point, grip);
    if (target !== column) target?.showGap(null);
    target = column;
    if (!found || !column || gap === undefined) return;
    landing = { listId: found.listId, gap };
    column.showGap(canOrder ? gap : Number.POSITIVE_INFINITY);
    const down = speed(point.y, found.scroller.top, found.scroller.bottom);
    if (down !== 0) column.scrollBy(down);
    if (sideways < 0 ? places.room.before <= 0 : sideways === 0 || places.room.after < 1) return;
    board.current?.scrollBy(sideways, 0);
    measures = null;
  }

  function end(): Landing | null {
    cancelAnimationFrame(frame);
    const { layer } = options();
    layer.current?.replaceChildren();
    layer.current?.removeAttribute("data-shown");
    target?.showGap(null);
    const landed = landing;
    [target, ghost, landing, measures] = [undefined, undefined, null, null];
    swallowNextClick();
    tell(null);
    return landed;
  }

  return {
    begin(card, from) {
      id = card.dataset.item ?? "";
      const { board, layer, columns, shape } = options();
      const { left, top, width } = card.getBoundingClientRect();
      measures = measure(board.current, columns, shape);
      point = from;
      grip = { x: from.x - left, y: from.y - top };
      ghost = copyOf(card, width);
      ghost.style.transform = hangingAt(point, grip);
      layer.current?.replaceChildren(ghost);
      layer.current?.setAttribute("data-shown", "");
      document.getSelection()?.removeAllRanges();
      tell(id);
      frame = requestAnimationFrame(follow);
    },
    move(to) {
      point = to;
    },
    drop() {
      const landed = end();
      if (landed) options().onDrop(id, landed);
    },
    cancel: () => void end(),
  };
}

function hangingAt(point: Point, grip: Point): string {
  return `translate(${point.x - grip.x}px, ${point.y - grip.y}px) rotate(1.5deg)`;
}

/** What the card shows, without being a link. */
function copyOf(card: HTMLElement, width: number): HTMLElement {
  const copy = document.createElement("div");
  copy.className = "board-card";
  copy.style.width = `${width}px`;
  copy.append(...card.cloneNode(true).childNodes);
  return copy;
}

/** Once for a drag, and again after the board has scrolled or changed: asking at every move would lay the page out anew each time. */
function measure(board: HTMLElement | null, columns: ReadonlyMap<string, ColumnHandle>, shape: unknown): Measures {
  return {
    shape,
    board: board?.getBoundingClientRect() ?? new DOMRect(),
    room: roomOf(board),
    columns: [...columns].map(([listId, { element, scroller }]) => ({
      listId,
      column: element.getBoundingClientRect(),
      scroller: scroller.getBoundingClientRect(),
    })),
  };
}

function roomOf(board: HTMLElement | null): Measures["room"] {
  if (!board) return { before: 0, after: 0 };
  const { scrollLeft, scrollWidth, clientWidth } = board;
  return { before: scrollLeft, after: scrollWidth - clientWidth - scrollLeft };
}

/** The column under a point, or the nearest one. */
function nearest(columns: Measures["columns"], x: number): Measures["columns"][number] | undefined {
  const distance = ({ column: { left, right } }: Measures["columns"][number]) =>
    x < left ? left - x : x > right ? x - right : 0;
  return columns.toSorted((one, other) => distance(one) - distance(other))[0];
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
