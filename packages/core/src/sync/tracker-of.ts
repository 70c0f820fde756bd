/** The boards of a connection's platform. */
import type { HooksCapability, TrackerCapability } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { assertActive, connectorOf, type LoadedConnection, type TrafficOptions } from "../connections/index.ts";
import type { Application, Context } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { selectLinkedAmong } from "./external-links.store.ts";
import { withKnownParents } from "./known-parents.ts";
import { withLabelLists } from "./label-lists.ts";
import { rulesOf } from "./rules-of.ts";

/**
 * Throws `connection.inactive` when nothing may go through the connection, `connection.no_tracker` for a platform without boards.
 * Calls of the capability throw `ConnectorError`: never make one inside a transaction.
 */
export function trackerOf(
  application: Application,
  connection: LoadedConnection,
  options?: TrafficOptions,
): TrackerCapability {
  assertActive(connection);
  const installed = connectorOf(application.ports, connection);
  const { tracker, title } = installed.connector;
  if (!tracker) throw new EurekaError("connection.no_tracker", { connector: title });
  // installConnector() saw to it that this client is the one that this connector takes.
  return tracker(installed.createClient(application, connection, options) as never);
}

/** The same as one board sees it: its rules divide lists, and parents are items that it knows. Throws as {@link trackerOf}. */
export function trackerOfBoard(
  { application, ports, organizationId }: Pick<Context, "application" | "ports" | "organizationId">,
  connection: LoadedConnection,
  board: Pick<ConnectedBoardRow, "boardId" | "rules">,
  options?: TrafficOptions,
): TrackerCapability {
  const tracker = withLabelLists(trackerOf(application, connection, options), rulesOf(board).labelLists);
  return withKnownParents(tracker, async (platformItemIds) => {
    const links = await ports.database.withOrganization(
      organizationId,
      (transaction) => selectLinkedAmong(transaction, board.boardId, platformItemIds),
      { readOnly: true },
    );
    return new Set(links.flatMap((link) => (link.state === "linked" ? (link.platformItemId ?? []) : [])));
  });
}

/** Null where the platform delivers everything without being asked. */
export function hooksOf(application: Application, connection: LoadedConnection): HooksCapability | null {
  assertActive(connection);
  const installed = connectorOf(application.ports, connection);
  return installed.connector.hooks?.(installed.createClient(application, connection) as never) ?? null;
}
