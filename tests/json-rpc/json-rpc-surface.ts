/**
 * JSON-RPC 2.0 (https://www.jsonrpc.org/specification) made from the list of operations: the proof that a further surface needs no
 * change to any of them. `method` is the operation's name; `params` hold its input and, beside it, what HTTP says in headers.
 */
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { EurekaError } from "@eureka/contracts/errors";
import type { Answer, Application, Call } from "@eureka/core/operations";
import { describeProblem, type RestServer, readCredential, requestFacts } from "@eureka/surfaces/rest";
import { z } from "zod";

/** Where the surface answers. */
export const jsonRpcPath = "/json-rpc";

const mostCalls = 100;

/** The error codes of the specification; -32000 is ours for whatever the pipeline refuses, with the problem as data. */
const codes = { request: -32_600, method: -32_601, params: -32_602, internal: -32_603, refused: -32_000 } as const;

const requestSchema = z.strictObject({
  jsonrpc: z.literal("2.0"),
  method: z.string(),
  params: z
    .strictObject({
      input: z.record(z.string(), z.unknown()).default({}),
      idempotencyKey: z.string().min(1).max(255).optional(),
      expectedVersion: z.int().optional(),
      /** The bytes of an upload, in base64. */
      content: z.base64().optional(),
    })
    .default({ input: {} }),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
});

type RpcId = string | number | null;
type RpcAnswer = { jsonrpc: "2.0"; id: RpcId } & ({ result: unknown } | { error: RpcError });
interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}
type Facts = Pick<Call, "credential" | "request">;

/** Adds the surface to a server. */
export function registerJsonRpc(server: RestServer, application: Application): void {
  server.post(jsonRpcPath, async (request, reply) => {
    const facts: Facts = {
      credential: readCredential(request),
      request: { ...requestFacts(request), surface: "json-rpc" },
    };
    const answer = await answerBody(application, facts, request.body);
    return answer === null ? reply.code(204).send() : reply.type("application/json").send(JSON.stringify(answer));
  });
}

/** One call or a batch of them. Null when there is nothing to say, because notifications get no answer at all. */
async function answerBody(
  application: Application,
  facts: Facts,
  body: unknown,
): Promise<RpcAnswer | RpcAnswer[] | null> {
  if (!Array.isArray(body)) return answerOne(application, facts, body);
  if (body.length === 0 || body.length > mostCalls) return fail(null, codes.request, "the batch is empty or too long");
  const answers = await Promise.all(body.map((call) => answerOne(application, facts, call)));
  const wanted = answers.filter((answer) => answer !== null);
  return wanted.length > 0 ? wanted : null;
}

async function answerOne(application: Application, facts: Facts, body: unknown): Promise<RpcAnswer | null> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) return fail(idOf(body), codes.request, "is not a JSON-RPC 2.0 request");
  const { id, method, params } = parsed.data;
  const answer = await run(application, facts, id ?? null, method, params);
  return id === undefined ? null : answer;
}

async function run(
  application: Application,
  { credential, request }: Facts,
  id: RpcId,
  operation: string,
  { input, idempotencyKey, expectedVersion, content }: z.output<typeof requestSchema>["params"],
): Promise<RpcAnswer> {
  if (!application.operations.has(operation)) return fail(id, codes.method, "no such operation");
  try {
    const answer = await application.run({
      operation,
      input,
      credential,
      request,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(expectedVersion !== undefined && { expectedVersion }),
      upload: content === undefined ? null : Readable.from([Buffer.from(content, "base64")]),
    });
    return { jsonrpc: "2.0", id, result: await resultOf(answer) };
  } catch (error) {
    const problem = describeProblem(error, request.id);
    if (!(error instanceof EurekaError))
      application.ports.log.error({ error, requestId: request.id }, "request.failed");
    return fail(id, codeOf(error), problem.title, problem);
  }
}

/** Bytes have no place of their own here, so they are the result, in base64; a decision that the call waits for is named as one. */
async function resultOf({ output, bytes, pending }: Answer): Promise<unknown> {
  if (pending) return { pending: output };
  if (!bytes) return output ?? null;
  return {
    content: await text(bytes.stream.setEncoding("base64")),
    fileName: bytes.fileName,
    mediaType: bytes.mediaType,
  };
}

function codeOf(error: unknown): number {
  if (!(error instanceof EurekaError)) return codes.internal;
  return error.kind === "invalid" || error.kind === "malformed" ? codes.params : codes.refused;
}

function idOf(body: unknown): RpcId {
  if (typeof body !== "object" || body === null || !("id" in body)) return null;
  return typeof body.id === "string" || typeof body.id === "number" ? body.id : null;
}

function fail(id: RpcId, code: number, message: string, data?: unknown): RpcAnswer {
  return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
}
