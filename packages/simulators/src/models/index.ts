export type { Answers, Behaviour, BehaviourKind, ClaimedUsage, Match, Rule, Script } from "./behaviour.ts";
export type { JsonSchema } from "./json-schema.ts";
export type { CallOutcome, ModelCall } from "./model-call.ts";
export type { Message, ModelRequest, WireName } from "./model-request.ts";
export { type ModelServer, type ModelServerOptions, startModelServer } from "./start-model-server.ts";
