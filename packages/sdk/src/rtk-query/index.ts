/** The client for React with Redux Toolkit: made from the same list of operations. */
export { type ApiFailure, isApiFailure, toApiFailure } from "./api-failure.ts";
export { anyList, type ReadArgument, type Tag, type WriteArgument } from "./endpoint-rules.ts";
export { eurekaApi, everyTag } from "./eureka-api.ts";
export type { EurekaBaseQuery, EurekaExtra } from "./eureka-base-query.ts";
