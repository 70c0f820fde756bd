/** LISTEN on one dedicated connection that comes back by itself (https://www.postgresql.org/docs/15/sql-listen.html). */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { DatabaseLog } from "./log.ts";

/** A message, or the news that the connection was away and messages may have been missed (then `payload` is empty). */
export interface Notification {
  readonly payload: string;
  readonly reconnected: boolean;
}

export type NotificationHandler = (notification: Notification) => void | Promise<void>;

export interface Subscription {
  stop(): Promise<void>;
}

export interface Listener {
  listen(channel: string, handler: NotificationHandler): Promise<Subscription>;
  /** Calls this process's handlers of a channel. */
  deliver(channel: string, notification: Notification): void;
  close(): Promise<void>;
}

const firstDelay = 100;
const longestDelay = 5_000;

/**
 * Connects at the first `listen`; one connection serves all channels. `listen` resolves once PostgreSQL has the channel. Messages
 * with our own `signature` were delivered when they were sent.
 */
export function createListener(connection: pg.ClientConfig, log: DatabaseLog, signature: string): Listener {
  const channels = new Map<string, Set<NotificationHandler>>();
  let current: Promise<pg.Client> | undefined;
  /** The connection while it stands. */
  let open: pg.Client | undefined;
  const closing = new AbortController();

  /** Connects and listens to all channels known so far. */
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(connection);
    client.on("error", () => {}); // the "end" event that follows is what counts
    client.on("notification", ({ channel, payload }) => {
      if (payload !== signature) deliver(channel, { payload: payload ?? "", reconnected: false });
    });
    try {
      await client.connect();
      for (const channel of channels.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    client.once("end", () => lost());
    open = client;
    return client;
  }

  /** The connection, opened if need be; never rejects while the listener is open, but keeps trying. */
  function connected(): Promise<pg.Client> {
    current ??= keepConnecting();
    return current;
  }

  async function keepConnecting(): Promise<pg.Client> {
    for (let delay = firstDelay; ; delay = Math.min(delay * 2, longestDelay)) {
      try {
        return await connect();
      } catch (error) {
        if (closing.signal.aborted) throw error;
        log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          "cannot listen to the database yet",
        );
        await wait(delay * (0.5 + Math.random() / 2), undefined, { signal: closing.signal });
      }
    }
  }

  function lost(): void {
    current = undefined;
    open = undefined;
    if (closing.signal.aborted || channels.size === 0) return;
    connected().then(
      () => {
        for (const channel of channels.keys()) deliver(channel, { payload: "", reconnected: true });
      },
      () => {}, // closed meanwhile
    );
  }

  function deliver(channel: string, notification: Notification): void {
    for (const handler of channels.get(channel) ?? []) {
      new Promise<void>((resolve) => resolve(handler(notification))).catch((error: unknown) =>
        log.error({ err: error, channel }, "a handler of a database notification failed"),
      );
    }
  }

  return {
    async listen(channel, handler) {
      const handlers = channels.get(channel) ?? new Set();
      channels.set(channel, handlers.add(handler));
      const client = await connected();
      // The connection may have been opened before this channel was known; listening twice is harmless.
      await client.query(`listen ${client.escapeIdentifier(channel)}`).catch(() => {}); // lost() listens again
      return {
        async stop() {
          handlers.delete(handler);
          if (handlers.size > 0 || channels.get(channel) !== handlers) return;
          channels.delete(channel);
          // Never waits for a connection: while the database is away, stopping must not wait until it is back.
          await open?.query(`unlisten ${client.escapeIdentifier(channel)}`).catch(() => {});
        },
      };
    },
    deliver,
    async close() {
      closing.abort();
      channels.clear();
      const last = await current?.catch(() => undefined);
      await last?.end();
    },
  };
}
