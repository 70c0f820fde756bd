/**
 * Renews tokens. One process at a time does it, by a lease in their row, and holds no database connection
 * while the platform thinks. Who dies between the platform's answer and our commit leaves a lease behind: after it, the old refresh token
 * is tried once more, and a platform that has replaced it refuses, so that a person has to act.
 */
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { forgetConnections } from "../connection-memory.ts";
import type { HeldTokens, TokenHolder } from "./token-holder.ts";
import { trafficRuntime } from "./traffic-runtime.ts";

/** Points at which a crash test kills the process while tokens are renewed. */
export const refreshFaultPoints = ["connections.before-refresh", "connections.after-refresh"] as const;

/** Longer than a platform may take to answer. */
const leaseMilliseconds = 60_000;
/** A refresh of which nobody knows how it ended is repeated once. */
const mostAttempts = 2;
/** So long a caller waits for what another process does. */
const waitMilliseconds = 35_000;
const lookMilliseconds = 100;

/** Resolves once the tokens are others than those that are `held`. Throws `ConnectorError` "unauthorized" when a person must act. */
export async function refreshTokens<Held extends HeldTokens>(
  application: Application,
  holder: TokenHolder<Held>,
  held: Held,
): Promise<void> {
  const { refreshes } = trafficRuntime(application.ports);
  const underWay = refreshes.get(holder.key);
  if (underWay) return underWay;
  const refresh = refreshOnce(application, holder, held).finally(() => {
    refreshes.delete(holder.key);
    // Whoever asks next looks, whatever process has renewed it.
    forgetConnections(application.ports);
  });
  refreshes.set(holder.key, refresh);
  return refresh;
}

async function refreshOnce<Held extends HeldTokens>(
  application: Application,
  holder: TokenHolder<Held>,
  held: Held,
): Promise<void> {
  const { ports } = application;
  const generation = held.tokenGeneration;
  const giveUpAt = ports.clock.monotonic() + waitMilliseconds;
  const patience = AbortSignal.timeout(waitMilliseconds);
  for (;;) {
    const now = ports.clock.now();
    const claim = { generation, now, until: new Date(now.getTime() + leaseMilliseconds) };
    const attempts = await ports.database.withOrganization(holder.organizationId, (transaction) =>
      holder.claim(transaction, claim),
    );
    if (attempts !== null) return renew(application, holder, attempts);
    const present = await holder.read();
    if (present.tokenGeneration !== generation) return;
    if (!present.isStanding) throw new ConnectorError("unauthorized", "Nothing goes with these tokens");
    if (patience.aborted || ports.clock.monotonic() > giveUpAt) {
      throw new ConnectorError("unavailable", "Another process has not renewed the token in time");
    }
    await wait(lookMilliseconds);
  }
}

/** With the lease in hand. */
async function renew<Held extends HeldTokens>(
  application: Application,
  holder: TokenHolder<Held>,
  attempts: number,
): Promise<void> {
  const { ports } = application;
  // As it is now: what led here may have been remembered.
  const held = await holder.read();
  const generation = held.tokenGeneration;
  if (attempts > mostAttempts) return needPerson(application, holder, generation, "refresh_unfinished");
  try {
    ports.faults.reach("connections.before-refresh");
    const granted = await holder.ask(held);
    ports.faults.reach("connections.after-refresh");
    await application.transact(holder.organizationId, "connections", (context) => holder.keep(context, held, granted));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.code === "unauthorized") {
      return needPerson(application, holder, generation, error.platformCode ?? "refused");
    }
    await ports.database.withOrganization(holder.organizationId, (transaction) =>
      holder.release(transaction, generation),
    );
    throw error;
  }
}

/** The platform will not renew these tokens any more. Never returns. */
async function needPerson<Held extends HeldTokens>(
  application: Application,
  holder: TokenHolder<Held>,
  generation: number,
  platformCode: string,
): Promise<never> {
  await application.transact(holder.organizationId, "connections", async (context) => {
    await holder.end(context, generation);
  });
  throw new ConnectorError("unauthorized", "The platform does not renew the token", { platformCode });
}
