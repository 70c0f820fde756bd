import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { EurekaApiError, EurekaConnectionError } from "./api-error.ts";
import type { ConnectionOptions } from "./connection.ts";
import { createEurekaClient } from "./create-client.ts";

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Reply = (response: ServerResponse) => void;

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that gives these answers one after the other, and a client of it. */
async function serve(replies: readonly Reply[], options: Partial<ConnectionOptions> = {}) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = "", url = "", headers } = request;
      const reply = replies[received.push({ method, url, headers, body }) - 1];
      if (reply) reply(response);
      else response.writeHead(599).end();
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { received, eureka: createEurekaClient({ baseUrl, apiKey: "eur_live_test", ...options }) };
}

function answer(output: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) =>
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8", "x-request-id": "req_1", ...headers })
      .end(output === undefined ? "" : JSON.stringify(output));
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const body = {
    type: `/docs/errors/${code}`,
    title: code,
    status,
    code,
    detail: `It is ${code}.`,
    errors: [],
    requestId: "req_1",
  };
  return answer(body, status, { "content-type": "application/problem+json", ...headers });
}

const drop: Reply = (response) => response.destroy();

it("calls an operation by its name, with the credential, a key and the version that was last seen", async () => {
  const { eureka, received } = await serve([answer({ id: "brd_1", name: "Site" })]);
  const board = await eureka.call("board.update", { id: "brd_1", name: "Site" }, { ifMatch: 3 });
  expect(board).toMatchObject({ name: "Site" });
  expect(received[0]).toMatchObject({
    method: "PATCH",
    url: "/api/v2/boards/brd_1",
    body: '{"name":"Site"}',
    headers: { authorization: "Bearer eur_live_test", "content-type": "application/json", "if-match": '"3"' },
  });
  expect(received[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
});

it("asks for an access token at each attempt, so that an old one can be replaced", async () => {
  const tokens = ["first", "second"];
  const { eureka, received } = await serve(
    [problem(503, "server.stopping", { "retry-after": "0" }), answer({ data: [], nextCursor: null })],
    {
      apiKey: undefined,
      getAccessToken: async () => tokens.shift() ?? null,
    },
  );
  await eureka.call("board.list");
  expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer first", "Bearer second"]);
});

it("repeats a write whose answer was lost, with the same key, until it gets the answer", async () => {
  const limited = problem(429, "limit.exceeded", { "retry-after": "0" });
  const { eureka, received } = await serve([
    drop,
    limited,
    answer({ id: "brd_1" }, 201, { "idempotency-replayed": "true" }),
  ]);
  const made = await eureka.request("board.create", { name: "Site" });
  expect(made).toEqual({ output: { id: "brd_1" }, pending: false, requestId: "req_1", replayed: true });
  expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  expect(received).toHaveLength(3);
});

it("gives up after the agreed number of attempts, and says what happened last", async () => {
  const { eureka, received } = await serve([drop, drop, drop], { retries: 1 });
  await expect(eureka.call("board.list")).rejects.toThrow(EurekaConnectionError);
  expect(received).toHaveLength(2);
});

it("repeats an answer that breaks off in the middle", async () => {
  const half: Reply = (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" }).write('{"data":');
    setImmediate(() => response.destroy());
  };
  const { eureka } = await serve([half, answer({ data: [], nextCursor: null })]);
  expect(await eureka.call("board.list")).toEqual({ data: [], nextCursor: null });
});

it("never repeats a sign-in whose answer was lost, because it takes no key", async () => {
  const { eureka, received } = await serve([drop, answer({})]);
  await expect(eureka.call("session.create", { email: "ann@example.com", password: "secret" })).rejects.toThrow(
    EurekaConnectionError,
  );
  expect(received).toHaveLength(1);
  expect(received[0]?.headers["idempotency-key"]).toBeUndefined();
});

it("carries the problem of a refusal", async () => {
  const { eureka, received } = await serve([problem(422, "request.invalid")]);
  const error = await eureka.call("board.create", { name: "" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EurekaApiError);
  expect(error).toMatchObject({
    status: 422,
    code: "request.invalid",
    message: "It is request.invalid.",
    requestId: "req_1",
  });
  expect(received).toHaveLength(1);
});

it.each([
  [
    "a page of another program",
    (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
  ],
  ["the error page of a proxy", (response: ServerResponse) => response.writeHead(404).end("nope")],
  ["a problem that is none", answer({ hello: "world" }, 418)],
])("recognises %s", async (_name, reply) => {
  const { eureka } = await serve([reply]);
  await expect(eureka.call("board.list")).rejects.toMatchObject({ code: "server.not_eureka" });
});

it("follows no redirect, because the credential would go along", async () => {
  const { eureka, received } = await serve([(response) => response.writeHead(302, { location: "/elsewhere" }).end()], {
    retries: 0,
  });
  await expect(eureka.call("board.list")).rejects.toThrow(EurekaConnectionError);
  expect(received).toHaveLength(1);
});

it("reads a list through all its pages, with the same filters", async () => {
  const { eureka, received } = await serve([
    answer({ data: [{ name: "One" }, { name: "Two" }], nextCursor: "second" }),
    answer({ data: [{ name: "Three" }], nextCursor: null }),
  ]);
  const names: string[] = [];
  for await (const board of eureka.all("board.list", { archived: true })) names.push(board.name);
  expect(names).toEqual(["One", "Two", "Three"]);
  expect(received.map(({ url }) => url)).toEqual([
    "/api/v2/boards?archived=true",
    "/api/v2/boards?archived=true&cursor=second",
  ]);
});

it("reads no further page than the reader wants", async () => {
  const { eureka, received } = await serve([answer({ data: [{}], nextCursor: "second" })]);
  for await (const page of eureka.pages("board.list")) {
    expect(page.nextCursor).toBe("second");
    break;
  }
  expect(received).toHaveLength(1);
});

it("opens the bytes of an upload anew for each attempt", async () => {
  const { eureka, received } = await serve([drop, answer({ id: "fil_1" }, 201)]);
  const open = () => new Blob(["the ", "bytes"]).stream();
  expect(await eureka.upload("file.upload", { name: "a.txt" }, open)).toMatchObject({ id: "fil_1" });
  expect(received.at(-1)).toMatchObject({ method: "POST", url: "/api/v2/files?name=a.txt", body: "the bytes" });
  expect(received.at(-1)?.headers["content-type"]).toBe("application/octet-stream");
});

it("sends a stream once only, because it cannot be read again", async () => {
  const { eureka, received } = await serve([drop, answer({ id: "fil_1" }, 201)]);
  await expect(eureka.upload("file.upload", { name: "a.txt" }, new Blob(["bytes"]).stream())).rejects.toThrow(
    EurekaConnectionError,
  );
  expect(received).toHaveLength(1);
});

it("gives the bytes of a download as they come, with their name", async () => {
  const headers = { "content-length": "5", "content-disposition": "attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt" };
  const { eureka } = await serve([(response) => response.writeHead(200, headers).end("bytes")]);
  const { body, fileName, size } = await eureka.download("file.download", { id: "fil_1" });
  expect([await new Response(body).text(), fileName, size]).toEqual(["bytes", "Grüße.txt", 5]);
});

it("understands an answer without content", async () => {
  const { eureka } = await serve([answer(undefined, 204)]);
  expect(await eureka.call("session.revoke", { id: "ses_1" })).toBeUndefined();
});

it("stops when the caller does not want to wait any longer", async () => {
  const { eureka, received } = await serve([problem(503, "server.stopping", { "retry-after": "30" })]);
  const leaving = new AbortController();
  const call = eureka.call("board.list", {}, { signal: leaving.signal });
  await expect.poll(() => received.length).toBe(1);
  leaving.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
});

it("refuses an address that is none at once", () => {
  for (const baseUrl of ["", "localhost:3000", "ftp://example.com"]) {
    expect(() => createEurekaClient({ baseUrl })).toThrow(TypeError);
  }
});
