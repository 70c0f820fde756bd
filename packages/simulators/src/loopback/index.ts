export type { Exchange, Route } from "./exchange.ts";
export { listProblems } from "./list-problems.ts";
export { sendJson } from "./send-json.ts";
export { type LoopbackOptions, type LoopbackServer, startLoopbackServer } from "./start-loopback-server.ts";
export type { Violation } from "./violation.ts";
