/**
 * Notes of calls to platforms: kept in memory for a moment and written in batches, so that no call waits for it. What a process has not
 * written when it is killed is lost: this is for people who look, nothing depends on it.
 */
import { ConnectorError } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Ports } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { insertCalls } from "./calls.store.ts";
import { captureRequest, type WatchedResponse, watchResponse } from "./capture.ts";
import { type CallNote, composeCall } from "./compose-call.ts";

const pauseMilliseconds = 500;
/** An answer whose body nobody reads to its end is written without the rest after so long. */
const patienceMilliseconds = 5_000;
const batchSize = 200;
/** Beyond so many waiting notes (the database is away or too slow) new ones are dropped and counted. */
const mostWaiting = 2_000;
/** With more waiting than this, bodies are left out: each may take 64 KiB. */
const mostWithBodies = 250;

export interface CallNotes {
  /** A `fetch` of which every call is noted. */
  watch(connection: LoadedConnection, fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  /** Says where to write; until then little is kept. Returns how to stop, which writes what is left. */
  attach(ports: Ports): () => Promise<void>;
  /** Writes what is waiting now. */
  flush(ports: Ports): Promise<void>;
}

export function createCallNotes(clock: Pick<Ports["clock"], "now" | "monotonic">): CallNotes {
  let waiting: CallNote[] = [];
  let dropped = 0;
  let attached: Ports | undefined;
  let attachments = 0;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();

  function keep(note: CallNote): void {
    if (waiting.length >= mostWaiting) {
      dropped++;
      return;
    }
    waiting.push(note);
    flushSoon();
  }

  function flushSoon(): void {
    if (!attached || timer) return;
    const ports = attached;
    timer = setTimeout(() => {
      timer = undefined;
      void flush(ports, false);
    }, pauseMilliseconds);
    timer.unref();
  }

  function flush(ports: Ports, everything: boolean): Promise<void> {
    flushing = flushing.then(() => writeAll(ports, everything));
    return flushing;
  }

  async function writeAll(ports: Ports, everything: boolean): Promise<void> {
    const now = clock.monotonic();
    const isReady = (note: CallNote) => everything || note.isOver() || now - note.noticedAt > patienceMilliseconds;
    const ready = waiting.filter(isReady);
    waiting = waiting.filter((note) => !isReady(note));
    const byOrganization = Map.groupBy(ready, ({ connection }) => connection.organizationId);
    for (const [organizationId, notes] of byOrganization) {
      for (let start = 0; start < notes.length; start += batchSize) {
        await writeBatch(ports, organizationId, notes.slice(start, start + batchSize));
      }
    }
    if (dropped > 0) ports.log.warn({ count: dropped }, "connections.calls_not_noted");
    dropped = 0;
    if (waiting.length > 0) flushSoon();
  }

  async function writeBatch(ports: Ports, organizationId: Id<"organization">, notes: readonly CallNote[]) {
    try {
      const rows = await Promise.all(notes.map((note) => composeCall(ports, note)));
      await ports.database.withOrganization(organizationId, (transaction) => insertCalls(transaction, rows), {
        durable: false,
        modest: true,
      });
    } catch (error) {
      // Only the absence of the database passes; what it refuses it will refuse again (an organization that is gone).
      const isTemporary = error instanceof EurekaError && error.kind === "unavailable";
      if (isTemporary && waiting.length + notes.length <= mostWaiting) waiting = [...notes, ...waiting];
      else dropped += notes.length;
      if (!isTemporary) ports.log.warn({ error, organizationId }, "connections.calls_not_written");
    }
  }

  return {
    watch: (connection, fetch) => async (input, init) => {
      const withBody = waiting.length < mostWithBodies;
      const at = clock.now();
      const began = clock.monotonic();
      const call = {
        id: newId("connection_call"),
        connection,
        at,
        method: (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase(),
        address: input instanceof Request ? input.url : String(input),
        request: captureRequest(input, init, withBody),
      };
      const end = (answer: WatchedResponse | null, error: string | null) => {
        const noticedAt = clock.monotonic();
        const milliseconds = Math.max(0, Math.round(noticedAt - began));
        keep({ ...call, milliseconds, noticedAt, answer, error, isOver: () => answer?.isOver() ?? true });
      };
      try {
        const watched = watchResponse(await fetch(input, init), withBody);
        end(watched, null);
        return watched.response;
      } catch (error) {
        end(null, describe(error));
        throw error;
      }
    },
    attach(ports) {
      attached = ports;
      attachments++;
      if (waiting.length > 0) flushSoon();
      let isStopped = false;
      return async () => {
        if (isStopped) return;
        isStopped = true;
        await flush(ports, true);
        attachments--;
        if (attachments > 0) return;
        clearTimeout(timer);
        timer = undefined;
        attached = undefined;
      };
    },
    flush: (ports) => flush(ports, true),
  };
}

function describe(error: unknown): string {
  if (error instanceof ConnectorError) return `${error.message} (${error.platformCode ?? error.code})`;
  return error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
}
