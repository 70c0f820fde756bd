/** All shortcuts that work at the moment: one listener for the window, and a list for whoever shows them. */

export interface Shortcut {
  /** "c", "g b" (one after the other), "mod+k" (Ctrl, or Cmd on Apple's keyboards), "?". */
  readonly keys: string;
  readonly description: string;
  /** Works while something is being typed as well. */
  readonly inFields?: boolean;
  readonly run: (event: KeyboardEvent) => void;
}

/** How long the second key of a sequence may take. */
const pause = 1200;

/** The youngest stands last, and wins: what opens above a screen takes its keys. */
let registered: readonly Shortcut[] = [];
let typed: readonly string[] = [];
let typedAt = 0;
const listeners = new Set<() => void>();

/** Adds a shortcut until the returned function is called. */
export function registerShortcut(shortcut: Shortcut): () => void {
  if (registered.length === 0) window.addEventListener("keydown", onKeyDown);
  change([...registered, shortcut]);
  return () => {
    change(registered.filter((other) => other !== shortcut));
    if (registered.length === 0) window.removeEventListener("keydown", onKeyDown);
  };
}

/** Calls the listener whenever a shortcut comes or goes. */
export function subscribeToShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The same list until it changes. */
export function listShortcuts(): readonly Shortcut[] {
  return registered;
}

/** Whether the reader's keyboard has a Cmd key. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const tell of listeners) tell();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  const chord = chordOf(event);
  const usable = isTyping(event.target) ? registered.filter(({ inFields }) => inFields) : registered;
  const isNext = event.timeStamp - typedAt <= pause;
  const sequence = [...(isNext ? typed : []), chord];
  const hit = find(usable, sequence.join(" ")) ?? find(usable, chord);
  typedAt = event.timeStamp;
  typed = hit || !usable.some(({ keys }) => keys.startsWith(`${chord} `)) ? [] : [chord];
  if (!hit) return;
  event.preventDefault();
  hit.run(event);
}

function find(shortcuts: readonly Shortcut[], keys: string): Shortcut | undefined {
  return shortcuts.findLast((shortcut) => shortcut.keys === keys);
}

/** A key with its modifiers as shortcuts name them. Shift is part of a sign ("?"), and named only with other keys. */
function chordOf(event: KeyboardEvent): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const isSign = event.key.length === 1 && !/\p{L}/u.test(event.key);
  const modifiers = [
    (isApple() ? event.metaKey : event.ctrlKey) && "mod",
    (isApple() ? event.ctrlKey : event.metaKey) && "other",
    event.altKey && "alt",
    event.shiftKey && !isSign && "shift",
  ].filter((modifier) => modifier !== false);
  return [...modifiers, key].join("+");
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  const buttons = ["button", "checkbox", "radio", "range", "submit", "reset", "file", "color"];
  return target instanceof HTMLInputElement && !buttons.includes(target.type);
}
