/** Models: asks whoever an organization, or the operator, has connected. */
export { ModelError } from "./model-error.ts";
export type {
  CallAttempt,
  CallText,
  ModelAnswer,
  ModelCall,
  ModelErrorCode,
  ModelGateway,
  ModelStream,
  StreamingGateway,
} from "./model-gateway.ts";
export { modelsModule } from "./module.ts";
export { modelFaultPoints, organizationGateway } from "./organization-gateway.ts";
export { cleanLine, cleanLines } from "./text/clean-text.ts";
export { fenceData } from "./text/fence-data.ts";
