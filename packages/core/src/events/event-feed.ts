/**
 * The stream of one organization, read once for all of its subscribers in this process. A subscriber is three fields in a set: no
 * timer, no buffer. One that is slow (its `onEvents` has not resolved) is passed over and later catches up from the database.
 */
import type { Id } from "@eureka/contracts/ids";
import type { Ports } from "../operations/index.ts";
import { type PlacedEvent, readStream, selectLastPosition } from "./events.store.ts";

/** Events that one query reads at the most. */
const feedPage = 200;
const retryMilliseconds = 1_000;

export interface EventSubscriber {
  /**
   * Gets events in order, without a gap. Until the promise resolves nothing more is delivered. Subscribers that are given the same
   * events at the same time are given the same array.
   */
  readonly onEvents: (events: readonly PlacedEvent[]) => void | Promise<void>;
  /** The cursor was no good: older than what is kept, or beyond the end. Delivery goes on behind `position`, the end of the stream. */
  readonly onReset: (position: number) => void;
}

interface Follower {
  readonly subscriber: EventSubscriber;
  /** The last position delivered. */
  position: number;
  busy: boolean;
  /** The cursor has not been compared with the end of the stream yet. */
  unchecked: boolean;
}

export interface EventFeed {
  /** Follows the stream behind `after`. Returns how to stop. */
  follow(after: number, subscriber: EventSubscriber): () => void;
  /** The stream reaches at least this far. */
  advance(position: number): void;
  /** Notifications may have been missed: look how far the stream reaches. */
  lookAgain(): void;
  /** How far the stream reaches as far as this process knows; null before it has looked. */
  readonly end: number | null;
  readonly size: number;
}

/** `onIdle` is called when the last follower has left. */
export function createEventFeed(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  organizationId: Id<"organization">,
  onIdle: () => void,
): EventFeed {
  const followers = new Set<Follower>();
  let last = 0;
  let looked = false;
  let unsure = true;
  let pumping = false;
  let retry: NodeJS.Timeout | undefined;

  function pump(): void {
    if (pumping || retry) return;
    pumping = true;
    deliverAll().catch((error: unknown) => {
      pumping = false;
      ports.log.warn({ error, organizationId }, "events.feed_failed");
      if (followers.size > 0) retry = setTimeout(tryAgain, retryMilliseconds);
    });
  }

  function tryAgain(): void {
    retry = undefined;
    unsure = true;
    pump();
  }

  async function deliverAll(): Promise<void> {
    for (let round = 0; ; round++) {
      if (unsure) await lookUpEnd();
      // Those at the end of the stream and those who catch up take turns, so that neither waits for the other.
      const start = nextStart(round % 2 === 0);
      if (start !== null) {
        const page = await ports.database.withOrganization(
          organizationId,
          (transaction) => readStream({ transaction, ports }, start, feedPage),
          { readOnly: true },
        );
        deliver(page, start);
      } else if (!unsure) {
        // Said before anything else can run: who wakes the feed from here on must start it again.
        pumping = false;
        return;
      }
    }
  }

  async function lookUpEnd(): Promise<void> {
    unsure = false;
    try {
      const found = await ports.database.withOrganization(organizationId, selectLastPosition, { readOnly: true });
      last = Math.max(last, found);
      looked = true;
      for (const follower of followers) if (follower.unchecked) check(follower);
    } catch (error) {
      unsure = true;
      throw error;
    }
  }

  function check(follower: Follower): void {
    follower.unchecked = false;
    if (follower.position > last) reset(follower);
  }

  function reset(follower: Follower): void {
    follower.position = last;
    try {
      follower.subscriber.onReset(last);
    } catch (error) {
      drop(follower, error);
    }
  }

  /** The position behind which to read next: the newest or the oldest of those that wait for events. */
  function nextStart(newest: boolean): number | null {
    let start: number | null = null;
    for (const { busy, unchecked, position } of followers) {
      if (busy || unchecked || position >= last) continue;
      if (start === null || (newest ? position > start : position < start)) start = position;
    }
    return start;
  }

  function deliver(page: readonly PlacedEvent[], start: number): void {
    const end = page.at(-1)?.position ?? last;
    // Streams have no gaps: where the next event is not the next position, what lay between is no longer kept.
    const kept = page[0]?.position ?? Number.POSITIVE_INFINITY;
    // Followers at the same position get the same array, so that what is worked out for one of them serves all.
    const rests = new Map<number, readonly PlacedEvent[]>([[start, page]]);
    for (const follower of followers) {
      const { busy, unchecked, position } = follower;
      if (busy || unchecked || position < start || position >= end) continue;
      if (position + 1 < kept) {
        reset(follower);
        continue;
      }
      let rest = rests.get(position);
      if (!rest) {
        rest = page.filter((event) => event.position > position);
        rests.set(position, rest);
      }
      follower.position = end;
      hand(follower, rest);
    }
  }

  function hand(follower: Follower, page: readonly PlacedEvent[]): void {
    try {
      const pending = follower.subscriber.onEvents(page);
      if (!(pending instanceof Promise)) return;
      follower.busy = true;
      pending.then(
        () => {
          follower.busy = false;
          // Most have everything by now: thousands that finish at once must not each look through all the others.
          if (followers.has(follower) && follower.position < last) pump();
        },
        (error: unknown) => drop(follower, error),
      );
    } catch (error) {
      drop(follower, error);
    }
  }

  /** A subscriber that fails must not take the others with it. */
  function drop(follower: Follower, error: unknown): void {
    ports.log.warn({ error, organizationId }, "events.subscriber_failed");
    leave(follower);
  }

  function leave(follower: Follower): void {
    if (!followers.delete(follower) || followers.size > 0) return;
    clearTimeout(retry);
    retry = undefined;
    onIdle();
  }

  return {
    follow(after, subscriber) {
      const follower: Follower = { subscriber, position: after, busy: false, unchecked: true };
      followers.add(follower);
      unsure = true;
      pump();
      return () => leave(follower);
    },
    advance(position) {
      if (position <= last) return;
      last = position;
      pump();
    },
    lookAgain() {
      unsure = true;
      pump();
    },
    get end() {
      return looked ? last : null;
    },
    get size() {
      return followers.size;
    },
  };
}
