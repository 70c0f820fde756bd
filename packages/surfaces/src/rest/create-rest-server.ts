/** The HTTP server of the API: one route for each operation, the document, its reader, the troubleshooting pages and the health checks. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { EurekaError } from "@eureka/contracts/errors";
import { newId } from "@eureka/contracts/ids";
import type { Application } from "@eureka/core/operations";
import fastifyCookie from "@fastify/cookie";
import Fastify, { type FastifyRequest } from "fastify";
import { registerDocs } from "./docs.ts";
import { registerErrorPages } from "./error-pages.ts";
import { type FrontRoute, isForRoute, serveFrontRoute } from "./front-route.ts";
import { registerHealth } from "./health.ts";
import { registerOperations } from "./operation-routes.ts";
import { problemAnswer } from "./problem.ts";
import type { RestOptions, RestServer } from "./rest-server.ts";
import { securityHeaders } from "./security-headers.ts";

/** Largest JSON body, in bytes: a description of the largest size with every character escaped fits. */
export const jsonBodyLimit = 1024 * 1024;

/**
 * Milliseconds that a client has to send its head, and head and body together: a large file over a slow line fits, a hanging sender is
 * cut off. A kept connection waits longer for its next request than the proxies in front of us do.
 */
const timeouts = { headersTimeout: 20_000, requestTimeout: 900_000, keepAliveTimeout: 72_000 } as const;

export async function createRestServer(options: RestOptions): Promise<RestServer> {
  const { application, front } = options;
  const state = { closing: false };
  const server = Fastify({
    serverFactory: (router) => createListener(router, front && serveFront(front, application, state)),
    logger: false,
    bodyLimit: jsonBodyLimit,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    genReqId: () => newId("request"),
    routerOptions: { maxParamLength: 512, caseSensitive: true },
    frameworkErrors: (error, request, reply) => {
      sendProblem(application, request, reply, error);
    },
    clientErrorHandler: refuseBrokenRequest,
  });
  await server.register(fastifyCookie);
  readBodies(server);
  endConnectionsWhenClosing(server, state);
  server.addHook("onRequest", (request, reply, done) => {
    reply.headers(securityHeaders);
    reply.header("x-request-id", request.id);
    done();
  });
  server.setErrorHandler((error, request, reply) => {
    sendProblem(application, request, reply, error);
  });
  server.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(server, request.url);
    // A route that found nothing under an address of its own says so: there the method is right.
    const isWrongMethod = allowed.length > 0 && !allowed.includes(request.method);
    const parameters = { method: request.method, path: request.url.split("?")[0] ?? "" };
    if (isWrongMethod) reply.header("allow", allowed.join(", "));
    sendProblem(
      application,
      request,
      reply,
      new EurekaError(isWrongMethod ? "route.method_not_allowed" : "route.not_found", parameters),
    );
  });

  registerHealth(server, options.health, application.ports.metrics);
  if (options.servesOperations ?? true) {
    registerErrorPages(server);
    await registerDocs(server, application.operations.values());
    registerOperations(server, options);
  }
  for (const register of options.register ?? []) register(server);
  return server;
}

/** Bodies are JSON, or bytes for the routes that take a stream; anything else is refused before it is read. */
function readBodies(server: RestServer): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") return done(null, undefined);
    try {
      done(null, parseJson(body as string));
    } catch (error) {
      done(new EurekaError("request.malformed", { reason: reasonOf(error) }));
    }
  });
  server.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
}

interface Front {
  readonly isFor: (url: string) => boolean;
  readonly listener: RequestListener;
}

function serveFront(route: FrontRoute, { ports }: Application, state: { readonly closing: boolean }): Front {
  const listener = serveFrontRoute(route, {
    isClosing: () => state.closing,
    onFailure: (error, requestId) => ports.log.error({ error, requestId }, "request.failed"),
  });
  return { isFor: (url) => isForRoute(route, url), listener };
}

