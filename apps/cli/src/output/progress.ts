/** A line on standard error that says how far a long piece of work is. Nobody sees it where nobody looks. */
import type { Terminal } from "../terminal.ts";

export interface Progress {
  /** Says how far it is. */
  say(text: string): void;
  /** Removes the line. */
  end(): void;
}

/** Work that is quicker than this shows no line at all. */
const quietMilliseconds = 1_000;
const tickMilliseconds = 250;

/** Starts the line, with the elapsed time behind the text. */
export function startProgress(terminal: Terminal, text: string): Progress {
  if (!terminal.isProgressShown) return { say() {}, end() {} };
  const started = Date.now();
  let current = text;
  let isDrawn = false;
  const timer = setInterval(() => {
    const elapsed = Date.now() - started;
    if (elapsed < quietMilliseconds) return;
    terminal.note(`\r\u001b[K${current} (${Math.floor(elapsed / 1000)} s)`);
    isDrawn = true;
  }, tickMilliseconds);
  return {
    say(now) {
      current = now;
    },
    end() {
      clearInterval(timer);
      if (isDrawn) terminal.note("\r\u001b[K");
    },
  };
}

/** `1.4 MB`. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** The same bytes, counted as they pass. */
export function countBytes(
  bytes: ReadableStream<Uint8Array>,
  onCount: (total: number) => void,
): ReadableStream<Uint8Array> {
  let total = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      total += chunk.byteLength;
      onCount(total);
      controller.enqueue(chunk);
    },
  });
  return bytes.pipeThrough(counter);
}
