/** Thousands of clients that follow the live stream and otherwise do nothing. */
import { connect, type Socket } from "node:net";
import { answerRequests } from "../rig/answer-requests.ts";

interface OpenStreams {
  readonly port: number;
  readonly count: number;
  readonly request: string;
}

/** Connections that are being opened at the same time. */
const atOnce = 100;

const sockets: Socket[] = [];
let heard = 0;
let awaited: { readonly text: string; readonly all: () => void } | undefined;

answerRequests({ open, close, waitForAll });

/** Opens streams and resolves once each of them has begun. */
async function open({ port, count, request }: OpenStreams): Promise<void> {
  for (let first = 0; first < count; first += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - first) }, () => openOne(port, request)));
  }
}

function openOne(port: number, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.setEncoding("latin1");
    socket.once("error", reject);
    socket.on("close", () => reject(new Error("a stream was closed")));
    socket.once("data", (head) =>
      String(head).startsWith("HTTP/1.1 200") ? resolve() : reject(new Error(String(head))),
    );
    socket.on("data", (text) => {
      if (!awaited || !String(text).includes(awaited.text)) return;
      heard++;
      if (heard === sockets.length) awaited.all();
    });
    sockets.push(socket);
  });
}

/** Resolves with the time, in milliseconds since 1970, at which the last client has received an event with this text. */
async function waitForAll(text: string): Promise<number> {
  heard = 0;
  await new Promise<void>((resolve) => {
    awaited = { text, all: resolve };
  });
  awaited = undefined;
  return performance.timeOrigin + performance.now();
}

function close(): void {
  for (const socket of sockets.splice(0)) socket.removeAllListeners("close").destroy();
}
