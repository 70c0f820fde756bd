import { type ChatCapability, ConnectorError, type TrackerCapability } from "@eureka/connector-sdk";
import {
  type ConnectionTest,
  connectionTestSchema,
  exampleConnection,
  exampleConnectionTest,
} from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { holdsOverOrganization } from "./holds-over-organization.ts";
import { connectorOf } from "./installed-connector.ts";
import { type LoadedConnection, loadConnection, loadStandingConnection } from "./load-connection.ts";
import { createConnectorTools } from "./traffic/connector-tools.ts";
import type { TrafficOptions } from "./traffic/traffic-options.ts";

interface Probed {
  readonly latencyMilliseconds: number;
  /** Null where the platform's name for itself was not asked for. */
  readonly platformWorkspaceName: string | null;
  readonly error: ConnectorError | null;
}

/** Asks a platform something small, also one that did not answer lately, and a connection that is paused. */
export const testConnection = defineOperation({
  name: "connection.test",
  summary: "Ask a platform whether it answers",
  description: "A real call that changes nothing. It says what is wrong in a sentence.",
  input: z.strictObject({ id: idSchema("connection") }),
  output: connectionTestSchema,
  permission: "connection:update",
  effect: "write",
  http: { method: "POST", path: "/connections/{id}/test" },
  command: { words: ["id"] },
  cost: 20,
  example: { input: { id: exampleConnection.id }, output: exampleConnectionTest },
  // Before the transaction: a platform may take its time.
  prepare: (preparation, { id }) => probe(preparation, id),
  target: (context, { id }) => loadStandingConnection(context, id),
  async run(_context, _input, { row }, probed): Promise<ConnectionTest> {
    if (!probed) throw new Error("a connection that is there was not tried");
    const { error, latencyMilliseconds } = probed;
    const message = error
      ? say(`connection.test.${error.code}`, { detail: error.platformCode ?? error.code })
      : say("connection.test.works");
    const platformWorkspaceName = probed.platformWorkspaceName ?? row.platformWorkspaceName;
    return { ok: error === null, latencyMilliseconds, platformWorkspaceName, message };
  },
});

/** Null for a connection that is not there, or for somebody who may not try it: the transaction refuses them properly. */
async function probe(preparation: PreparationContext, id: Id<"connection">): Promise<Probed | null> {
  const { principal, ports, clock } = preparation;
  if (!principal || !holdsOverOrganization(principal, "connection:update")) return null;
  const connection = await find(preparation, principal.organizationId, id);
  if (!connection || connection.state === "removed") return null;
  const began = clock.monotonic();
  const latency = () => Math.max(0, Math.round(clock.monotonic() - began));
  try {
    const platformWorkspaceName = await look(preparation, connection);
    return { latencyMilliseconds: latency(), platformWorkspaceName, error: null };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    ports.log.info({ connectionId: id, code: error.code, platformCode: error.platformCode }, "connections.test_failed");
    return { latencyMilliseconds: latency(), platformWorkspaceName: null, error };
  }
}

async function find(
  { ports }: PreparationContext,
  organizationId: Id<"organization">,
  id: Id<"connection">,
): Promise<LoadedConnection | null> {
  try {
    return await ports.database.withOrganization(organizationId, (transaction) => loadConnection({ transaction }, id));
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

const options: TrafficOptions = { priority: "interactive", evenIfUnreachable: true };

/** The cheapest call that needs the token. Gives the platform's name for its workspace where the call tells it. */
async function look({ application }: PreparationContext, connection: LoadedConnection): Promise<string | null> {
  const installed = connectorOf(application.ports, connection);
  const { auth, chat, tracker } = installed.connector;
  if (auth.kind === "token") {
    const tools = createConnectorTools(application, connection, options);
    return (await auth.readInstallation(tools)).platformWorkspaceName;
  }
  // installConnector() saw to it that this client is the one that this connector takes.
  const client = installed.createClient(application, connection, options) as never;
  const page = { limit: 1 };
  if (chat) await (chat(client) as ChatCapability).listChannels(page);
  else if (tracker) await (tracker(client) as TrackerCapability).listBoards(page);
  else if (auth.kind === "oauth2") await createConnectorTools(application, connection, options).tokenProvider();
  return null;
}
