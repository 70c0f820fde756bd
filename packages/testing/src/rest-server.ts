/** The HTTP server of the API over a test's application; every answer that it gives is held against its document. */
import type { Application } from "@eureka/core/operations";
import { createOpenApiDocument, createRestServer, type RestServer } from "@eureka/surfaces/rest";
import { expect } from "vitest";
import { answerCheckOf } from "./answer-check.ts";
import { afterEveryFile, afterEveryTest } from "./file-lifetime.ts";
import type { TestApplication } from "./test-application.ts";

export interface TestServerOptions {
  /** Further routes: the stream, the gateway, another surface. */
  readonly register?: readonly ((server: RestServer) => void)[];
  /** Listens on a port of 127.0.0.1; otherwise only `server.inject` reaches it. */
  readonly listens?: boolean;
}

export interface TestRestServer {
  readonly server: RestServer;
  /** Without a slash at its end; empty when it does not listen. */
  readonly url: string;
}

const servers = new Set<RestServer>();
const violations: string[] = [];

afterEveryTest(() => {
  expect(violations.splice(0), "answers that the OpenAPI document does not allow").toEqual([]);
});
afterEveryFile(async () => {
  for (const server of servers) await server.close();
  servers.clear();
});

/** Starts a server. A test in which it gave an answer that its document does not allow fails; the server closes with the file. */
export async function testServer(
  { application }: Pick<TestApplication, "application">,
  { register = [], listens = false }: TestServerOptions = {},
): Promise<TestRestServer> {
  const server = await createRestServer({
    application,
    health: { started: () => true, draining: () => false, dependencies: {} },
    trustedProxies: [],
    register: [answerChecks(application), ...register],
  });
  servers.add(server);
  if (!listens) return { server, url: "" };
  return { server, url: await server.listen({ host: "127.0.0.1", port: 0 }) };
}

/** What a server is given in `register` so that its answers are held against the document. */
export function answerChecks({ operations }: Pick<Application, "operations">): (server: RestServer) => void {
  const check = answerCheckOf(createOpenApiDocument(operations.values()));
  return (server) => {
    server.addHook("onSend", async (request, reply, payload) => {
      const route = request.routeOptions.url;
      if (route === undefined || request.method === "HEAD" || request.method === "OPTIONS") return payload;
      const body = typeof payload === "string" ? payload : "";
      const contentType = String(reply.getHeader("content-type") ?? "");
      violations.push(...check.explain({ method: request.method, route, status: reply.statusCode, contentType, body }));
      return payload;
    });
  };
}
