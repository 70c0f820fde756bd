/** The limiters of one process, made once. */
import { EurekaError } from "@eureka/contracts/errors";
import { type LimitName, type LimitTable, limits } from "@eureka/contracts/limits";
import type { LimitDecision, RateLimiter } from "@eureka/kit/limits";
import type { Ports } from "../operations/index.ts";

export type Limiters = Readonly<Record<LimitName, RateLimiter>>;

const madeFor = new WeakMap<Ports["createLimiter"], Limiters>();

/** Makes the limiters from a table, or gives the ones that exist already. */
export function limitersOf(ports: Pick<Ports, "createLimiter">, table: LimitTable = limits): Limiters {
  const known = madeFor.get(ports.createLimiter);
  if (known) return known;
  const limiters = Object.fromEntries(
    Object.entries(table).map(([name, { limit, windowSeconds, shared = false }]) => [
      name,
      ports.createLimiter({ name, limit, windowSeconds, shared }),
    ]),
  ) as Limiters;
  madeFor.set(ports.createLimiter, limiters);
  return limiters;
}

/** Takes `cost` of a limit. Throws `limit.exceeded` with the seconds to wait. */
export async function consumeLimit(
  ports: Pick<Ports, "createLimiter">,
  name: LimitName,
  key: string,
  cost?: number,
): Promise<LimitDecision> {
  const decision = await limitersOf(ports)[name].consume(key, cost);
  if (!decision.allowed) throw limitExceeded(name, decision.retryAfterSeconds);
  return decision;
}

export function limitExceeded(name: LimitName, seconds: number): EurekaError {
  return new EurekaError("limit.exceeded", { subject: limits[name].subject, seconds });
}
