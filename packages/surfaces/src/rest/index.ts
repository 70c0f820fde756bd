/** REST: every operation as a route, with its document. */
export { createRestServer, jsonBodyLimit } from "./create-rest-server.ts";
export type { FrontRequest, FrontRoute, HttpAnswer } from "./front-route.ts";
export { htmlPage } from "./html-page.ts";
export { apiPrefix, createOpenApiDocument, operationId, successStatus } from "./openapi.ts";
export { readCredential, requestFacts } from "./operation-routes.ts";
export { shapeOf } from "./operation-shape.ts";
export { describeProblem, type Problem } from "./problem.ts";
export type { HealthChecks, RestOptions, RestServer } from "./rest-server.ts";
