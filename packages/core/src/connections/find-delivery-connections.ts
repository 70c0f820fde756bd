/**
 * Whose delivery it may be, found over all organizations from unverified input. It is on the path of every delivery, so answers are
 * remembered.
 */
import type { InboundIdentity, InboundSecrets } from "@eureka/connector-sdk";
import type { ConnectionState } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { DecryptionError } from "@eureka/kit/crypto";
import type { Ports } from "../operations/index.ts";
import { remember } from "./connection-memory.ts";
import { openSecrets } from "./connection-secrets.ts";
import { type DeliveryRow, selectDeliveryConnections } from "./connections.store.ts";

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

/** Platform workspaces that one delivery can name at the most. */
const mostWorkspaces = 10;

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
  return remember(ports, ["delivery", connectorName, place], async () => {
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
