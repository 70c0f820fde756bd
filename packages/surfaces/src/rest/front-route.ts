/**
 * A route in front of the router, for the one path that takes thousands of requests a second: what the router makes for each request
 * costs as much as all the work behind it. For who calls nothing is different: request id, security headers, problem details, limits.
 */
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { EurekaError } from "@eureka/contracts/errors";
import { newId } from "@eureka/contracts/ids";
import { problemAnswer } from "./problem.ts";
import { securityHeaders } from "./security-headers.ts";

export interface FrontRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Byte for byte. */
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FrontRoute {
  /** What its paths begin with, for example `/hooks/`. */
  readonly prefix: string;
  /** Single paths besides those. */
  readonly paths?: ReadonlySet<string>;
  /** Others are refused with `route.method_not_allowed`. */
  readonly methods: readonly string[];
  /** Largest body in bytes; a larger one is refused while it comes. */
  readonly bodyLimit: number;
  /** What it throws becomes a problem. */
  answer(request: FrontRequest): Promise<HttpAnswer>;
}

interface FrontServer {
  /** True once the server was told to close: an answer ends its connection then. */
  readonly isClosing: () => boolean;
  readonly onFailure: (error: unknown, requestId: string) => void;
}

const steadyHeaders = Object.entries(securityHeaders).flat();

/** Whether a request with this path and query is the route's. */
export function isForRoute({ prefix, paths }: FrontRoute, url: string): boolean {
  if (url.startsWith(prefix)) return true;
  return paths !== undefined && paths.size > 0 && paths.has(url.split("?", 1)[0] ?? "");
}

/** Answers the requests of a route. */
export function serveFrontRoute(route: FrontRoute, { isClosing, onFailure }: FrontServer): RequestListener {
  async function answer(request: IncomingMessage): Promise<HttpAnswer> {
    const { method = "", url = "" } = request;
    if (!route.methods.includes(method)) {
      throw new EurekaError("route.method_not_allowed", { method, path: url.split("?")[0] ?? "" });
    }
    const body = await readBody(request, route.bodyLimit);
    return await route.answer({ method, url, headers: request.headers, body });
  }

  function refuse(error: unknown, requestId: string): HttpAnswer {
    const { status, headers, body } = problemAnswer(error, requestId);
    if (status >= 500) onFailure(error, requestId);
    return { status, headers: status === 405 ? { ...headers, allow: route.methods.join(", ") } : headers, body };
  }

  return (request, response) => {
    const requestId = newId("request");
    answer(request)
      .catch((error: unknown) => refuse(error, requestId))
      .then((made) => send(response, made, requestId, isClosing() || !request.complete))
      // Whoever called has gone.
      .catch(() => response.destroy());
  };
}

/** The whole body. Throws `request.too_large` as soon as it is known to be. Never ends for a client that went away. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => reject(new EurekaError("request.too_large", { limit }));
    if (Number(request.headers["content-length"]) > limit) {
      tooLarge();
      return;
    }
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length > limit) tooLarge();
      else parts.push(part);
    });
    request.on("end", () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)));
  });
}

function send(response: ServerResponse, answer: HttpAnswer, requestId: string, ends: boolean): void {
  const headers = [
    ...steadyHeaders,
    "x-request-id",
    requestId,
    "content-length",
    String(Buffer.byteLength(answer.body)),
  ];
  for (const name in answer.headers) headers.push(name, answer.headers[name] as string);
  if (ends) headers.push("connection", "close");
  response.writeHead(answer.status, headers).end(answer.body);
}
