import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { sendFrames, sendHeartbeat } from "./stream-client.ts";

const cleanUps: (() => void)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A connection of which the test holds both ends; the client reads nothing until it is told to. */
async function openConnection(): Promise<{ raw: ServerResponse; client: Socket }> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
  cleanUps.push(() => {
    client.destroy();
    server.close();
  });
  client.write("GET / HTTP/1.1\r\nhost: test\r\n\r\n");
  const [, raw] = (await once(server, "request")) as [unknown, ServerResponse];
  raw.removeHeader("transfer-encoding");
  raw.writeHead(200);
  return { raw, client };
}

/** More than the systems on both ends take in for somebody who does not read. */
const tooMuch = Buffer.alloc(32 * 1024 * 1024, "x");

test("a client that does not read is waited for, gets no signs of life meanwhile, and then everything", async () => {
  const { raw, client } = await openConnection();
  let taken = false;
  const sent = Promise.resolve(sendFrames(raw, tooMuch)).then(() => {
    taken = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  const waiting = raw.writableLength;
  expect(waiting).toBeGreaterThan(0);
  for (let beat = 0; beat < 100; beat++) sendHeartbeat(raw);
  expect(raw.writableLength).toBeLessThanOrEqual(waiting);
  expect(taken).toBe(false);
  let received = 0;
  client.resume().on("data", (bytes) => {
    received += bytes.length;
  });
  await sent;
  await vi.waitFor(() => expect(received).toBeGreaterThanOrEqual(tooMuch.length));
  sendHeartbeat(raw);
  expect(sendFrames(raw, Buffer.from("id: 1\n\n"))).toBeUndefined();
});

test("a client that goes away instead of reading is not waited for, and nothing more is written to it", async () => {
  const { raw, client } = await openConnection();
  const sent = sendFrames(raw, tooMuch);
  client.resetAndDestroy();
  await sent;
  expect(raw.destroyed).toBe(true);
  expect(sendFrames(raw, tooMuch)).toBeUndefined();
  expect(() => sendHeartbeat(raw)).not.toThrow();
});