function createListener(router: RequestListener, front: Front | undefined): Server {
  if (!front) return createServer(timeouts, router);
  const { isFor, listener } = front;
  return createServer(timeouts, (request, response) =>
    isFor(request.url ?? "") ? listener(request, response) : router(request, response),
  );
}

/** So long a new connection may take to begin its request while the server closes, in milliseconds. */
const beginningPatience = 500;

/**
 * While the server closes, an answer ends its connection, and who has not begun to ask is let go: browsers open connections in advance.
 * Otherwise a client that keeps one without using it would hold up the close.
 */
function endConnectionsWhenClosing(server: RestServer, state: { closing: boolean }): void {
  const connections = new Set<Socket>();
  const endIfSilent = (connection: Socket) =>
    void setTimeout(() => connection.bytesRead === 0 && connection.destroy(), beginningPatience).unref();
  server.server.on("connection", (connection: Socket) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
    if (state.closing) endIfSilent(connection);
  });
  server.addHook("preClose", (done) => {
    state.closing = true;
    for (const connection of connections) endIfSilent(connection);
    // What was answered in this turn is idle by then.
    setImmediate(done);
  });
  server.addHook("onSend", (_request, reply, payload, done) => {
    if (state.closing) reply.header("connection", "close");
    done(null, payload);
  });
  server.addHook("onResponse", (_request, _reply, done) => {
    // For answers whose head was sent before: their connection has become idle only now.
    if (state.closing) setImmediate(() => server.server.closeIdleConnections());
    done();
  });
}

// A key named __proto__ is data that nobody needs and that careless code downstream could trip over.
function parseJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === "__proto__") throw new SyntaxError("a field is named __proto__");
    return value;
  });
}

// V8's messages quote the input; only the kind of the mistake is repeated.
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("__proto__")) return message;
  return /end of JSON/.test(message) ? "it ends too early" : "a character is out of place";
}

function sendProblem(
  application: Application,
  request: FastifyRequest,
  reply: import("fastify").FastifyReply,
  error: unknown,
): void {
  const known = translateFrameworkError(error, request);
  const { status, headers, body } = problemAnswer(known, request.id);
  if (status >= 500) application.ports.log.error({ error: known, requestId: request.id }, "request.failed");
  // Nobody reads the rest of an upload that was refused on its way, and the next request would wait behind it.
  if (!request.raw.complete) reply.header("connection", "close");
  reply.code(status).headers(headers).send(body);
}

/** Fastify's own refusals, in our words. */
function translateFrameworkError(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof Error) || error instanceof EurekaError) return error;
  const code = "code" in error ? error.code : undefined;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new EurekaError("request.too_large", { limit: jsonBodyLimit });
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" || code === "FST_ERR_CTP_INVALID_CONTENT_TYPE") {
    return new EurekaError("request.unsupported_media_type", {
      contentType: request.headers["content-type"] ?? "an unnamed type",
    });
  }
  if (code === "FST_ERR_CTP_INVALID_CONTENT_LENGTH" || code === "FST_ERR_CTP_EMPTY_JSON_BODY") {
    return new EurekaError("request.malformed", { reason: "its length is not what its header says" });
  }
  if (code === "FST_ERR_BAD_URL" || error instanceof URIError)
    return new EurekaError("route.not_found", { method: request.method, path: "the given path" });
  return error;
}

/** What is not even HTTP gets a plain 400 and a closed connection. */
function refuseBrokenRequest(_error: Error, socket: import("node:net").Socket): void {
  if (!socket.writable) return;
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

function methodsOf(server: RestServer, url: string): string[] {
  const path = url.split("?")[0] ?? "";
  return methods.filter(
    (method) => server.findRoute({ method, url: path }) !== null || routeMatches(server, method, path),
  );
}

function routeMatches(server: RestServer, method: (typeof methods)[number], path: string): boolean {
  // findRoute compares patterns literally, so an address with an id in it needs the router's own look-up.
  return server.hasRoute({ method, url: path.replace(/\/[a-z]{3}_[0-9a-z]{26}(?=\/|$)/g, "/:id") });
}
