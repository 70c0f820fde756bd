import { Agent, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { testServer } from "@eureka/testing/rest-server";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

const { application, run, admin } = await testOrganization();
const { server } = await testServer({ application });

test("bytes are no input of an operation that takes JSON", async () => {
  const { apiKey } = await run<{ apiKey: string }>(admin, "api_key.create", { name: "Everything" });
  const answer = await server.inject({
    method: "POST",
    url: "/api/v2/workspaces",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/octet-stream" },
    payload: '{"name":"Bytes"}',
  });
  expect(answer.statusCode).toBe(415);
  expect(answer.json()).toMatchObject({ code: "request.unsupported_media_type" });
});

test("an upload that is refused while it comes ends its connection, so that the next call does not wait behind its rest", async () => {
  const { apiKey } = await run<{ apiKey: string }>(admin, "api_key.create", { name: "Uploads" });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await using _closing = { [Symbol.asyncDispose]: async () => agent.destroy() };
  const { port } = new URL(await server.listen({ host: "127.0.0.1", port: 0 }));
  const call = (method: string, path: string, size = 0) =>
    new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/octet-stream" };
      const sent = httpRequest({ host: "127.0.0.1", port, agent, method, path, headers }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      });
      sent.on("error", reject);
      if (size > 0) Readable.from(piecesOf(size)).pipe(sent);
      else sent.end();
    });
  expect(await call("POST", "/api/v2/files?name=film.bin", 40 * 1024 * 1024)).toBe(413);
  expect(await call("GET", "/health/live")).toBe(200);
});

function* piecesOf(size: number): Generator<Buffer> {
  for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536, 1);
}
