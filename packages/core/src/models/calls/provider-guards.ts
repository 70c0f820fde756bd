/** Breakers and bulkheads: one of each for a provider of an organization, so that nobody's trouble becomes somebody else's. */
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  type IPolicy,
  wrap,
} from "cockatiel";
import { type Failure, isOutage, plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";

/** So many outages in a row open the breaker. */
export const outagesUntilOpen = 5;
/** So long an open breaker lets nobody through; then one request tries. */
export const openMilliseconds = 15_000;
/** Forgotten ones begin anew with a closed breaker. */
const mostGuards = 10_000;

/** Calls of one provider at a time, and how many more may wait. A model on one's own machine works them off one after the other anyway. */
const capacities = { remote: { running: 256, waiting: 4_096 }, ownMachine: { running: 8, waiting: 512 } } as const;

export interface Guarded {
  readonly failure: Failure | null;
}

export interface ProviderGuards {
  /** Makes a request, or says why it is not made. */
  run<Result extends Guarded>(endpoint: ModelEndpoint, request: () => Promise<Result>): Promise<Result | Failure>;
  /** Leaves a provider alone that asked for it. */
  rest(endpoint: ModelEndpoint, milliseconds: number): void;
  /** How long a provider still wants to be left alone, in milliseconds; 0 when it may be asked. */
  restsFor(endpoint: ModelEndpoint): number;
}

interface Guard {
  readonly policy: IPolicy;
  restsUntil: number;
}

/** Guards of one process. `monotonic` is its clock in milliseconds. */
export function createProviderGuards(monotonic: () => number): ProviderGuards {
  const guards = new Map<string, Guard>();

  function guardOf(endpoint: ModelEndpoint): Guard {
    const known = guards.get(endpoint.id);
    const guard = known ?? createGuard(endpoint);
    // What was used last goes to the end, so that the first one is the longest unused.
    guards.delete(endpoint.id);
    guards.set(endpoint.id, guard);
    const [oldest] = guards.keys();
    if (guards.size > mostGuards && oldest !== undefined) guards.delete(oldest);
    return guard;
  }

  return {
    async run(endpoint, request) {
      try {
        return await guardOf(endpoint).policy.execute(request);
      } catch (error) {
        if (error instanceof BrokenCircuitError) return notAsked("breaker_open");
        if (error instanceof BulkheadRejectedError) return notAsked("busy");
        throw error;
      }
    },
    rest(endpoint, milliseconds) {
      guardOf(endpoint).restsUntil = monotonic() + Math.min(milliseconds, longestRest);
    },
    restsFor: (endpoint) => Math.max(0, guardOf(endpoint).restsUntil - monotonic()),
  };
}

/** Whatever a provider says, it is asked again after a minute. */
const longestRest = 60_000;

function createGuard({ kind }: ModelEndpoint): Guard {
  const { running, waiting } = kind === "ollama" ? capacities.ownMachine : capacities.remote;
  const breaker = circuitBreaker(
    handleWhenResult((result) => isGuarded(result) && result.failure !== null && isOutage(result.failure)),
    { halfOpenAfter: openMilliseconds, breaker: new ConsecutiveBreaker(outagesUntilOpen) },
  );
  return { policy: wrap(bulkhead(running, waiting), breaker), restsUntil: 0 };
}

function isGuarded(result: unknown): result is Guarded {
  return typeof result === "object" && result !== null && "failure" in result;
}

function notAsked(reason: "breaker_open" | "busy"): Failure {
  return { ...plainFailure(reason, reason), turnedAway: true };
}
