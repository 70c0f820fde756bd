/**
 * Whose delivery it may be, found over all organizations from unverified input. It is on the path of every delivery, so answers are
 * remembered; a change of a connection makes every process forget them.
 */
import type { InboundIdentity, InboundSecrets } from "@eureka/connector-sdk";
import type { ConnectionState } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { type Cache, createCache } from "@eureka/kit/cache";
import { DecryptionError } from "@eureka/kit/crypto";
import type { Ports } from "../operations/index.ts";
import { openSecrets } from "./connection-secrets.ts";
import { connectionChannel, type DeliveryRow, selectDeliveryConnections } from "./connections.store.ts";

/** A connection that a delivery may be for, with what verifies it. */
export interface DeliveryConnection {
  readonly organizationId: Id<"organization">;
  readonly connectionId: Id<"connection">;
  /** Deliveries to a paused connection are acknowledged and dropped. */
  readonly state: Exclude<ConnectionState, "removed">;
  /** Events of any other platform workspace are not this connection's; null: it is not known yet. */
  readonly platformWorkspaceId: string | null;
  readonly secrets: InboundSecrets;
}

interface Memory {
  readonly found: Cache<readonly DeliveryConnection[]>;
  /** Resolves once PostgreSQL tells of changes: nothing is remembered before. */
  readonly listening: Promise<unknown>;
}

/** Platform workspaces that one delivery can name at the most. */
const mostWorkspaces = 10;

const memories = new WeakMap<Ports["database"], Memory>();

/**
 * The connections that a delivery may be for, the best match first; none when nobody connected that. Several organizations may name
 * one platform workspace, and only a signature proves whose delivery it is: verify with the secrets of one after the other.
 */
export async function findDeliveryConnections(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  connectorName: string,
  identity: InboundIdentity,
): Promise<readonly DeliveryConnection[]> {
  if (identity.kind !== "workspace" && identity.kind !== "path_key") return [];
  const place =
    identity.kind === "path_key"
      ? { pathKey: isPlatformId(identity.key) ? identity.key : "" }
      : { platformWorkspaceIds: identity.platformWorkspaceIds.filter(isPlatformId).slice(0, mostWorkspaces) };
  const memory = memoryOf(ports);
  await memory.listening;
  const key = JSON.stringify([connectorName, place]);
  return memory.found.get(key, async () => {
    const rows = await ports.database.withPlatform((transaction) =>
      selectDeliveryConnections(transaction, connectorName, place),
    );
    const opened = await Promise.all(rows.map((row) => toDeliveryConnection(ports, row)));
    return opened.filter((connection) => connection !== null);
  });
}

/** Null, with a note in the log, when the secrets cannot be opened: another organization's deliveries must go on. */
async function toDeliveryConnection(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  { organizationId, id, state, platformWorkspaceId, secrets: sealed }: DeliveryRow,
): Promise<DeliveryConnection | null> {
  try {
    const secrets = await openSecrets(ports, { organizationId, id }, sealed);
    return { organizationId, connectionId: id, state, platformWorkspaceId, secrets };
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    ports.log.error({ error, organizationId, connectionId: id }, "connections.secrets_unreadable");
    return null;
  }
}

/** What comes from outside is not looked up unless it can be a platform's id at all. */
function isPlatformId(text: string): boolean {
  return text.length > 0 && text.length <= 255 && text.isWellFormed() && !text.includes("\0");
}

/** What this process knows of connections is old. Other processes hear it by the notification of the change. */
export function forgetDeliveryConnections(ports: Pick<Ports, "database">): void {
  memories.get(ports.database)?.found.clear();
}

function memoryOf(ports: Pick<Ports, "database">): Memory {
  const known = memories.get(ports.database);
  if (known) return known;
  // Connections change rarely: forgetting all of them costs one look-up each.
  const found = createCache<readonly DeliveryConnection[]>({ maxEntries: 10_000, ttlMs: 60_000 });
  const listening = ports.database.listen(connectionChannel, () => found.clear());
  const memory = { found, listening };
  memories.set(ports.database, memory);
  listening.catch(() => memories.delete(ports.database));
  return memory;
}
