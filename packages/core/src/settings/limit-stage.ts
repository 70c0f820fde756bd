/** The pipeline's stage `limit`. With limiters in memory nothing here waits. */
import { type LimitTable, limits } from "@eureka/contracts/limits";
import { createCache } from "@eureka/kit/cache";
import { type LimitDecision, pickTightest } from "@eureka/kit/limits";
import type {
  LimitStage,
  LimitState,
  OperationDescription,
  Ports,
  Principal,
  RequestFacts,
} from "../operations/index.ts";
import { limitExceeded, limitersOf } from "./limiters.ts";

export function createLimitStage(table: LimitTable = limits): LimitStage {
  const pauseMs = table.refusal.windowSeconds * 1_000;
  /** Addresses that had too many credentials refused, with the moment from which they may try again. */
  const paused = createCache<number>({ maxEntries: 50_000, ttlMs: pauseMs });

  return {
    async beforeAuthentication(ports, { address }) {
      if (!address) return;
      const until = paused.peek(address);
      if (until !== undefined) assertOver(until - ports.clock.monotonic());
      const decision = await limitersOf(ports, table).address.consume(address);
      if (!decision.allowed) throw limitExceeded("address", decision.retryAfterSeconds);
    },

    async afterRefusal(ports, { address }: RequestFacts) {
      if (!address) return;
      const decision = await limitersOf(ports, table).refusal.consume(address);
      if (decision.allowed && decision.remaining > 0) return;
      paused.delete(address);
      await paused.get(address, () => ports.clock.monotonic() + pauseMs);
    },

    afterAuthentication: (ports, principal, operation) => takeShares(ports, table, principal, operation),
  };
}

function assertOver(remainingMs: number): void {
  if (remainingMs > 0) throw limitExceeded("refusal", Math.ceil(remainingMs / 1_000));
}

/** Takes the operation's cost from the key's or member's share and from the organization's. */
async function takeShares(
  ports: Ports,
  table: LimitTable,
  principal: Principal,
  operation: OperationDescription,
): Promise<LimitState | null> {
  const { actor } = principal;
  if (actor.type === "system") return null;
  const limiters = limitersOf(ports, table);
  const name = actor.type === "api_key" ? "api_key" : "member";
  const cost = operation.cost ?? 1;
  const own = await limiters[name].consume(actor.id, cost);
  if (!own.allowed) throw limitExceeded(name, own.retryAfterSeconds);
  const shared = await limiters.organization.consume(principal.organizationId, cost);
  if (!shared.allowed) throw limitExceeded("organization", shared.retryAfterSeconds);
  return stateOf(pickTightest([own, shared]));
}

function stateOf({ limit, remaining, resetSeconds }: LimitDecision): LimitState {
  return { limit, remaining, resetSeconds };
}
