/** The `fetch` of one connection: breaker, rate budget, address guard, in this order. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import type { Permit } from "./breaker.ts";
import { readRateFacts } from "./rate-headers.ts";
import { reportReachability } from "./report-reachability.ts";
import type { CallPriority, TrafficOptions } from "./traffic-options.ts";
import { trafficRuntime } from "./traffic-runtime.ts";

const patience = { interactive: 15_000, background: 30_000 } as const satisfies Record<CallPriority, number>;

export function createConnectorFetch(
  application: Application,
  connection: LoadedConnection,
  options: TrafficOptions,
): typeof globalThis.fetch {
  const { ports } = application;
  const runtime = trafficRuntime(ports);
  const { priority, patienceMilliseconds = patience[priority], evenIfUnreachable = false, personId = null } = options;

  const noted = runtime.calls.watch(connection, runtime.fetch);

  /** As somebody else may have found out, before this was made. */
  let wasUnreachable = connection.unreachableSince !== null;

  async function call(permit: Permit, input: string | URL | Request, init?: RequestInit): Promise<Response> {
    try {
      const response = await noted(input, init);
      const isOutage = response.status >= 500 || response.status === 408 || response.status === 425;
      if (isOutage) await noteFailure(permit);
      else await noteAnswer(permit);
      return response;
    } catch (error) {
      if (error instanceof ConnectorError && error.code === "unavailable") await noteFailure(permit);
      else permit.unused();
      throw error;
    }
  }

  async function noteFailure(permit: Permit): Promise<void> {
    if (permit.failed()) await reportReachability(application, connection, "unreachable");
  }

  async function noteAnswer(permit: Permit): Promise<void> {
    const endsOutage = permit.answered();
    if (!endsOutage && !wasUnreachable) return;
    wasUnreachable = false;
    await reportReachability(application, connection, "recovered");
  }

  return async (input, init) => {
    const budget = await runtime.budgetOf(connection, personId);
    const permit = runtime.breakerOf(connection).enter({ always: evenIfUnreachable });
    if (!permit) throw leftAlone();
    const passage = await budget
      .enter({ priority, patienceMilliseconds, signal: init?.signal })
      .catch((error: unknown) => {
        permit.unused();
        throw error;
      });
    try {
      // It may have opened while this call waited for its turn.
      if (!permit.holds()) throw leftAlone();
      const response = await call(permit, input, init);
      await passage.answered(readRateFacts(response, ports.clock.now())).catch((error: unknown) => {
        // The answer is there all the same; this process keeps to what it says.
        ports.log.error({ err: error, connectionId: connection.id }, "connections.budget_not_shared");
      });
      return response;
    } finally {
      passage.leave();
    }
  };
}

function leftAlone(): ConnectorError {
  const platformCode = "breaker_open";
  return new ConnectorError("unavailable", "The platform did not answer lately, and is left alone for a moment", {
    platformCode,
  });
}
