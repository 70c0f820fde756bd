/** One open connection of the stream, and how it is written to: never more than one page of events waits for a client. */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyReply } from "fastify";

/** A client that does not read for so long is cut off; it resumes by its last event id. */
const patienceSeconds = 30;

const heartbeat = Buffer.from(": still here\n\n");

/** Answers with the head of a stream and takes the connection out of the server's hands. */
export function openStream(reply: FastifyReply): ServerResponse {
  const { raw } = reply;
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = value;
  reply.hijack();
  // A stream ends only with its connection: without chunks every frame is one write of bytes that all clients share.
  raw.removeHeader("transfer-encoding");
  // All headers at once: those that are set one by one are kept for as long as the client stays.
  raw.writeHead(200, {
    ...headers,
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
    // Proxies must pass each event on at once.
    "x-accel-buffering": "no",
  });
  raw.write("retry: 2000\n\n");
  return raw;
}

/** Writes frames; for a client that does not keep up, resolves when it has taken them or was cut off. */
export function sendFrames(raw: ServerResponse, frames: Buffer): void | Promise<void> {
  if (raw.destroyed || raw.write(frames)) return;
  return drained(raw);
}

/** A sign of life; who has not even read what came before gets none. */
export function sendHeartbeat(raw: ServerResponse): void {
  if (!raw.writableNeedDrain) raw.write(heartbeat);
}

/** Writes what is soon over; who has not even read what came before does without. */
export function sendFleeting(raw: ServerResponse, frames: Buffer): void {
  if (!raw.destroyed && !raw.writableNeedDrain) raw.write(frames);
}

/** The cursor was no good: what the client shows must be read anew. */
export function sendReset(raw: ServerResponse, position: number): void {
  raw.write(`event: reset\nid: ${position}\ndata: {}\n\n`);
}

/** Ends the stream of a client that may not have it any more. */
export function sendClosed(raw: ServerResponse): void {
  raw.end("event: closed\ndata: {}\n\n");
}

async function drained(raw: ServerResponse): Promise<void> {
  const patience = new AbortController();
  const outcome = await Promise.race([
    new Promise<"drained">((resolve) =>
      raw.once("drain", () => resolve("drained")).once("close", () => resolve("drained")),
    ),
    wait(patienceSeconds * 1000, "slow" as const, { signal: patience.signal, ref: false }).catch(
      () => "drained" as const,
    ),
  ]);
  patience.abort();
  if (outcome === "slow") raw.destroy();
}
