/** An application's endpoint for tests: it checks signatures, answers pings, and answers the rest as it is told. */
import { createPublicKey, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestEndpoint {
  readonly url: string;
  /** Bodies with a good signature, pings aside. */
  readonly received: readonly Record<string, unknown>[];
  /** Waits for the next body that arrives; one that nobody has read counts. */
  next<Body>(): Promise<Body>;
  close(): Promise<void>;
}

export interface TestEndpointOptions {
  /** The answer to an interaction or event: its body, or null for 202 without one. */
  readonly answer?: (body: Record<string, unknown>) => unknown;
  /** An endpoint that believes everybody. */
  readonly acceptsForged?: boolean;
  /** 200 with a type for interactions, 204 for webhook events. */
  readonly pingStatus?: 200 | 204;
}

export async function startEndpoint(publicKey: string, options: TestEndpointOptions = {}): Promise<TestEndpoint> {
  const { answer = () => null, acceptsForged = false, pingStatus = 200 } = options;
  const received: Record<string, unknown>[] = [];
  const waiting: ((body: Record<string, unknown>) => void)[] = [];
  const unread: Record<string, unknown>[] = [];
  const prefix = Buffer.from("302a300506032b6570032100", "hex");
  const key = createPublicKey({
    key: Buffer.concat([prefix, Buffer.from(publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const signature = Buffer.from(String(request.headers["x-signature-ed25519"]), "hex");
    const signed = Buffer.from(`${request.headers["x-signature-timestamp"]}${text}`);
    if (!acceptsForged && !verify(null, signed, key, signature)) return void response.writeHead(401).end();
    const body = JSON.parse(text) as Record<string, unknown>;
    const isPing = body.type === (pingStatus === 200 ? 1 : 0);
    if (isPing) return void response.writeHead(pingStatus).end(pingStatus === 200 ? '{"type":1}' : undefined);
    received.push(body);
    const reader = waiting.shift();
    if (reader) reader(body);
    else unread.push(body);
    const reply = answer(body);
    response
      .writeHead(reply === null ? (pingStatus === 204 ? 204 : 202) : 200)
      .end(reply === null ? undefined : JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    async next<Body>() {
      const early = unread.shift();
      const body = early ?? (await new Promise<Record<string, unknown>>((resolve) => waiting.push(resolve)));
      return body as Body;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
