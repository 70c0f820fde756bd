/** When a press on a card becomes a drag: a mouse has to go some pixels, a finger has to stay for a moment. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What happens while a card hangs on the pointer. Each `begin` is followed by one `drop` or one `cancel`. */
export interface DragHands {
  readonly begin: (card: HTMLElement, from: Point) => void;
  readonly move: (to: Point) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

const mouseDistance = 6;
/** Milliseconds; until then a finger that moves scrolls. */
const fingerDelay = 220;
const fingerTolerance = 8;

/** Makes the cards of a board draggable by mouse and finger until the returned function is called. */
export function watchPresses(board: HTMLElement, hands: DragHands): () => void {
  let letGo: (() => void) | undefined;
  const over = new AbortController();
  const onPress = (event: MouseEvent | TouchEvent) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>(".board-card") : null;
    const from = pointOf(event);
    const isOne = event instanceof MouseEvent ? event.button === 0 : event.touches.length === 1;
    if (!card || !from || !isOne) return;
    letGo?.();
    letGo = followPress(event, card, from, hands);
  };
  board.addEventListener("mousedown", onPress, { signal: over.signal });
  board.addEventListener("touchstart", onPress, { signal: over.signal, passive: true });
  // Safari heeds a refused scroll only where somebody was listening before the finger came down.
  board.addEventListener("touchmove", () => undefined, { signal: over.signal, passive: false });
  return () => {
    over.abort();
    letGo?.();
  };
}

/** Follows one press to its end, or until the returned function ends it. */
function followPress(press: MouseEvent | TouchEvent, card: HTMLElement, from: Point, hands: DragHands): () => void {
  const isFinger = !(press instanceof MouseEvent);
  const over = new AbortController();
  const { signal } = over;
  let isDragging = false;
  const begin = () => {
    isDragging = true;
    hands.begin(card, from);
  };
  const timer = isFinger ? setTimeout(begin, fingerDelay) : undefined;
  const end = (how: "drop" | "cancel") => {
    clearTimeout(timer);
    over.abort();
    if (!isDragging) return;
    isDragging = false;
    hands[how]();
  };
  const cancel = () => end("cancel");
  const onMove = (event: Event) => {
    const to = pointOf(event);
    if (!to) return;
    const isFar = Math.hypot(to.x - from.x, to.y - from.y) > (isFinger ? fingerTolerance : mouseDistance);
    if (!isDragging && isFar && isFinger) return cancel();
    if (!isDragging && isFar) begin();
    if (!isDragging) return;
    if (isFinger && event.cancelable) event.preventDefault();
    hands.move(to);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!isDragging || event.key !== "Escape") return;
    // It puts the card back and closes nothing else.
    event.stopPropagation();
    cancel();
  };
  const onMenu = (event: Event) => isDragging && event.preventDefault();

  // A finger's events go to where it came down, even when that is no longer part of the page.
  const source = isFinger ? (press.target ?? window) : window;
  source.addEventListener(isFinger ? "touchmove" : "mousemove", onMove, { signal, passive: !isFinger });
  source.addEventListener(isFinger ? "touchend" : "mouseup", () => end("drop"), { signal });
  source.addEventListener("touchcancel", cancel, { signal });
  window.addEventListener("keydown", onKey, { signal, capture: true });
  window.addEventListener("contextmenu", onMenu, { signal, capture: true });
  window.addEventListener("resize", cancel, { signal });
  document.addEventListener("visibilitychange", cancel, { signal });
  return cancel;
}

function pointOf(event: Event): Point | null {
  // By its members: some browsers of desks do not know the name TouchEvent.
  const source =
    event instanceof MouseEvent ? event : "touches" in event ? (event as TouchEvent).touches[0] : undefined;
  return source ? { x: source.clientX, y: source.clientY } : null;
}
