/** Wakes whoever waits on a channel: this process at once, the others a moment later and never more often than needed. */
import { randomUUID } from "node:crypto";
import type { DatabaseLog } from "./log.ts";

export interface Announcer {
  /** Call it after the commit. Losing it to a crash must hurt nobody: whoever waits also looks from time to time. */
  announce(channel: string): void;
  /** What our own notifications carry, by which this process knows that it has heard them already. */
  readonly signature: string;
  /** Sends what waits and ends. */
  close(): Promise<void>;
}

export interface AnnouncerOptions {
  /** Calls the listeners of this process. */
  readonly deliver: (channel: string) => void;
  /** Notifies the other processes, outside any transaction. */
  readonly send: (channels: readonly string[], signature: string) => Promise<void>;
  readonly log: DatabaseLog;
}

/** Milliseconds between two notifications of this process. */
const pause = 10;

/**
 * A notification inside a writing transaction makes its commit wait for a lock over the whole database, so that all writers queue
 * for the disk one by one. Outside of it, one for many commits costs next to nothing.
 */
export function createAnnouncer({ deliver, send, log }: AnnouncerOptions): Announcer {
  const signature = randomUUID();
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  function sendAll(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return sending;
    const channels = [...waiting];
    waiting.clear();
    sending = send(channels, signature).catch((error: unknown) => {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, "other processes were not woken");
    });
    return sending;
  }

  return {
    signature,
    announce(channel) {
      deliver(channel);
      waiting.add(channel);
      timer ??= setTimeout(sendAll, pause);
    },
    close: sendAll,
  };
}
