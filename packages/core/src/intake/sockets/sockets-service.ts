/** Keeps the lines of all organizations open, each in one process at a time. */
import { newUuid } from "@eureka/contracts/ids";
import { connectorOf, listInstalledConnectors, recallConnection } from "../../connections/index.ts";
import type { Application, BackgroundService } from "../../operations/index.ts";
import { keepLineOpen } from "./keep-line-open.ts";
import { isHeldElsewhere, type SocketConnection, selectSocketConnections } from "./socket-lines.store.ts";

const lookMilliseconds = 2_000;

export const socketsService: BackgroundService = {
  name: "intake.sockets",
  role: "gateway",
  async start(application) {
    const { ports } = application;
    const connectors = listInstalledConnectors(ports)
      .filter(({ connector }) => connector.socket)
      .map(({ name }) => name);
    if (connectors.length === 0) return async () => {};
    const holder = newUuid();
    const stopped = new AbortController();
    const open = new Map<string, Promise<void>>();

    const look = async (): Promise<void> => {
      const wanted = await ports.database.withPlatform((transaction) =>
        selectSocketConnections(transaction, connectors),
      );
      await Promise.all(wanted.map((connection) => openLines(connection)));
    };
    const openLines = async (connection: SocketConnection): Promise<void> => {
      const key = `${connection.organizationId}/${connection.connector}`;
      if (open.has(`${key}/0`)) return;
      const { organizationId, connector } = connection;
      const wish = { connector, holder, now: ports.clock.now() };
      // Asking the platform how many lines it wants is for whoever may hold them.
      if (
        await ports.database.withOrganization(organizationId, (inside) => isHeldElsewhere(inside, wish), {
          readOnly: true,
        })
      )
        return;
      const count = await countLines(application, connection);
      for (let index = 0; index < count; index++) {
        if (stopped.signal.aborted) return;
        const name = `${key}/${index}`;
        const line = { ...connection, index, count, holder };
        const work = keepLineOpen(application, line, stopped.signal)
          .catch((error: unknown) => ports.log.error({ error }, "sockets.line_failed"))
          .finally(() => open.delete(name));
        open.set(name, work);
      }
    };
    let looking: Promise<void> = Promise.resolve();
    const lookAgain = () => {
      looking = looking.then(look).catch((error: unknown) => ports.log.warn({ error }, "sockets.look_failed"));
    };
    lookAgain();
    const timer = setInterval(lookAgain, lookMilliseconds);
    return async () => {
      clearInterval(timer);
      stopped.abort();
      await looking;
      await Promise.allSettled([...open.values()]);
    };
  },
};

/** How many lines the platform wants; none while it does not say, or where the organization uses none. */
async function countLines(
  application: Application,
  { organizationId, connectionId }: SocketConnection,
): Promise<number> {
  const { ports } = application;
  try {
    const connection = await recallConnection({ ports, organizationId }, connectionId);
    if (connection.state !== "active") return 0;
    const installed = connectorOf(ports, connection);
    return (
      (await installed.connector.socket?.(installed.createClient(application, connection) as never).countLines()) ?? 0
    );
  } catch (error) {
    ports.log.warn({ error }, "sockets.lines_not_counted");
    return 0;
  }
}
