/**
 * Whose delivery it may be, found over all organizations from unverified input. It is on the path of every delivery, so answers are
 * remembered.
 */
import type { InboundIdentity, InboundSecrets } from "@eureka/connector-sdk";
import type { ConnectionState } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { DecryptionError } from "@eureka/kit/crypto";
import type { Ports } from "../operations/index.ts";
import { openApplicationSecrets } from "./applications/application-secrets.ts";
import { selectDeliveryApplications } from "./applications/applications.store.ts";
import { remember } from "./connection-memory.ts";
import { openSecrets } from "./connection-secrets.ts";
import { type DeliveryPlace, type DeliveryRow, selectDeliveryConnections } from "./connections.store.ts";

/** A connection that a delivery may be for, with what verifies it. */
export interface DeliveryConnection {
  readonly organizationId: Id<"organization">;
  readonly connectionId: Id<"connection">;
  /** Deliveries to a paused connection are acknowledged and dropped. */
  readonly state: Exclude<ConnectionState, "removed">;
  /** Events of any other platform workspace are not this connection's; null: it is not known yet. */
  readonly platformWorkspaceId: string | null;
  /** Its own, over those of the organization's application. */
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
  const place = placeOf(identity);
  return place ? findByPlace(ports, connectorName, place) : [];
}

/** The connections of all organizations whose mapping names a channel of the platform; none of them has proven yet that it is in there. */
export async function findChannelConnections(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  connectorName: string,
  platformChannelId: string,
): Promise<readonly DeliveryConnection[]> {
  return isPlatformId(platformChannelId) ? findByPlace(ports, connectorName, { platformChannelId }) : [];
}

function findByPlace(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  connectorName: string,
  place: DeliveryPlace,
): Promise<readonly DeliveryConnection[]> {
  return remember(ports, ["delivery", connectorName, place], async () => {
    const rows = await ports.database.withPlatform((transaction) =>
      selectDeliveryConnections(transaction, connectorName, place),
    );
    const opened = await Promise.all(rows.map((row) => toDeliveryConnection(ports, connectorName, row)));
    return opened.filter((connection) => connection !== null);
  });
}

function placeOf(identity: InboundIdentity): DeliveryPlace | null {
  if (identity.kind === "path_key") return { pathKey: isPlatformId(identity.key) ? identity.key : "" };
  if (identity.kind === "board")
    return isPlatformId(identity.platformBoardId) ? { platformBoardId: identity.platformBoardId } : null;
  if (identity.kind !== "workspace") return null;
  return { platformWorkspaceIds: identity.platformWorkspaceIds.filter(isPlatformId).slice(0, mostWorkspaces) };
}

/**
 * The secrets of the applications that a platform may mean with a handshake, before anybody connected it: of the application that it
 * names first. Verify with one after the other.
 */
export async function findDeliveryApplications(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  connectorName: string,
  { platformApplicationId }: Extract<InboundIdentity, { kind: "application" }>,
): Promise<readonly InboundSecrets[]> {
  const named = platformApplicationId && isPlatformId(platformApplicationId) ? platformApplicationId : null;
  return remember(ports, ["application", connectorName, named], async () => {
    const rows = await ports.database.withPlatform((transaction) =>
      selectDeliveryApplications(transaction, connectorName, named),
    );
    const opened = await Promise.all(
      rows.map(({ organizationId, secrets }) =>
        openApplicationSecrets(ports, { organizationId, connector: connectorName }, secrets).catch((error: unknown) => {
          if (!(error instanceof DecryptionError)) throw error;
          ports.log.error({ error, organizationId }, "connections.secrets_unreadable");
          return null;
        }),
      ),
    );
    return opened.filter((secrets) => secrets !== null);
  });
}

/** Null, with a note in the log, when the secrets cannot be opened: another organization's deliveries must go on. */
async function toDeliveryConnection(
  ports: Pick<Ports, "database" | "keys" | "clock" | "log">,
  connectorName: string,
  { organizationId, id, state, platformWorkspaceId, secrets: sealed, applicationSecrets }: DeliveryRow,
): Promise<DeliveryConnection | null> {
  try {
    const owner = { organizationId, id, connector: connectorName };
    const secrets = {
      ...(await openApplicationSecrets(ports, owner, applicationSecrets)),
      ...(await openSecrets(ports, owner, sealed)),
    };
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
