import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Exchange, Route } from "./exchange.ts";
import { sendJson } from "./send-json.ts";
import type { Violation } from "./violation.ts";

const largestBody = 32 * 1024 * 1024;

/** A simulated platform that listens on 127.0.0.1 and nowhere else. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far that broke a rule of the platform, in order of arrival. */
  readonly violations: readonly Violation[];
  /** Takes sockets that ask to be upgraded to another protocol, for platforms that speak WebSocket. */
  onUpgrade(listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
  /** Stops listening and cuts what is still open, also the answers that would never end. */
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly routes: readonly Route[];
  /** A free one is taken if left out. */
  readonly port?: number;
}

/**
 * The frame that all simulated platforms share: it reads requests, finds their route, and keeps the list of violations.
 * A path that no route knows is a violation and answered with 404.
 * @throws when the port is taken
 */
export async function startLoopbackServer({ routes, port = 0 }: LoopbackOptions): Promise<LoopbackServer> {
  const violations: Violation[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      // A fault of the simulator or of a script's function must be seen as one, not be taken for a scripted fault.
      const { method = "GET", url = "/" } = request;
      violations.push({ at: Date.now(), method, path: url, problems: [`the simulator failed: ${error.stack}`] });
      if (!response.headersSent) sendJson(response, 500, { simulatorError: error.stack });
      else response.destroy(error);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBody(request);
    if (bytes === null) return;
    const rawBody = bytes.toString("utf8");
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://127.0.0.1");
    const { method = "GET", headers } = request;
    const at = Date.now();
    const exchange: Exchange = {
      at,
      method,
      path,
      query,
      headers,
      bytes,
      rawBody,
      body: parseJson(rawBody),
      response,
      recordViolation: (problems) => violations.push({ at, method, path, problems }),
    };

    const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
    if (route) return await route.handle(exchange);
    exchange.recordViolation(["there is no such operation"]);
    sendJson(response, 404, { error: { message: `There is no operation ${method} ${path}.` } });
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    violations,
    onUpgrade: (listener) => {
      server.on("upgrade", listener);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body; null when the client went away while sending it or sent too much. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestBody) {
        request.destroy();
        return null;
      }
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
