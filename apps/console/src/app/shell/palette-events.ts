/** Opens the command palette from anywhere; it is loaded when it is opened for the first time. */
const opening = new EventTarget();

export function openPalette(): void {
  opening.dispatchEvent(new Event("palette"));
}

export function openShortcuts(): void {
  opening.dispatchEvent(new Event("shortcuts"));
}

export function listenToOpening(what: "palette" | "shortcuts", listener: () => void): () => void {
  opening.addEventListener(what, listener);
  return () => opening.removeEventListener(what, listener);
}
