/** The client of the API: thin, typed from the OpenAPI document, for Node and browsers. */
import { notEureka } from "./api-error.ts";
import { buildRequest } from "./build-request.ts";
import type { ApiAnswer, CallOptions, Download, EurekaClient, OperationName } from "./client.ts";
import { type ConnectionOptions, createConnection, type OutgoingRequest, type UploadBody } from "./connection.ts";
import { followStream } from "./follow-stream.ts";
import { operationBindings } from "./generated/operations.ts";
import type { Decision } from "./generated/types.gen.ts";
import type { OperationBinding } from "./operation-types.ts";
import { EurekaPendingError } from "./pending-error.ts";
import { readFileName } from "./read-file-name.ts";

type AnyInput = Readonly<Record<string, unknown>>;

/**
 * Makes a client. Writes carry an idempotency key, so that a call that is repeated after a broken connection, a limit (429) or a
 * pause of the server (503) takes effect once.
 *
 * @example
 * const eureka = createEurekaClient({ baseUrl: "http://127.0.0.1:3000", apiKey: process.env.EUREKA_API_KEY });
 * const board = await eureka.call("board.create", { name: "Operations" });
 */
export function createEurekaClient(options: ConnectionOptions): EurekaClient {
  const connection = createConnection(options);

  function request(
    name: OperationName,
    input: AnyInput = {},
    callOptions: CallOptions = {},
    bytes?: UploadBody,
  ): Promise<ApiAnswer<unknown>> {
    const binding: OperationBinding = operationBindings[name];
    return connection.send(describeRequest(binding, input, callOptions, bytes), (response) =>
      readAnswer(response, binding),
    );
  }

  async function output(...call: Parameters<typeof request>): Promise<unknown> {
    const answer = await request(...call);
    if (answer.pending) throw new EurekaPendingError(answer.output as Decision);
    return answer.output;
  }

  async function* pages(name: OperationName, input: AnyInput = {}, callOptions: CallOptions = {}) {
    let cursor = input.cursor;
    do {
      const page = (await request(name, { ...input, cursor }, callOptions)).output as {
        data: unknown[];
        nextCursor: string | null;
      };
      yield page;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async function* all(name: OperationName, input?: AnyInput, callOptions?: CallOptions) {
    for await (const page of pages(name, input, callOptions)) yield* page.data;
  }

  const client = {
    request: (name: OperationName, input?: AnyInput, callOptions?: CallOptions) => request(name, input, callOptions),
    call: (name: OperationName, input?: AnyInput, callOptions?: CallOptions) => output(name, input, callOptions),
    pages,
    all,
    upload: (name: OperationName, input: AnyInput, body: UploadBody, callOptions?: CallOptions) =>
      output(name, input, callOptions, body),
    download: (name: OperationName, input: AnyInput, callOptions: CallOptions = {}) =>
      connection.send(describeRequest(operationBindings[name], input, callOptions), readDownload),
    stream: (streamOptions: Parameters<EurekaClient["stream"]>[0]) => followStream(connection, streamOptions),
  };
  // The names tie inputs to outputs by the generated table, which the body above cannot show to the compiler.
  return client as unknown as EurekaClient;
}

function describeRequest(
  binding: OperationBinding,
  input: AnyInput,
  options: CallOptions,
  bytes?: UploadBody,
): OutgoingRequest {
  const { path, body } = buildRequest(binding, input);
  const isRead = binding.effect === "read";
  const takesKey = !isRead && !binding.keyless;
  const contentType =
    bytes === undefined ? (body === undefined ? null : "application/json") : "application/octet-stream";
  return {
    method: binding.method,
    path,
    headers: {
      accept: binding.answersBytes ? "application/octet-stream" : "application/json",
      ...(contentType ? { "content-type": contentType } : {}),
      ...(takesKey ? { "idempotency-key": options.idempotencyKey ?? crypto.randomUUID() } : {}),
      ...(options.ifMatch === undefined ? {} : { "if-match": `"${options.ifMatch}"` }),
    },
    body: bytes ?? body,
    isRepeatable: isRead || takesKey,
    signal: options.signal,
  };
}

async function readAnswer(response: Response, { approvable }: OperationBinding): Promise<ApiAnswer<unknown>> {
  const text = await response.text();
  if (text !== "" && !/\bjson\b/.test(response.headers.get("content-type") ?? "")) throw notEureka(response);
  return {
    output: text === "" ? undefined : JSON.parse(text),
    requestId: response.headers.get("x-request-id") ?? "",
    pending: approvable === true && response.status === 202,
    replayed: response.headers.get("idempotency-replayed") === "true",
  };
}

function readDownload(response: Response): Download {
  const length = response.headers.get("content-length");
  return {
    body: response.body ?? new Blob([]).stream(),
    fileName: readFileName(response.headers.get("content-disposition")),
    size: length === null ? null : Number(length),
    requestId: response.headers.get("x-request-id") ?? "",
  };
}
