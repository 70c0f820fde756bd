/**
 * Renews the tokens of a connection. One process at a time does it, by a lease in the connection's row, and holds no database connection
 * while the platform thinks. Who dies between the platform's answer and our commit leaves a lease behind: after it, the old refresh token
 * is tried once more, and a platform that has replaced it refuses, so that a person connects anew.
 */
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError, type GrantedTokens } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { changeConnectionState } from "../change-connection-state.ts";
import { forgetConnections } from "../connection-memory.ts";
import { sealTokens } from "../connection-tokens.ts";
import { notifyConnectionChange } from "../connections.store.ts";
import { connectorOf } from "../installed-connector.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";
import { type Access, readAccess } from "./access.ts";
import { applicationBaseUrl } from "./base-url.ts";
import { requestTokens } from "./request-tokens.ts";
import { claimRefresh, keepRefreshed, releaseRefresh } from "./tokens.store.ts";
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

/** Resolves once the tokens are others than those of `access`. Throws `ConnectorError` "unauthorized" when a person must act. */
export async function refreshTokens(
  application: Application,
  connection: LoadedConnection,
  access: Access,
): Promise<void> {
  const { refreshes } = trafficRuntime(application.ports);
  const underWay = refreshes.get(connection.id);
  if (underWay) return underWay;
  const refresh = refreshOnce(application, connection, access).finally(() => {
    refreshes.delete(connection.id);
    // Whoever asks next looks, whatever process has renewed it.
    forgetConnections(application.ports);
  });
  refreshes.set(connection.id, refresh);
  return refresh;
}

async function refreshOnce(application: Application, connection: LoadedConnection, access: Access): Promise<void> {
  const { ports } = application;
  const { id, organizationId } = connection;
  const generation = access.tokenGeneration;
  const giveUpAt = ports.clock.monotonic() + waitMilliseconds;
  const patience = AbortSignal.timeout(waitMilliseconds);
  for (;;) {
    const now = ports.clock.now();
    const claim = { generation, now, until: new Date(now.getTime() + leaseMilliseconds) };
    const attempts = await ports.database.withOrganization(organizationId, (transaction) =>
      claimRefresh(transaction, id, claim),
    );
    if (attempts !== null) return renew(application, connection, attempts);
    const present = await readAccess(ports, connection);
    if (present.tokenGeneration !== generation) return;
    if (present.state !== "active" && present.state !== "paused") throw refused("Nothing goes through this connection");
    if (patience.aborted || ports.clock.monotonic() > giveUpAt) {
      throw new ConnectorError("unavailable", "Another process has not renewed the token in time");
    }
    await wait(lookMilliseconds);
  }
}

/** With the lease in hand. */
async function renew(application: Application, connection: LoadedConnection, attempts: number): Promise<void> {
  const { ports } = application;
  // As it is now: what led here may have been remembered.
  const access = await readAccess(ports, connection);
  const generation = access.tokenGeneration;
  if (attempts > mostAttempts) return needPerson(application, connection, generation, "refresh_unfinished");
  try {
    ports.faults.reach("connections.before-refresh");
    const granted = await ask(application, connection, access);
    ports.faults.reach("connections.after-refresh");
    await keep(application, connection, access, granted);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.code === "unauthorized") {
      return needPerson(application, connection, generation, error.platformCode ?? "refused");
    }
    await ports.database.withOrganization(connection.organizationId, (transaction) =>
      releaseRefresh(transaction, connection.id, generation),
    );
    throw error;
  }
}

async function ask({ ports }: Application, connection: LoadedConnection, access: Access): Promise<GrantedTokens> {
  const { connector } = connectorOf(ports, connection);
  const { auth } = connector;
  const refreshToken = access.tokens?.refreshToken;
  if (auth.kind !== "oauth2" || !refreshToken) throw refused("The platform gave nothing to renew the token with");
  if (!access.application) throw refused("The organization's application for this platform is not set");
  const runtime = trafficRuntime(ports);
  const answer = await requestTokens({
    fetch: runtime.calls.watch(connection, runtime.fetch),
    clock: ports.clock,
    auth,
    application: { ...access.application, baseUrl: applicationBaseUrl(connector, access.application) },
    request: { kind: "refresh", refreshToken },
    parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
  });
  return auth.readTokens(answer);
}

async function keep(
  application: Application,
  { id, organizationId }: LoadedConnection,
  access: Access,
  granted: GrantedTokens,
): Promise<void> {
  const { ports } = application;
  await application.transact(organizationId, "connections", async (context) => {
    const grantedAt = ports.clock.now();
    const before = access.tokens ? { before: access.tokens } : {};
    const columns = await sealTokens(context, id, granted, { grantedAt, ...before });
    // A platform need not repeat the scopes that stay what they were (RFC 6749 section 5.1).
    const { row } = await loadConnection(context, id);
    const scopes = columns.scopes.length > 0 ? columns.scopes : row.scopes;
    if (await keepRefreshed(context.transaction, id, access.tokenGeneration, { ...columns, scopes })) {
      await notifyConnectionChange(context.transaction, id);
    }
  });
}

/** The platform will not renew these tokens any more. Never returns. */
async function needPerson(
  application: Application,
  { id, organizationId }: LoadedConnection,
  generation: number,
  platformCode: string,
): Promise<never> {
  await application.transact(organizationId, "connections", async (context) => {
    const connection = await loadConnection(context, id, { lock: true });
    await releaseRefresh(context.transaction, id, generation);
    // Somebody may have connected it anew meanwhile.
    const isStanding = connection.state === "active" || connection.state === "paused";
    const isSame = connection.row.tokenGeneration === generation;
    if (isSame && isStanding) await changeConnectionState(context, connection, "needs_reauth");
  });
  throw new ConnectorError("unauthorized", "The platform does not renew the token", { platformCode });
}

function refused(message: string): ConnectorError {
  return new ConnectorError("unauthorized", message);
}
