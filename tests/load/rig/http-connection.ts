/** One kept-alive HTTP connection with one request at a time: a client so small that it hardly disturbs what it measures. */
import { connect, type Socket } from "node:net";

export interface HttpAnswer {
  readonly status: number;
  /** Head and body, as they came. */
  readonly text: () => string;
}

export interface HttpConnection {
  /** Calls back once the answer is whole. */
  send(request: Buffer, done: (answer: HttpAnswer) => void): void;
  close(): void;
}

const headEnd = Buffer.from("\r\n\r\n");
const lengthHeader = /\r\ncontent-length: (\d+)/i;

export async function openConnection(port: number): Promise<HttpConnection> {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  let received: Buffer = Buffer.alloc(0);
  let whenDone: ((answer: HttpAnswer) => void) | undefined;

  socket.on("data", (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const length = answerLength(received);
    if (length === null || received.length < length) return;
    const answer = received;
    const done = whenDone;
    received = Buffer.alloc(0);
    whenDone = undefined;
    done?.({ status: Number(answer.toString("latin1", 9, 12)), text: () => answer.toString() });
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.on("error", (error) => {
    whenDone?.({ status: 0, text: () => error.message });
  });
  return {
    send(request, done) {
      whenDone = done;
      socket.write(request);
    },
    close: () => socket.destroy(),
  };
}

/** Bytes of the whole answer; null until its head is there. */
function answerLength(received: Buffer): number | null {
  const end = received.indexOf(headEnd);
  if (end < 0) return null;
  const length = lengthHeader.exec(received.toString("latin1", 0, end + 2))?.[1] ?? "0";
  return end + headEnd.length + Number(length);
}
