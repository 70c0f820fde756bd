/** Socket Mode: apps connect to Slack and are handed envelopes, which they acknowledge by id. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { type Exchange, type Route, sendJson } from "../loopback/index.ts";

const acknowledgement = z.strictObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});
/** docs.slack.dev/apis/events-api/using-socket-mode: at most ten connections for each app. */
const mostConnections = 10;
const pingMilliseconds = 10_000;

interface Waiting {
  readonly socket: WebSocket;
  settle(status: number, payload: unknown): void;
}

export class SocketHub {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, string>();
  readonly #sockets = new Map<string, Set<WebSocket>>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #recordViolation: (problems: readonly string[]) => void;
  readonly #pings: NodeJS.Timeout;
  #turn = 0;

  constructor(recordViolation: (problems: readonly string[]) => void) {
    this.#recordViolation = recordViolation;
    this.#pings = setInterval(() => {
      for (const socket of this.#allSockets()) socket.ping();
    }, pingMilliseconds);
    this.#pings.unref();
  }

  /** A path that lets the app connect once. */
  issueTicket(appId: string): string {
    const ticket = randomUUID();
    this.#tickets.set(ticket, appId);
    return `/link/?ticket=${ticket}&app_id=${appId}`;
  }

  isFull(appId: string): boolean {
    return (this.#sockets.get(appId)?.size ?? 0) >= mostConnections;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://127.0.0.1").searchParams.get("ticket") ?? "";
    const appId = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (appId === undefined) return void socket.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n");
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#greet(appId, accepted));
  }

  #greet(appId: string, socket: WebSocket): void {
    const sockets = this.#sockets.get(appId) ?? new Set();
    this.#sockets.set(appId, sockets.add(socket));
    socket.on("message", (data) => this.#acknowledge(String(data)));
    socket.on("close", () => {
      sockets.delete(socket);
      for (const waiting of this.#waiting.values()) if (waiting.socket === socket) waiting.settle(502, {});
    });
    const debug = { host: "simulator", build_number: 1, approximate_connection_time: 18_060 };
    const hello = {
      type: "hello",
      num_connections: sockets.size,
      debug_info: debug,
      connection_info: { app_id: appId },
    };
    socket.send(JSON.stringify(hello));
  }

  #acknowledge(text: string): void {
    const read = acknowledgement.safeParse(parse(text));
    if (!read.success) return void this.#recordViolation([`Socket Mode: no acknowledgement: ${text.slice(0, 200)}`]);
    const { envelope_id: id, payload } = read.data;
    const waiting = this.#waiting.get(id);
    // A late acknowledgement is nobody's fault: the envelope was given up and will come again.
    waiting?.settle(200, payload ?? {});
  }

  /** The route by which the event sender reaches a socket: it answers when the app has acknowledged. */
  bridge(path: RegExp): Route {
    return {
      method: "POST",
      path,
      handle: (exchange) => this.#hand(exchange, path.exec(exchange.path)?.[1] ?? ""),
    };
  }

  #hand({ body, response }: Exchange, appId: string): void {
    const sockets = [...(this.#sockets.get(appId) ?? [])].filter(({ readyState }) => readyState === WebSocket.OPEN);
    const socket = sockets[this.#turn++ % Math.max(sockets.length, 1)];
    if (!socket) return void sendJson(response, 503, { problem: "no socket is open" });
    const id = randomUUID();
    this.#waiting.set(id, {
      socket,
      settle: (status, payload) => {
        this.#waiting.delete(id);
        sendJson(response, status, payload);
      },
    });
    response.on("close", () => this.#waiting.delete(id));
    socket.send(JSON.stringify({ envelope_id: id, ...(body as object) }));
  }

  #allSockets(): WebSocket[] {
    return [...this.#sockets.values()].flatMap((sockets) => [...sockets]);
  }

  /** Asks every client to connect anew, as Slack does every few hours. */
  refresh(): void {
    const message = { type: "disconnect", reason: "refresh_requested", debug_info: { host: "simulator" } };
    for (const socket of this.#allSockets()) socket.send(JSON.stringify(message));
  }

  /** Drops every connection without a word. */
  cut(): void {
    for (const socket of this.#allSockets()) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    this.cut();
    this.#server.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
