/** What one process keeps for talking to platforms: connections of the network, breakers, budgets, and refreshes under way. */
import type { Id } from "@eureka/contracts/ids";
import { createFetch } from "@eureka/kit/http";
import type { Ports } from "../../operations/index.ts";
import { type CallNotes, createCallNotes } from "../calls/call-notes.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type BudgetHolder, blockBudget, budgetChannel, keyOfBudget, selectBudget, takeTurn } from "./budgets.store.ts";
import { translateFailures } from "./translate-failures.ts";

type TrafficPorts = Pick<Ports, "database" | "clock" | "settings">;
type Named = Pick<LoadedConnection, "id" | "organizationId">;

export interface TrafficRuntime {
  /** Reaches platforms under the address guard; throws `ConnectorError`. Knows no budget and no breaker. */
  readonly fetch: typeof globalThis.fetch;
  breakerOf(connection: Named): Breaker;
  /** Resolves once this process hears what others are told by the platform. */
  budgetOf(connection: Named, personId: Id<"external_identity"> | null): Promise<Budget>;
  /** Writes down what platforms are asked. */
  readonly calls: CallNotes;
  /** Renewals that somebody of this process waits for. */
  readonly refreshes: Map<string, Promise<void>>;
}

/** Until the whole answer must be there. */
const timeoutMilliseconds = 30_000;
/** An answer may be a file, and there is something around it. */
const bytesBesidesFile = 1_048_576;
const leastBytes = 16 * 1_048_576;
/** Forgotten ones begin anew. */
const mostConnections = 10_000;

const runtimes = new WeakMap<object, TrafficRuntime>();

/** The runtime of a process, made at its first use. */
export function trafficRuntime(ports: TrafficPorts): TrafficRuntime {
  const known = runtimes.get(ports.database);
  if (known) return known;
  const { settings, clock } = ports;
  const guarded = createFetch({
    timeoutMs: timeoutMilliseconds,
    maxBytes: Math.max(leastBytes, settings.fileLimitBytes + bytesBesidesFile),
    allowPrivate: settings.connectors.allowPrivate,
  });
  const monotonic = () => clock.monotonic();
  const breakers = new Map<string, Breaker>();
  const budgets = new Map<string, Budget>();
  let listening: Promise<unknown> | undefined;
  const runtime: TrafficRuntime = {
    fetch: translateFailures(guarded as unknown as typeof globalThis.fetch),
    calls: createCallNotes(clock),
    refreshes: new Map(),
    breakerOf: ({ id }) => obtain(breakers, id, () => createBreaker(monotonic)),
    async budgetOf({ id: connectionId, organizationId }, personId) {
      listening ??= listen(ports, budgets).catch((error: unknown) => {
        listening = undefined;
        throw error;
      });
      await listening;
      const holder = { connectionId, personId };
      const key = keyOfBudget(holder);
      return obtain(budgets, key, () => createBudget(sharedBudget(ports, organizationId, holder), monotonic));
    },
  };
  runtimes.set(ports.database, runtime);
  return runtime;
}

function obtain<Value>(values: Map<string, Value>, id: string, make: () => Value): Value {
  const value = values.get(id) ?? make();
  // What was used last goes to the end, so that the first one is the longest unused.
  values.delete(id);
  values.set(id, value);
  const [oldest] = values.keys();
  if (values.size > mostConnections && oldest !== undefined) values.delete(oldest);
  return value;
}

function listen({ database }: TrafficPorts, budgets: ReadonlyMap<string, Budget>): Promise<unknown> {
  return database.listen(budgetChannel, ({ payload, reconnected }) => {
    if (reconnected) for (const budget of budgets.values()) budget.markStale();
    else budgets.get(payload)?.markStale();
  });
}

function sharedBudget({ database }: TrafficPorts, organizationId: Id<"organization">, holder: BudgetHolder) {
  return {
    load: () =>
      database.withOrganization(organizationId, (transaction) => selectBudget(transaction, holder), { single: true }),
    takeTurn: (stretch: number) =>
      database.withOrganization(organizationId, (transaction) => takeTurn(transaction, holder, stretch), {
        single: true,
        durable: false,
      }),
    block: (block: Parameters<typeof blockBudget>[2]) =>
      database.withOrganization(organizationId, (transaction) => blockBudget(transaction, holder, block), {
        durable: false,
      }),
  };
}
