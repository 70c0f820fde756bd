/** The TypeScript client of Eureka. */
export { EurekaApiError, EurekaConnectionError, type FieldProblem, type Problem } from "./api-error.ts";
export type {
  ApiAnswer,
  CallOptions,
  Download,
  EurekaClient,
  Input,
  OperationName,
  Output,
  PagedOperation,
  Row,
} from "./client.ts";
export type { ConnectionOptions, UploadBody } from "./connection.ts";
export { createEurekaClient } from "./create-client.ts";
export type { StreamFrame, StreamOptions } from "./follow-stream.ts";
export { operationBindings } from "./generated/operations.ts";
/** The types of all requests and answers, for example `api.WorkItem`. */
export type * as api from "./generated/types.gen.ts";
export type { OperationBinding } from "./operation-types.ts";
export { EurekaPendingError } from "./pending-error.ts";
