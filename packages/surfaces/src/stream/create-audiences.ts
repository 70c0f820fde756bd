/**
 * Clients that show the same credential from the same address and follow the same topics: what one of them may see, all may. So it is
 * asked once for all of them, anew for every page of events.
 */
import { EurekaError } from "@eureka/contracts/errors";
import type { PlacedEvent } from "@eureka/core/events";
import type { Application, Credential, Principal, RequestFacts } from "@eureka/core/operations";
import type { Looking } from "@eureka/core/presence";
import type { Turns } from "./create-turns.ts";
import { packFrames, packPresence } from "./pack-frames.ts";
import type { StreamAccess } from "./stream-access.ts";
import { nameTopic, type Topic } from "./topics.ts";

export interface Audience {
  /**
   * The frames of those events of a page that its clients may see now; null once the credential no longer lets its holder read
   * events. Throws when that could not be found out.
   */
  read(page: readonly PlacedEvent[]): Promise<Buffer | null>;
  /** The frames that tell its clients of somebody who is looking, as {@link read} answers; nothing to ask where they do not follow it. */
  readPresence(looking: Looking): Promise<Buffer | null> | "unconcerned";
}

export interface AudienceMember {
  readonly audience: Audience;
  readonly leave: () => void;
}

export interface Audiences {
  join(credential: Credential, facts: RequestFacts, topics: readonly Topic[]): AudienceMember;
}

export function createAudiences(application: Application, access: StreamAccess, turns: Turns): Audiences {
  const known = new Map<string, { readonly audience: Audience; members: number }>();

  /** Who it is by now, as long as the right to read events is still held. */
  async function currentPrincipal(credential: Credential, facts: RequestFacts): Promise<Principal | null> {
    try {
      const principal = await application.authenticate(credential, facts);
      return principal && application.holdsAnywhere(principal, "event:read") ? principal : null;
    } catch (error) {
      if (error instanceof EurekaError && error.kind === "unauthenticated") return null;
      throw error;
    }
  }

  function createAudience(credential: Credential, facts: RequestFacts, topics: readonly Topic[]): Audience {
    const answers = new WeakMap<readonly PlacedEvent[], Promise<Buffer | null>>();

    async function decide(page: readonly PlacedEvent[]): Promise<Buffer | null> {
      await turns.next();
      try {
        const principal = await currentPrincipal(credential, facts);
        if (!principal) return null;
        const visible: PlacedEvent[] = [];
        for (const event of page) if (await access.maySee(principal, topics, event, facts)) visible.push(event);
        return packFrames(page, visible);
      } catch (error) {
        application.ports.log.warn({ error }, "stream.audience_failed");
        throw error;
      }
    }

    async function decidePresence(looking: Looking, followed: readonly Topic[]): Promise<Buffer | null> {
      await turns.next();
      const principal = await currentPrincipal(credential, facts);
      if (!principal) return null;
      const visible: Topic[] = [];
      for (const topic of followed) if (await access.maySeeTopic(principal, topic, facts)) visible.push(topic);
      return packPresence(looking, visible.map(nameTopic));
    }

    return {
      read(page) {
        const existing = answers.get(page);
        if (existing) return existing;
        const answer = decide(page);
        answers.set(page, answer);
        return answer;
      },
      readPresence(looking) {
        const followed = topics.filter((topic) => looking.topics.includes(nameTopic(topic)));
        return followed.length === 0 ? "unconcerned" : decidePresence(looking, followed);
      },
    };
  }

  return {
    join(credential, facts, topics) {
      const name = nameAudience(credential, facts, topics);
      const entry = known.get(name) ?? { audience: createAudience(credential, facts, topics), members: 0 };
      known.set(name, entry);
      entry.members++;
      return {
        audience: entry.audience,
        leave() {
          if (--entry.members === 0) known.delete(name);
        },
      };
    },
  };
}

function nameAudience(credential: Credential, { address }: RequestFacts, topics: readonly Topic[]): string {
  return JSON.stringify([credential, address, topics.map(nameTopic).sort()]);
}
