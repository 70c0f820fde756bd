/** Follows the streams of organizations: one LISTEN per process, however many subscribers there are. */
import { fromUuid, type Id } from "@eureka/contracts/ids";
import type { Ports } from "../operations/index.ts";
import { createEventFeed, type EventFeed, type EventSubscriber } from "./event-feed.ts";
import { positionsChannel, selectLastPosition } from "./events.store.ts";

export interface EventTail {
  /**
   * The position behind which everything lies that happens from now on, for one who wants only what is new. Ask for it before
   * saying that one listens: what happens between the two is then delivered.
   */
  end(organizationId: Id<"organization">): Promise<number>;
  /**
   * Delivers the organization's events behind a position, in order. Every event of the organization comes; the caller filters by
   * {@link seesEvent}. Returns how to stop.
   */
  subscribe(organizationId: Id<"organization">, after: number, subscriber: EventSubscriber): () => void;
  /** Subscribers now. */
  readonly size: number;
  /** Stops listening; nobody gets anything any more. */
  close(): Promise<void>;
}

/** Starts listening. Make one per process. */
export async function createEventTail(ports: Pick<Ports, "database" | "keys" | "clock" | "log">): Promise<EventTail> {
  const feeds = new Map<Id<"organization">, EventFeed>();

  const subscription = await ports.database.listen(positionsChannel, ({ payload, reconnected }) => {
    if (reconnected) {
      for (const feed of feeds.values()) feed.lookAgain();
      return;
    }
    for (const news of payload.split(",")) {
      const [uuid = "", position] = news.split("=");
      feeds.get(fromUuid("organization", uuid))?.advance(Number(position));
    }
  });

  function feedOf(organizationId: Id<"organization">): EventFeed {
    const existing = feeds.get(organizationId);
    if (existing) return existing;
    const feed = createEventFeed(ports, organizationId, () => feeds.delete(organizationId));
    feeds.set(organizationId, feed);
    return feed;
  }

  return {
    end: async (organizationId) =>
      feeds.get(organizationId)?.end ??
      (await ports.database.withOrganization(organizationId, selectLastPosition, { readOnly: true })),
    subscribe: (organizationId, after, subscriber) => feedOf(organizationId).follow(after, subscriber),
    get size() {
      let size = 0;
      for (const feed of feeds.values()) size += feed.size;
      return size;
    },
    async close() {
      feeds.clear();
      await subscription.stop();
    },
  };
}
