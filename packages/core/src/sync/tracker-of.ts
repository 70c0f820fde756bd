/** The boards of a connection's platform. */
import type { HooksCapability, TrackerCapability } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import { assertActive, connectorOf, type LoadedConnection, type TrafficOptions } from "../connections/index.ts";
import type { Application } from "../operations/index.ts";
import { withLabelLists } from "./label-lists.ts";

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

/** The same as the rules of a board divide its lists. Throws as {@link trackerOf}. */
export function trackerOfBoard(
  application: Application,
  connection: LoadedConnection,
  { labelLists }: Pick<SyncRules, "labelLists">,
  options?: TrafficOptions,
): TrackerCapability {
  return withLabelLists(trackerOf(application, connection, options), labelLists);
}

/** Null where the platform delivers everything without being asked. */
export function hooksOf(application: Application, connection: LoadedConnection): HooksCapability | null {
  assertActive(connection);
  const installed = connectorOf(application.ports, connection);
  return installed.connector.hooks?.(installed.createClient(application, connection) as never) ?? null;
}
