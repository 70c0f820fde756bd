/** Keeps one line open for as long as this process holds its lease. */
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError, type SocketCapability, type SocketSession } from "@eureka/connector-sdk";
import { connectorOf, markNeedsReauth, recallConnection } from "../../connections/index.ts";
import type { Application } from "../../operations/index.ts";
import { receiveFrame } from "./receive-frame.ts";
import { leaseLine, releaseLine, type SocketConnection, saveLineSession } from "./socket-lines.store.ts";

/** A holder that died is succeeded after this at the latest, and its successor looks every two seconds. */
export const leaseSeconds = 6;
const renewMilliseconds = 2_000;
/** Saving behind every frame would cost more than the frames: a successor that resumes a little earlier sees some of them twice. */
const saveMilliseconds = 1_000;

export interface Line extends SocketConnection {
  readonly index: number;
  readonly count: number;
  readonly holder: string;
}

/** Resolves when the lease was lost, the line cannot be kept open, or `signal` fires. */
export async function keepLineOpen(application: Application, line: Line, signal: AbortSignal): Promise<void> {
  const { ports } = application;
  const { organizationId, connector, index, holder } = line;
  const inOrganization = ports.database.withOrganization;
  const name = { connector, line: index, holder };
  const lease = () => {
    const now = ports.clock.now();
    const until = new Date(now.getTime() + leaseSeconds * 1_000);
    return inOrganization(organizationId, (transaction) => leaseLine(transaction, { ...name, now, until }));
  };
  const held = await lease();
  if (!held) return;
  const lost = new AbortController();
  const ended = AbortSignal.any([signal, lost.signal]);
  const renewal = setInterval(() => {
    lease().then(
      (kept) => kept === null && lost.abort(),
      (error: unknown) => {
        ports.log.warn({ error, connector }, "sockets.lease_not_renewed");
        lost.abort();
      },
    );
  }, renewMilliseconds);
  const session = createSessionKeeper((latest) =>
    inOrganization(organizationId, (transaction) => saveLineSession(transaction, name, latest)),
  );
  try {
    const socket = await openSocket(application, line);
    await socket.keepOpen({
      index,
      count: line.count,
      session: held.session,
      saveSession: session.keep,
      deliver: (frame) => receiveFrame(ports, organizationId, connector, frame),
      signal: ended,
    });
  } catch (error) {
    if (!ended.aborted) await note(application, line, error, ended);
  } finally {
    clearInterval(renewal);
    await session.flush();
    await inOrganization(organizationId, (transaction) => releaseLine(transaction, name));
  }
}

async function openSocket(application: Application, { organizationId, connectionId }: Line): Promise<SocketCapability> {
  const connection = await recallConnection({ ports: application.ports, organizationId }, connectionId);
  const installed = connectorOf(application.ports, connection);
  const { socket } = installed.connector;
  if (!socket) throw new Error(`${installed.name} has no lines`);
  // installConnector() saw to it that this client is the one that this connector takes.
  return socket(installed.createClient(application, connection) as never);
}

const pauseMilliseconds = 10_000;

/** A refused token needs a person; everything else is tried again after a while, by whoever holds the lease then. */
async function note(application: Application, line: Line, error: unknown, ended: AbortSignal): Promise<void> {
  const { ports } = application;
  ports.log.warn({ error, connector: line.connector }, "sockets.line_broke");
  if (error instanceof ConnectorError && error.code === "unauthorized") {
    await application.transact(line.organizationId, "intake.sockets", (context) =>
      markNeedsReauth(context, line.connectionId),
    );
  }
  await wait(pauseMilliseconds, undefined, { signal: ended }).catch(() => undefined);
}

/** Saves the latest session at most once a second. */
function createSessionKeeper(save: (session: SocketSession | null) => Promise<void>) {
  let latest: { readonly session: SocketSession | null } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let saving: Promise<void> = Promise.resolve();
  const write = () => {
    const wanted = latest;
    latest = null;
    if (wanted) saving = saving.then(() => save(wanted.session)).catch(() => undefined);
  };
  /** The first one at once: without it a successor could only begin anew, and what was said in between would be lost. */
  const keep = (session: SocketSession | null): void => {
    latest = { session };
    if (timer) return;
    write();
    timer = setTimeout(() => {
      timer = null;
      if (latest) keep(latest.session);
    }, saveMilliseconds);
  };
  return {
    keep,
    async flush(): Promise<void> {
      if (timer) clearTimeout(timer);
      write();
      await saving;
    },
  };
}
