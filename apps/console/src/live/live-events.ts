/** Hands what the stream brings to whoever listens in this tab. */
import type { StreamFrame } from "@eureka/sdk";

export type LiveEvent = Extract<StreamFrame, { kind: "event" }>["event"];
export type LiveFrame = Extract<StreamFrame, { kind: "frame" }>;

export interface LiveListener {
  /** Something happened that I may see. */
  readonly onEvent?: (event: LiveEvent) => void;
  /** A sign that is never stored: presence, text while it is written. */
  readonly onFrame?: (frame: LiveFrame) => void;
  /** Events were missed: read anew what you hold. */
  readonly onReset?: () => void;
}

const listeners = new Set<LiveListener>();

export function listenLive(listener: LiveListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function handOut(frame: StreamFrame): void {
  for (const listener of listeners) {
    if (frame.kind === "event") listener.onEvent?.(frame.event);
    else if (frame.kind === "frame") listener.onFrame?.(frame);
    else listener.onReset?.();
  }
}
