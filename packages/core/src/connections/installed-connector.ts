/** The connectors that the server brings, as the domain reaches them. */
import type { ChatCapability, Connector } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { Application, Context, Ports } from "../operations/index.ts";
import type { LoadedConnection } from "./load-connection.ts";
import type { TrafficOptions } from "./traffic/traffic-options.ts";

/** A connector with the way to make its client for one connection: one entry of `ports.connectors`. */
export interface InstalledConnector {
  readonly name: string;
  /** Its client's type is known to the connector alone; `never` is the one that every connector accepts. */
  readonly connector: Connector<never>;
  /** Makes what the connector's capabilities reach their platform with. Cheap: it may be called for each use. */
  createClient(application: Application, connection: LoadedConnection, options?: TrafficOptions): unknown;
  /** The same for the transaction of `context`; only where the platform is Eureka itself. */
  readonly createClientWithin?: ((context: Context) => unknown) | undefined;
}

/** Ties a connector to the function that makes its clients. The server's list of connectors is made with it. */
export function installConnector<Client>(
  connector: Connector<Client>,
  createClient: (application: Application, connection: LoadedConnection, options: TrafficOptions) => Client,
  createClientWithin?: (context: Context) => Client,
): InstalledConnector {
  return {
    name: connector.name,
    connector,
    createClient: (application, connection, options = { priority: "interactive" }) =>
      createClient(application, connection, options),
    createClientWithin,
  };
}

/** All connectors, in the order of their names. */
export function listInstalledConnectors(ports: Pick<Ports, "connectors">): InstalledConnector[] {
  return [...ports.connectors.keys()].sort().map((name) => findInstalledConnector(ports, name));
}

/** The connector of a name. Throws `connector.unknown`. */
export function findInstalledConnector(ports: Pick<Ports, "connectors">, name: string): InstalledConnector {
  const found = ports.connectors.get(name);
  if (!found) throw new EurekaError("connector.unknown", { name });
  // The ports cannot know connectors; the container fills them with what installConnector() made.
  return found as InstalledConnector;
}

/** The connector of a connection. Throws `connector.unknown` when this installation does not have it (any more). */
export function connectorOf(
  ports: Pick<Ports, "connectors">,
  connection: Pick<LoadedConnection, "connector">,
): InstalledConnector {
  return findInstalledConnector(ports, connection.connector);
}

/** Whether people talk on the platform; false where this installation does not have its connector (any more). */
export function hasChat(ports: Pick<Ports, "connectors">, { connector: name }: Pick<LoadedConnection, "connector">) {
  const found = ports.connectors.get(name) as InstalledConnector | undefined;
  return found?.connector.chat !== undefined;
}

/**
 * The chat of a connection. Throws `connection.inactive` when nothing may go through it, `connection.no_chat` for a platform where
 * nobody talks. Calls of the capability throw
 * `ConnectorError`, and open their own transactions where the platform is Eureka itself: never call it inside one.
 */
export function chatOf(
  application: Application,
  connection: LoadedConnection,
  options?: TrafficOptions,
): ChatCapability {
  assertActive(connection);
  const installed = connectorOf(application.ports, connection);
  const { chat, title } = installed.connector;
  if (!chat) throw new EurekaError("connection.no_chat", { connector: title });
  // installConnector() saw to it that this client is the one that this connector takes.
  return chat(installed.createClient(application, connection, options) as never);
}

/**
 * The chat of a connection as a part of the transaction of `context`: what a call writes is committed with it, and a call that fails
 * undoes only itself. Null where the platform is not Eureka itself, or nothing may go through the connection.
 */
export function chatWithin(context: Context, connection: LoadedConnection): ChatCapability | null {
  const { connector, createClientWithin } = connectorOf(context.ports, connection);
  if (connection.state !== "active" || !connector.chat || !createClientWithin) return null;
  return connector.chat(createClientWithin(context) as never);
}

/** Throws `connection.inactive` unless traffic may go through the connection. */
export function assertActive({ id, state }: Pick<LoadedConnection, "id" | "state">): void {
  if (state !== "active") throw new EurekaError("connection.inactive", { id, state });
}
