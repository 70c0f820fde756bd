/** Thousands of clients that follow the live stream and otherwise do nothing. */
import { connect, type Socket } from "node:net";
import { answerRequests } from "../rig/answer-requests.ts";

interface OpenStreams {
  readonly port: number;
  readonly count: number;
  readonly request: string;
}

/** How a broadcast went. */
export interface Reception {
  /** Milliseconds since 1970 at which the last client had received it. */
  readonly at: number;
  /** Bytes of the read in which the last client found it. */
  readonly bytes: number;
}

/** Connections that are being opened at the same time. */
const atOnce = 100;
const patienceMilliseconds = 60_000;

const sockets: Socket[] = [];
/** All sockets are read into the same bytes, which are looked at before the next read: the client must not be what is slow. */
const received = Buffer.alloc(64 * 1024);
let awaited = Buffer.from("nothing yet");
let round = 0;
let heard = 0;
let whenAll = Promise.withResolvers<Reception>();

answerRequests({ open, close, expect, allHeard: () => whenAll.promise });

/** Opens streams and resolves once each of them has begun. */
async function open({ port, count, request }: OpenStreams): Promise<void> {
  for (let first = 0; first < count; first += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - first) }, () => openOne(port, request)));
  }
}

function openOne(port: number, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    let heardRound = 0;
    function read(size: number): boolean {
      const bytes = received.subarray(0, size);
      if (!hasBegun) {
        hasBegun = true;
        if (bytes.subarray(0, 12).equals(success)) resolve();
        else reject(new Error(bytes.toString()));
      } else if (heardRound < round && bytes.includes(awaited)) {
        // Each client counts once, however often it hears of it.
        heardRound = round;
        heard++;
        if (heard === sockets.length) whenAll.resolve({ at: performance.timeOrigin + performance.now(), bytes: size });
      }
      return true;
    }
    const socket = connect({ port, host: "127.0.0.1", onread: { buffer: received, callback: read } });
    socket.write(request);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("a stream was closed")));
    sockets.push(socket);
  });
}

const success = Buffer.from("HTTP/1.1 200");

/** Listens for a text from now on; `allHeard` tells when every client has received it. */
function expect(text: string): void {
  awaited = Buffer.from(text);
  round++;
  heard = 0;
  const waiting = Promise.withResolvers<Reception>();
  whenAll = waiting;
  const timer = setTimeout(
    () => waiting.reject(new Error(`only ${heard} of ${sockets.length} clients received ${text}`)),
    patienceMilliseconds,
  );
  waiting.promise.then(
    () => clearTimeout(timer),
    () => {},
  );
}

function close(): void {
  for (const socket of sockets.splice(0)) socket.removeAllListeners("close").destroy();
}
