/** Connections: the organization's links to platforms, and the connectors that this installation brings. */

export { type ListedCall, selectCalls } from "./calls/calls.store.ts";
export { flushCallNotes } from "./calls/flush-call-notes.ts";
export { loadKnownSecrets } from "./calls/known-secrets.ts";
export { createMasker } from "./calls/mask-payload.ts";
export { maskPayload } from "./calls/payload.ts";
export { createBuiltInConnection, createConnection, type NewConnection } from "./create-connection-record.ts";
export { explainConnectorError } from "./explain-connector-error.ts";
export {
  type DeliveryConnection,
  findChannelConnections,
  findDeliveryApplications,
  findDeliveryConnections,
} from "./find-delivery-connections.ts";
export { findEarlierPaths } from "./find-earlier-paths.ts";
export { holdsOverOrganization } from "./holds-over-organization.ts";
export { hookPathOf } from "./hook-path.ts";
export {
  assertActive,
  chatOf,
  chatWithin,
  connectorOf,
  findInstalledConnector,
  hasChat,
  type InstalledConnector,
  installConnector,
  listInstalledConnectors,
} from "./installed-connector.ts";
export { isInChannel } from "./is-in-channel.ts";
export { findBuiltInConnection, type LoadedConnection, loadConnection, recallConnection } from "./load-connection.ts";
export { beginMandate } from "./mandates/begin-mandate.ts";
export { type ExchangedMandate, exchangeMandate } from "./mandates/exchange-mandate.ts";
export { keepMandate } from "./mandates/keep-mandate.ts";
export { listMandatesOf } from "./mandates/list-mandates.ts";
export { loseMandate } from "./mandates/lose-mandate.ts";
export { type StandingMandate, selectStandingMandate } from "./mandates/mandates.store.ts";
export { withdrawMandate } from "./mandates/withdraw-mandate.ts";
export { markNeedsReauth } from "./mark-needs-reauth.ts";
export { type ConnectionsDependencies, connectionsModule, createConnectionsModule } from "./module.ts";
export { isLastSensibleAttempt, outageAttempts } from "./outage-attempts.ts";
export { setConnectionDefault } from "./set-connection-default.ts";
export { createConnectorTools } from "./traffic/connector-tools.ts";
export { refreshFaultPoints } from "./traffic/refresh-tokens.ts";
export type { TrafficOptions } from "./traffic/traffic-options.ts";
