/**
 * Whether a subscriber may see an event, asked anew for every event that is sent. Answers are shared by all subscribers with the
 * same rights and kept for at most five seconds, which is how long a revoked right can still be felt.
 */
import { EurekaError } from "@eureka/contracts/errors";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { type EventSight, namesMember, seesEvent } from "@eureka/core/events";
import type { Application, Credential, Principal, RequestFacts } from "@eureka/core/operations";
import { createCache } from "@eureka/kit/cache";
import { concerns, type Topic } from "./topics.ts";

const freshMilliseconds = 5000;

export interface StreamAccess {
  /** Throws like the operation that reads the thing when the topic does not exist for this principal. */
  requireTopic(principal: Principal, topic: Topic, request: RequestFacts): Promise<void>;
  /** Whether the topic exists for this principal now. */
  maySeeTopic(principal: Principal, topic: Topic, request: RequestFacts): Promise<boolean>;
  /** Whether one of the topics lets the event through now. */
  maySee(principal: Principal, topics: readonly Topic[], event: EventEnvelope, request: RequestFacts): Promise<boolean>;
}

export function createStreamAccess(application: Application): StreamAccess {
  const decisions = createCache<boolean>({
    maxEntries: 50_000,
    ttlMs: freshMilliseconds,
    clock: application.ports.clock,
  });
  const sights = createCache<EventSight>({
    maxEntries: 10_000,
    ttlMs: freshMilliseconds,
    clock: application.ports.clock,
  });

  async function run(principal: Principal, operation: string, input: unknown, request: RequestFacts): Promise<unknown> {
    const credential: Credential = { kind: "principal", principal };
    return (await application.run({ operation, input, credential, request })).output;
  }

  function sightOf(principal: Principal, request: RequestFacts): Promise<EventSight> {
    return sights.get(rightsOf(principal), async () => {
      const workspaceIds: Id<"workspace">[] = [];
      let cursor: string | null = null;
      do {
        const input = cursor ? { limit: 200, cursor } : { limit: 200 };
        const page = (await run(principal, "workspace.list", input, request)) as {
          data: { id: Id<"workspace"> }[];
          nextCursor: string | null;
        };
        for (const workspace of page.data) workspaceIds.push(workspace.id);
        cursor = page.nextCursor;
      } while (cursor);
      return {
        organizationWide: principal.grants.some((grant) => grant.scope === "organization"),
        workspaceIds,
        memberId: principal.memberId,
      };
    });
  }

  function seesThing(principal: Principal, operation: string, id: string, request: RequestFacts): Promise<boolean> {
    return decisions.get(`${rightsOf(principal)} ${id}`, async () => {
      try {
        await run(principal, operation, { id }, request);
        return true;
      } catch (error) {
        if (error instanceof EurekaError && (error.kind === "not_found" || error.kind === "forbidden")) return false;
        throw error;
      }
    });
  }

  function seesTopic(principal: Principal, topic: Topic, request: RequestFacts): Promise<boolean> {
    if (topic.kind === "me" || topic.kind === "organization") return Promise.resolve(true);
    return seesThing(principal, topic.operation, topic.id, request);
  }

  /** Whoever was named on an item (assigned, mentioned) hears of it only as long as he may read it. */
  function seesWhatNamesHim(principal: Principal, event: EventEnvelope, request: RequestFacts): Promise<boolean> {
    const { subject, data } = event;
    const itemId = subject.type === "work_item" ? subject.id : data.workItemId;
    if (typeof itemId !== "string") return Promise.resolve(true);
    return seesThing(principal, "work_item.get", itemId, request);
  }

  return {
    async requireTopic(principal, topic, request) {
      if (topic.kind === "me" || topic.kind === "organization") return;
      await run(principal, topic.operation, { id: topic.id }, request);
    },
    maySeeTopic: seesTopic,
    async maySee(principal, topics, event, request) {
      for (const topic of topics) {
        if (!concerns(topic, event, principal.memberId)) continue;
        if (topic.kind === "me") {
          if (await seesWhatNamesHim(principal, event, request)) return true;
          continue;
        }
        if (topic.kind !== "organization" && topic.kind !== "workspace") {
          const forFew = event.data.audience === "members" && !namesMember(event, principal.memberId);
          if (!forFew && (await seesTopic(principal, topic, request))) return true;
          continue;
        }
        if (seesEvent(await sightOf(principal, request), event)) return true;
      }
      return false;
    },
  };
}

// One principal is asked about every event of a page.
const rights = new WeakMap<Principal, string>();

/** Names all that a decision depends on, so that subscribers with equal rights share it. */
function rightsOf(principal: Principal): string {
  const known = rights.get(principal);
  if (known) return known;
  const { organizationId, actor, memberId, grants, keyScopes } = principal;
  const name = JSON.stringify([organizationId, actor, memberId, grants, keyScopes]);
  rights.set(principal, name);
  return name;
}
