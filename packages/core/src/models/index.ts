/** Models: asks whoever an organization, or the operator, has connected. */
export { forgetAnswers } from "./answers/forget-answers.ts";
export { ModelError } from "./model-error.ts";
export {
  type CallAttempt,
  type CallText,
  type ModelAnswer,
  type ModelCall,
  type ModelErrorCode,
  type ModelGateway,
  type ModelStream,
  modelErrorCodes,
  type StreamingGateway,
} from "./model-gateway.ts";
export { modelsModule } from "./module.ts";
export { modelFaultPoints, organizationGateway } from "./organization-gateway.ts";
