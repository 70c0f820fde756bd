/** REST: every operation as a route, with its document. */
export { createRestServer, jsonBodyLimit, type RestOptions, type RestServer } from "./create-rest-server.ts";
export type { HealthChecks } from "./health.ts";
export { escapeHtml, htmlPage } from "./html-page.ts";
export { apiPrefix, createOpenApiDocument, operationId, successStatus } from "./openapi.ts";
export { readCredential, requestFacts } from "./operation-routes.ts";
export { shapeOf } from "./operation-shape.ts";
export { describeProblem, type Problem, problemSchema } from "./problem.ts";
