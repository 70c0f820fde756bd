import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { EurekaApiError } from "./api-error.ts";
import { createEurekaClient } from "./create-client.ts";
import type { StreamFrame } from "./follow-stream.ts";

type Reply = (response: ServerResponse) => void;

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server whose connections are answered one after the other; the last answer repeats. */
async function serve(replies: readonly Reply[]) {
  const requests: IncomingMessage[] = [];
  server = createServer((request, response) => {
    const reply = replies[Math.min(requests.push(request), replies.length) - 1];
    reply?.(response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { requests, eureka: createEurekaClient({ baseUrl, apiKey: "eur_live_test", retries: 0 }) };
}

/** Sends these texts; ends the connection unless it shall stay open. */
function send(texts: readonly string[], end: "end" | "break" | "stay"): Reply {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const text of texts) response.write(text);
    if (end === "end") response.end();
    if (end === "break") setImmediate(() => response.destroy());
  };
}

const created = (position: number) =>
  `id: ${position}\nevent: board.created\ndata: {"type":"board.created","position":${position}}\n\n`;

async function take(frames: AsyncGenerator<StreamFrame, void, undefined>, count: number): Promise<StreamFrame[]> {
  const taken: StreamFrame[] = [];
  for await (const frame of frames) if (taken.push(frame) === count) break;
  return taken;
}

const positions = (frames: readonly StreamFrame[]) =>
  frames.map((frame) => (frame.kind === "frame" ? null : frame.position));

it("goes on behind the last event, however a connection ends", async () => {
  const { eureka, requests } = await serve([
    send([created(1), created(2)], "break"),
    send([created(3)], "end"),
    send([created(4)], "stay"),
  ]);
  const frames = await take(eureka.stream({ topics: ["board:brd_1", "me"], after: 0 }), 4);
  expect(positions(frames)).toEqual([1, 2, 3, 4]);
  expect(requests[0]?.url).toBe("/api/v2/stream?topics=board%3Abrd_1%2Cme");
  expect(requests.map(({ headers }) => headers["last-event-id"])).toEqual(["0", "2", "3"]);
});

it("tells that events were missed, and goes on from there", async () => {
  const { eureka, requests } = await serve([
    send(["event: reset\nid: 90\ndata: {}\n\n"], "end"),
    send([created(91)], "stay"),
  ]);
  const frames = await take(eureka.stream({ topics: ["me"], after: 3 }), 2);
  expect(frames[0]).toEqual({ kind: "reset", position: 90 });
  expect(positions(frames)).toEqual([90, 91]);
  expect(requests[1]?.headers["last-event-id"]).toBe("90");
});

it("hands on what is never stored without moving the position", async () => {
  const frame = 'event: message.delta\ndata: {"text":"Hel"}\n\n';
  const { eureka, requests } = await serve([send([": still here\n\n", frame], "end"), send([created(1)], "stay")]);
  const frames = await take(eureka.stream({ topics: ["me"] }), 2);
  expect(frames[0]).toEqual({ kind: "frame", type: "message.delta", data: { text: "Hel" } });
  expect(requests[1]?.headers["last-event-id"]).toBeUndefined();
});

it("ends with the refusal when the credential no longer holds", async () => {
  const problem = {
    status: 401,
    code: "authentication.invalid",
    detail: "No.",
    title: "No",
    errors: [],
    requestId: "req_1",
    type: "",
  };
  const refuse: Reply = (response) =>
    response.writeHead(401, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  const { eureka } = await serve([send([created(1), "event: closed\ndata: {}\n\n"], "end"), refuse]);
  await expect(take(eureka.stream({ topics: ["me"] }), 5)).rejects.toThrow(EurekaApiError);
});

it("ends quietly when it is told to", async () => {
  const { eureka } = await serve([send([created(1)], "stay")]);
  const leaving = new AbortController();
  const seen: StreamFrame[] = [];
  for await (const frame of eureka.stream({ topics: ["me"], signal: leaving.signal })) {
    seen.push(frame);
    leaving.abort();
  }
  expect(positions(seen)).toEqual([1]);
});
