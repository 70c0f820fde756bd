/** Follows the live stream of events and comes back after every broken connection. */
import type { EventEnvelope } from "@eureka/contracts/event";
import { EurekaApiError } from "./api-error.ts";
import type { Connection } from "./connection.ts";
import { readServerSentEvents, type ServerSentEvent } from "./read-events.ts";
import { backoff, pause } from "./retry.ts";

export interface StreamOptions {
  /** What to hear of, for example `["board:brd_...", "run:run_...", "me"]`. */
  readonly topics: readonly string[];
  /** Only events behind this position; by default only what happens from now on. */
  readonly after?: number;
  /** Ends the stream; the loop over it then ends without an error. */
  readonly signal?: AbortSignal;
  /** Told each time that the connection opens and each time that it is lost: for showing it to people. */
  readonly onConnection?: (state: "open" | "lost") => void;
}

/**
 * What comes: an event; a frame that is sent but never stored (text while it is written, presence); or `reset`: the position was too
 * old, events were missed, and what you show must be read anew.
 */
export type StreamFrame =
  | { readonly kind: "event"; readonly position: number; readonly event: EventEnvelope }
  | { readonly kind: "frame"; readonly type: string; readonly data: unknown }
  | { readonly kind: "reset"; readonly position: number };

/** The server sends a sign of life every 15 s; a connection that is silent for longer than three of them is dead. */
const longestSilenceMilliseconds = 45_000;

/**
 * Yields what happens until the signal is aborted. Connections that break are opened again behind the last event that came, so that
 * nothing is lost and nothing comes twice. Throws EurekaApiError when the server refuses (no such topic, no longer signed in).
 */
export async function* followStream(
  connection: Connection,
  options: StreamOptions,
): AsyncGenerator<StreamFrame, void, undefined> {
  let position = options.after ?? null;
  let failures = 0;
  while (!options.signal?.aborted) {
    const attempt = new AbortController();
    const abort = () => attempt.abort(options.signal?.reason);
    options.signal?.addEventListener("abort", abort, { once: true });
    try {
      const body = await openStream(connection, options.topics, position, attempt.signal);
      options.onConnection?.("open");
      for await (const sent of readServerSentEvents(endSilence(body, attempt))) {
        failures = 0;
        const frame = readFrame(sent);
        if (!frame) continue;
        if (frame.kind !== "frame") position = frame.position;
        yield frame;
      }
    } catch (error) {
      if (options.signal?.aborted) return;
      if (error instanceof EurekaApiError && error.status < 500 && error.status !== 429) throw error;
    } finally {
      options.signal?.removeEventListener("abort", abort);
      attempt.abort();
    }
    failures++;
    if (!options.signal?.aborted) options.onConnection?.("lost");
    await pause(backoff(failures), options.signal).catch(() => undefined);
  }
}

async function openStream(
  connection: Connection,
  topics: readonly string[],
  position: number | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const query = new URLSearchParams({ topics: topics.join(",") });
  const headers: Record<string, string> = { accept: "text/event-stream" };
  if (position !== null) headers["last-event-id"] = String(position);
  const request = { method: "GET", path: `/api/v2/stream?${query}`, headers, isRepeatable: true, signal };
  return connection.send(request, (response) => response.body ?? new Blob([]).stream());
}

/** Ends the attempt when nothing came for too long, which a connection that died without a word never tells. */
function endSilence(body: ReadableStream<Uint8Array>, attempt: AbortController): ReadableStream<Uint8Array> {
  const restart = () =>
    setTimeout(() => attempt.abort(new Error("the stream fell silent")), longestSilenceMilliseconds);
  let timer = restart();
  attempt.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      clearTimeout(timer);
      timer = restart();
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(watch, { signal: attempt.signal });
}

/** Null for the server's own words about the connection. */
function readFrame(sent: ServerSentEvent): StreamFrame | null {
  if (sent.event === "closed") return null;
  if (sent.event === "reset") return { kind: "reset", position: Number(sent.id) };
  const data: unknown = JSON.parse(sent.data);
  const isEvent = typeof data === "object" && data !== null && "position" in data && typeof data.position === "number";
  if (!isEvent) return { kind: "frame", type: sent.event, data };
  const event = data as EventEnvelope;
  return { kind: "event", position: Number(sent.id), event };
}
