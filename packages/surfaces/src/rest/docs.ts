/** The OpenAPI document and Swagger UI over it. */

import type { OperationDescription } from "@eureka/core/operations";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import { apiPrefix, createOpenApiDocument } from "./openapi.ts";
import type { RestServer } from "./rest-server.ts";

export async function registerDocs(server: RestServer, operations: Iterable<OperationDescription>): Promise<void> {
  const document = createOpenApiDocument(operations);
  const text = JSON.stringify(document);
  server.get(`${apiPrefix}/openapi.json`, (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(text),
  );
  // The plug-in types the document as its own union of versions; it only serves what it is given.
  await server.register(fastifySwagger, { mode: "static", specification: { document: document as never } });
  await server.register(fastifySwaggerUi, {
    routePrefix: "/docs",
    staticCSP: false,
    uiConfig: { persistAuthorization: false },
  });
}
