/** Hears who is looking, from all processes, and remembers it for those who come later. */
import type { Id } from "@eureka/contracts/ids";
import type { Ports } from "../operations/index.ts";
import { type PresenceNews, presenceChannel } from "./presence.store.ts";

/** One member who looks at one thing. */
export type Looking = PresenceNews;

/** So many are remembered of an organization; whoever comes when there are more hears of the others at their next word. */
const mostRemembered = 2_000;

export interface PresenceFeed {
  /** Calls `onLooking` for everything from now on, after those who are looking already. Returns how to stop. */
  follow(organizationId: Id<"organization">, onLooking: (looking: Looking) => void): () => void;
  /** Stops listening. */
  close(): Promise<void>;
}

interface Audience {
  readonly followers: Set<(looking: Looking) => void>;
  /** The earliest word first, by what and who. */
  readonly remembered: Map<string, Looking>;
}

/** Starts listening. Make one per process. */
export async function createPresenceFeed(ports: Pick<Ports, "database" | "clock">): Promise<PresenceFeed> {
  const audiences = new Map<Id<"organization">, Audience>();

  const subscription = await ports.database.listen(presenceChannel, ({ payload, reconnected }) => {
    // What was missed is said again before it is over.
    if (reconnected) return;
    const { organizationId, ...looking } = JSON.parse(payload) as Looking & { organizationId: Id<"organization"> };
    const audience = audiences.get(organizationId);
    if (!audience) return;
    remember(audience.remembered, looking, ports.clock.now().getTime());
    for (const tell of audience.followers) tell(looking);
  });

  return {
    follow(organizationId, onLooking) {
      const audience = audiences.get(organizationId) ?? { followers: new Set(), remembered: new Map() };
      audiences.set(organizationId, audience);
      audience.followers.add(onLooking);
      const now = ports.clock.now().getTime();
      for (const looking of audience.remembered.values()) if (looking.until > now) onLooking(looking);
      return () => {
        audience.followers.delete(onLooking);
        if (audience.followers.size === 0) audiences.delete(organizationId);
      };
    },
    close: () => subscription.stop(),
  };
}

function remember(remembered: Map<string, Looking>, looking: Looking, now: number): void {
  const name = `${looking.subject.id} ${looking.memberId}`;
  remembered.delete(name);
  if (looking.until > now) remembered.set(name, looking);
  // All hold equally long, so those that are over stand in front.
  for (const [earliest, { until }] of remembered) {
    if (until > now && remembered.size <= mostRemembered) return;
    remembered.delete(earliest);
  }
}
