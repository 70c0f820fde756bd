/** One route for each operation. */

import { Readable } from "node:stream";
import type { Decision } from "@eureka/contracts/decision";
import { EurekaError } from "@eureka/contracts/errors";
import type { Answer, Credential, OperationDescription, RequestFacts } from "@eureka/core/operations";
import type { FastifyReply, FastifyRequest } from "fastify";
import { apiPrefix, pendingStatus, successStatus } from "./openapi.ts";
import { readInput } from "./read-input.ts";
import type { RestOptions, RestServer } from "./rest-server.ts";
import { keepRefreshToken, takeRefreshToken } from "./session-cookie.ts";

export function registerOperations(server: RestServer, options: RestOptions): void {
  for (const operation of options.application.operations.values()) {
    server.route({
      method: operation.http.method,
      url: `${apiPrefix}${operation.http.path.replace(/\{(\w+)\}/g, ":$1")}`,
      handler: (request, reply) => answer(options, operation, request, reply),
    });
  }
}

async function answer(
  options: RestOptions,
  operation: OperationDescription,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const upload = operation.http.request === "stream" ? readUpload(request) : null;
  if (!upload && request.body instanceof Readable) throw unsupportedMediaType(request);
  const input = readInput(operation, {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    body: upload ? undefined : request.body,
  });
  takeRefreshToken(operation.name, request, input);
  const result = await options.application.run({
    operation: operation.name,
    input,
    credential: readCredential(request),
    request: requestFacts(request),
    idempotencyKey: readIdempotencyKey(request),
    expectedVersion: readExpectedVersion(request),
    upload,
  });
  return send(options, operation, result, request, reply);
}

function send(
  options: RestOptions,
  operation: OperationDescription,
  result: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (result.limit) {
    reply.header("ratelimit-limit", String(result.limit.limit));
    reply.header("ratelimit-remaining", String(result.limit.remaining));
    reply.header("ratelimit-reset", String(result.limit.resetSeconds));
  }
  if (result.replayed) reply.header("idempotency-replayed", "true");
  if (result.bytes) {
    return reply
      .type("application/octet-stream")
      .header("content-length", String(result.bytes.size))
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeFileName(result.bytes.fileName)}`)
      .header("cache-control", "private, no-store")
      .send(result.bytes.stream);
  }
  const status = result.pending ? pendingStatus : successStatus(operation);
  if (result.pending) reply.header("location", `${apiPrefix}/decisions/${(result.output as Decision).id}`);
  const output = keepRefreshToken(operation.name, request, reply, result.output);
  options.inspectAnswer?.({ operation: operation.name, status, body: output });
  reply.code(status).header("cache-control", "no-store");
  const version = versionOf(output);
  if (version !== null) reply.header("etag", `"${version}"`);
  if (status === 204) return reply.send();
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(output));
}

function versionOf(output: unknown): number | null {
  if (typeof output !== "object" || output === null || !("version" in output)) return null;
  return typeof output.version === "number" ? output.version : null;
}

function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The facts of a request that audit records and events carry. */
export function requestFacts(request: FastifyRequest): RequestFacts {
  return {
    id: request.id,
    surface: "rest",
    address: request.ip,
    userAgent: request.headers["user-agent"]?.slice(0, 500) ?? null,
    correlationId: request.id,
    causationId: null,
  };
}

/** The bearer token, if one was sent. */
export function readCredential(request: FastifyRequest): Credential {
  const header = request.headers.authorization;
  if (!header) return { kind: "none" };
  const match = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header);
  if (!match?.[1]) throw new EurekaError("authentication.invalid");
  return { kind: "bearer", token: match[1] };
}

function readUpload(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw unsupportedMediaType(request);
}

function unsupportedMediaType(request: FastifyRequest): EurekaError {
  const contentType = request.headers["content-type"] ?? "an empty body";
  return new EurekaError("request.unsupported_media_type", { contentType });
}

function readIdempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key === "string" && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const errors = [
    { path: "Idempotency-Key", code: "invalid_header", message: "must be 1 to 255 visible ASCII characters" },
  ];
  throw new EurekaError("request.invalid", { count: 1 }, { errors });
}

function readExpectedVersion(request: FastifyRequest): number | null {
  const header = request.headers["if-match"];
  if (header === undefined || header === "*") return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
  if (match?.[1]) return Number(match[1]);
  const errors = [
    { path: "If-Match", code: "invalid_header", message: 'must be an ETag that this API gave, for example "3"' },
  ];
  throw new EurekaError("request.invalid", { count: 1 }, { errors });
}
