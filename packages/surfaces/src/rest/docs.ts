/** The OpenAPI document and Swagger UI over it. */

import type { OperationDescription } from "@eureka/core/operations";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import { apiPrefix, createOpenApiDocument } from "./openapi.ts";
import type { RestServer } from "./rest-server.ts";

export async function registerDocs(server: RestServer, operations: Iterable<OperationDescription>): Promise<void> {
  // Dear to make, and few processes are ever asked for it: made when somebody reads it, not while everybody waits for the start.
  const listed = [...operations];
  const document = { toJSON: () => createOpenApiDocument(listed) };
  let text: string | undefined;
  server.get(`${apiPrefix}/openapi.json`, (_request, reply) => {
    text ??= JSON.stringify(document);
    return reply.type("application/json; charset=utf-8").send(text);
  });
  // The plug-in types the document as its own union of versions; it only writes out what it is given.
  await server.register(fastifySwagger, { mode: "static", specification: { document: document as never } });
  await server.register(fastifySwaggerUi, {
    routePrefix: "/docs",
    staticCSP: false,
    theme: { title: "Eureka API" },
    logo: { type: "image/svg+xml", content: Buffer.from(logo), href: "/", target: "_self" },
    uiConfig: { persistAuthorization: false, docExpansion: "none", tryItOutEnabled: true },
  });
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="140" height="40" viewBox="0 0 140 40" role="img" aria-label="Eureka">
<circle cx="20" cy="20" r="11" fill="none" stroke="#ffffff" stroke-width="3"/><path d="M14 20h12M20 14v12" stroke="#ffffff" stroke-width="3"/>
<text x="42" y="27" font-family="system-ui, sans-serif" font-size="21" font-weight="600" fill="#ffffff">Eureka</text></svg>`;
