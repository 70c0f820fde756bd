/** Connections: the organization's links to platforms, and the connectors that this installation brings. */

export { createBuiltInConnection, createConnection, type NewConnection } from "./create-connection-record.ts";
export {
  type DeliveryConnection,
  findDeliveryConnections,
} from "./find-delivery-connections.ts";
export {
  assertActive,
  chatOf,
  connectorOf,
  findInstalledConnector,
  type InstalledConnector,
  installConnector,
  listInstalledConnectors,
} from "./installed-connector.ts";
export { findBuiltInConnection, type LoadedConnection, loadConnection, recallConnection } from "./load-connection.ts";
export { loadConnectionSecrets } from "./load-connection-secrets.ts";
export { markNeedsReauth } from "./mark-needs-reauth.ts";
export { connectionsModule } from "./module.ts";
